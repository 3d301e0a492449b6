"""Proposes findings: what the words of a passage seem to report, each with the rule and the words that made it.

`propose` is pure and needs no database, so it runs in worker processes with `Tools` made there; `suggest_for` reads what the
archive knows, proposes, and writes.
"""
