"""Many rows at once through PostgreSQL's COPY: no model instances, one statement a table; triggers and constraints count."""

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Any

from django.db import connection, models
from psycopg import sql


def take_ids(counts: dict[type[models.Model], int]) -> dict[type[models.Model], list[int]]:
    """New primary keys of each model, ascending, in one statement; rows are copied with them."""
    parts = sql.SQL(", ").join(
        sql.SQL("ARRAY(SELECT nextval(pg_get_serial_sequence({table}, 'id')) FROM generate_series(1, {count}))").format(
            table=sql.Literal(model._meta.db_table), count=sql.Literal(count)
        )
        for model, count in counts.items()
    )
    with connection.cursor() as cursor:
        cursor.execute(sql.SQL("SELECT {}").format(parts))
        row = cursor.fetchone() or ()
    return {model: sorted(ids) for model, ids in zip(counts, row, strict=True)}


def copy_rows(model: type[models.Model], columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Columns by their names in the database. With no row nothing is sent."""
    rows = iter(rows)
    first = list(islice(rows, 1))
    if not first:
        return
    statement = sql.SQL("COPY {table} ({columns}) FROM STDIN").format(
        table=sql.Identifier(model._meta.db_table), columns=sql.SQL(", ").join(map(sql.Identifier, columns))
    )
    with connection.cursor() as cursor, connection.wrap_database_errors, cursor.copy(statement) as copy:
        for row in (*first, *rows):
            copy.write_row(row)
