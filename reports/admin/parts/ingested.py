"""What only an import may write: shown in full, changed nowhere but in the fields that are named."""

from typing import Any

from django.http import HttpRequest

from reports.admin.parts.base import RecordAdmin


class IngestedAdmin(RecordAdmin):
    editable: tuple[str, ...] = ()
    """Fields that curators keep; all others are the import's."""

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        own = [
            field.name for field in self.opts.concrete_fields if field.name not in self.editable and field.name != "id"
        ]
        return [*own, *self.readonly_fields]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return bool(self.editable) and super().has_change_permission(request, obj)
