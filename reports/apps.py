"""Tells Django about the domain app, and about the admin whose first page says what waits."""

from typing import Any

from django.apps import AppConfig
from django.contrib.admin import AdminSite
from django.contrib.admin.apps import AdminConfig
from django.http import HttpRequest
from django.template.response import TemplateResponse


class ReportsConfig(AppConfig):
    name = "reports"
    verbose_name = "Findings archive"


class CuratorsSite(AdminSite):
    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> TemplateResponse:
        from reports.admin.overview import what_waits  # models may be read only once all apps are known

        return super().index(request, {"waiting": what_waits(request), **(extra_context or {})})


class CuratorsRoom(AdminConfig):
    default = False
    default_site = "reports.apps.CuratorsSite"
