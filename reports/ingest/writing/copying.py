"""Many rows at once through PostgreSQL's COPY: no model instances, one statement a table; triggers and constraints count."""

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Any

from django.db import connection, models

_IDS = "ARRAY(SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s))"


def take_ids(counts: dict[type[models.Model], int]) -> dict[type[models.Model], list[int]]:
    """New primary keys of each model, ascending, in one statement; rows are copied with them."""
    asked = ", ".join([_IDS] * len(counts))
    with connection.cursor() as cursor:
        given = [value for model, count in counts.items() for value in (model._meta.db_table, count)]
        cursor.execute(f"SELECT {asked}", given)
        row = cursor.fetchone() or ()
    return {model: sorted(ids) for model, ids in zip(counts, row, strict=True)}


def copy_rows(model: type[models.Model], columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Columns by their names in the database. With no row nothing is sent."""
    rows = iter(rows)
    first = list(islice(rows, 1))
    if not first:
        return
    quoted = connection.ops.quote_name
    statement = f"COPY {quoted(model._meta.db_table)} ({', '.join(map(quoted, columns))}) FROM STDIN"
    with connection.cursor() as cursor, connection.wrap_database_errors, cursor.copy(statement) as copy:
        for row in (*first, *rows):
            copy.write_row(row)


def refresh_statistics(tables: Iterable[type[models.Model]]) -> None:
    """Let the server count anew what it plans by. It does so by itself, but minutes after thousands of rows came in: until
    then it takes the tables for empty, and looks through them again and again. Only the tables' owner may ask for it, so a
    function of the owner's does."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT reports_refresh_statistics(%s)", [[model._meta.db_table for model in tables]])
