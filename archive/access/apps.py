"""Tells Django about the room."""

from django.apps import AppConfig


class AccessConfig(AppConfig):
    name = "archive.access"
    label = "access"
    verbose_name = "People and access"
