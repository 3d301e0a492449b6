"""Queues that people work through: suggestions, findings after a revision, headings without a topic."""
