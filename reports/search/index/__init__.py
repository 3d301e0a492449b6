"""The index on disk: what a document is made of, how the queue is followed, and how damage is found and mended."""
