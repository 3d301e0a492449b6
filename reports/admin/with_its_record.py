"""Rows that are part of a record: whoever may read or change the record may read or change them, with no right of their own."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest


class WithItsRecord(admin.TabularInline):
    parent_model: type[Any]

    def _may(self, request: HttpRequest, verb: str) -> bool:
        options = self.parent_model._meta
        return request.user.has_perm(f"{options.app_label}.{verb}_{options.model_name}")

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._may(request, "view") or self._may(request, "change")

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._may(request, "change")

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._may(request, "change")

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._may(request, "change")
