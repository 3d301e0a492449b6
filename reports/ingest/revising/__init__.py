"""A newer page of a report that is held: what became of each passage, of the headings, and of the findings."""
