"""Bringing reports in: upload, preview, progress and result."""
