"""Bytes to an outline of plain dataclasses, every character accounted for. Knows no model and no database."""
