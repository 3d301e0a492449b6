"""Bringing reports in from the admin: files are staged, read and compared in the background, and written once somebody confirms.

`steps` is what a person does, `reading` and `writing` what the worker does; `presence` knows who is at work.
"""
