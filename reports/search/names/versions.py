"""One short query that says whether records changed, so that what is made of them can be kept between searches."""

from functools import cache
from typing import Any

from django.db import connection
from django.db.models import Model

from reports.search.facets.table import Columns
from reports.search.index.prepared import run_prepared


def state_of(columns: Columns) -> tuple[Any, ...]:
    """Equal as long as these columns hold the same values; one query.

    A hash over the rows themselves and not the highest number of their history: numbers are given out before they are
    committed, so a slow transaction's would be passed by, and a name that was withdrawn would go on being used.
    """
    return run_prepared(_query(*((model, tuple(names)) for model, names in columns.items())))[0]


@cache
def _query(*columns: tuple[type[Model], tuple[str, ...]]) -> str:
    """Names of tables and columns come from our own models, never from outside."""
    hashes: list[str] = []
    for model, names in columns:
        column_of = {field.name: str(field.column) for field in model._meta.concrete_fields}
        row = ", ".join(connection.ops.quote_name(column_of[name]) for name in names)
        table = connection.ops.quote_name(model._meta.db_table)
        hashes.append(f"(SELECT bit_xor(hash_record_extended(ROW({row}), 0)) FROM {table})")  # noqa: S608
    return f"SELECT {', '.join(hashes)}"
