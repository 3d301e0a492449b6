"""Questions to the record that every search asks: put into SQL by Django once a process, and asked with new keys from then on.

Building a question of ten querysets takes longer than its answer, and so does planning it. It is built once, of `public()`
and nothing else, and the server keeps its plan where the connection allows that (`prepare_threshold`).
"""

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import Any

import psycopg
from django.contrib.postgres.fields import ArrayField
from django.db import connection
from django.db.backends.utils import CursorWrapper
from django.db.models import BigIntegerField, BooleanField, F, Func, QuerySet, TextField, Value


class AnyOf(Func):
    """`column = ANY(array)`, as a condition: one parameter, however many keys."""

    template = "(%(expressions)s))"
    arg_joiner = " = ANY("
    output_field = BooleanField()

    def __init__(self, column: str, keys: Sequence[int] | Sequence[str]) -> None:
        base = TextField() if keys and isinstance(keys[0], str) else BigIntegerField()
        super().__init__(F(column), Value(list(keys), output_field=ArrayField(base)))


class PreparedQuery:
    """`build` makes the queryset, of values, from lists of keys by name; `names` are those lists' names.

    With `texts` the keys are strings.
    """

    def __init__(
        self, names: Sequence[str], build: Callable[[Mapping[str, Any]], QuerySet[Any, Any]], *, texts: bool = False
    ) -> None:
        self._names, self._build, self._texts = names, build, texts

    def rows(self, keys: Mapping[str, Sequence[Any]]) -> list[tuple[Any, ...]]:
        """The rows; names without keys find nothing."""
        sql, parameters, places = self._compiled
        filled = list(parameters)
        for name, at in places.items():
            for place in at:
                filled[place] = self._array(keys.get(name, ()))
        return run_prepared(sql, filled)

    @cached_property
    def _compiled(self) -> tuple[str, tuple[Any, ...], dict[str, list[int]]]:
        """The SQL, its parameters, and where among them each list of keys stands: found by lists that nothing else has."""
        marks: dict[str, list[Any]] = {name: [self._mark(number)] for number, name in enumerate(self._names)}
        sql, parameters = self._build(marks).query.sql_with_params()
        places = {name: [at for at, given in enumerate(parameters) if given == mark] for name, mark in marks.items()}
        return sql, parameters, places

    def _mark(self, number: int) -> int | str:
        return f"mark {number}" if self._texts else -1_000_000 - number

    def _array(self, keys: Sequence[Any]) -> Any:
        """Numbers as the server writes an array of them: as a list, its type would change with its greatest number, and
        a plan is kept for each type."""
        return list(keys) if self._texts else f"{{{','.join(map(str, keys))}}}"


def run_prepared(sql: str, parameters: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
    """The rows of a statement whose text never changes, so that the server plans it once a connection.

    Django's own cursors write the parameters into the text, and so have every statement planned anew.
    """
    with _cursor() as cursor:
        cursor.execute(sql, parameters)
        return cursor.fetchall()


def _cursor() -> CursorWrapper:
    """A cursor of the driver's own in Django's wrapper, which counts, logs and translates errors as for any other."""
    connection.ensure_connection()
    cursor: Any = psycopg.Cursor(connection.connection)
    return connection.make_debug_cursor(cursor) if connection.queries_logged else connection.make_cursor(cursor)
