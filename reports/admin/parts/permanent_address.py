"""Records with a word of theirs in their address: filled in while they are made, and kept for good after that."""

from typing import Any, ClassVar

from django.http import HttpRequest

from reports.admin.parts.base import RecordAdmin


class PermanentAddressAdmin(RecordAdmin):
    address: ClassVar[dict[str, str]] = {}
    """The field in the address, and the one it is made from."""

    def address_is_given(self, record: Any) -> bool:
        return record is not None

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        return [*super().get_readonly_fields(request, obj), *(self.address if self.address_is_given(obj) else [])]

    def get_prepopulated_fields(self, request: HttpRequest, obj: Any = None) -> dict[str, Any]:
        return {} if obj else {field: [source] for field, source in self.address.items()}
