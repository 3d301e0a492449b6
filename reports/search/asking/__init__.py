"""A query run against the index: compiled, ranked, counted, hydrated and explained."""
