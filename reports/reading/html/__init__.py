"""What readers of web pages share, whoever publishes them: decoding, the walk over elements, emphasis, metadata, source lines."""
