"""A plan into rows: a new report, or a revision of one that is stored. Each in one transaction."""
