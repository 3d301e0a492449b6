"""The site's parameter vocabulary: one FilterSet a file, so that a page, a feed and an export read an address alike.

A FilterSet that is not valid is never applied: check `is_valid()` first, and show nothing.
"""
