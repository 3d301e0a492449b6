"""Measurements that anyone can repeat. Each prints a table; docs/ keeps the last one. Nothing here is a test."""
