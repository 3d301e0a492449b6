"""Who may come in: the curators' door, how it is kept, and what is written down about it.

The door itself (pages, second factors, sessions) is django-allauth's. Nothing here knows of findings.
"""
