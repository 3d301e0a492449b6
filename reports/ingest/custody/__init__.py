"""Proving later that the bytes are those that came, and that the record still follows from them."""
