"""A newer page of a stored report: what became of each passage, of the headings, and of the findings."""
