"""Passages whose index document has to be made again. Triggers write here; the index reads, and keeps its own place."""

from typing import Any

from django.db import models
from django.db.models.expressions import RawSQL


class TransactionIdField(models.Field):
    """PostgreSQL's `xid8`: the 64-bit id of the transaction that wrote the row, which never wraps."""

    def db_type(self, connection: Any) -> str:
        return "xid8"

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> int | None:
        return None if value is None else int(value)


class IndexQueue(models.Model):
    passage_id = models.BigIntegerField()
    xid = TransactionIdField(db_default=RawSQL("pg_current_xact_id()", []), editable=False)
    written_at = models.DateTimeField(db_default=models.functions.Now(), editable=False)

    class Meta:
        verbose_name_plural = "index queue"
        indexes = [models.Index(fields=["xid"], name="reports_indexqueue_by_xid")]

    def __str__(self) -> str:
        return f"passage {self.passage_id}"
