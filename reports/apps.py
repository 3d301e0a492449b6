"""Tells Django about the domain app; holds nothing else."""

from django.apps import AppConfig


class ReportsConfig(AppConfig):
    name = "reports"
    verbose_name = "Findings archive"
