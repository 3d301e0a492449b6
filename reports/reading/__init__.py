"""Bytes to an outline of plain dataclasses, with an account of every character. Imports no model and no database.

Downwards: `readers` (one a page family), `state_department` and `html` (what several of them share), `outline` (what all share).
"""
