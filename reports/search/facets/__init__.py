"""What passages are filtered and counted by: one table, from which the index, the language, pages and parameters follow."""
