"""Names and their forms: which names a search knows, and which words the index holds."""
