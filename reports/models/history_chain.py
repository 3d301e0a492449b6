"""The history, chained: one link for each event of every record, in the order of commits, each over the one before.

Who changes, removes, adds or moves a row of the history breaks the chain from there on, and who makes it anew from there gets
another head than the one that was noted elsewhere. Triggers write the links as the owner of the tables, at the commit: until
then nobody waits for anybody. `manage.py verify_history` walks the chain with the code below, which trusts no function of the database.
"""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from django.db import models
from psycopg import sql

CHUNK: Final = 2_000


class HistoryChain(models.Model):
    table = models.CharField(max_length=63)
    event = models.BigIntegerField(help_text="The row of that table, by its pgh_id.")
    digest = models.BinaryField(help_text="SHA-256 over the digest before and the words of the row.")

    class Meta:
        verbose_name_plural = "history chain"
        constraints = [models.UniqueConstraint(fields=["table", "event"], name="reports_historychain_once")]

    def __str__(self) -> str:
        return f"{self.table} {self.event}"


class HistoryHead(models.Model):
    """One row. `seed` is what the first link follows: nothing, or the head of the chain that this one took the place of."""

    seed = models.BinaryField()
    digest = models.BinaryField()

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(pk=1), name="reports_historyhead_single")]

    def __str__(self) -> str:
        return bytes(self.digest).hex()


class HistoryBroken(Exception):
    """The message names the first row that does not follow."""


@dataclass(frozen=True, slots=True)
class Head:
    links: int
    digest: str


# Equal to `reports_history_words` of the migrations. The user alone of the context: other keys may follow in a later transaction
# of one request. Missing values go unsaid, so that a column which may be empty can be added.
_WORDS: Final = sql.SQL("""
    SELECT t.pgh_id, {name} || ' ' || jsonb_strip_nulls(
        to_jsonb(t) || jsonb_build_object('pgh_user', c.metadata -> 'user'))::text
    FROM {table} t LEFT JOIN pghistory_context c ON c.id = t.pgh_context_id WHERE t.pgh_id = ANY(%s)
""")
_UNCHAINED: Final = sql.SQL("""
    SELECT min(t.pgh_id) FROM {table} t
    WHERE NOT EXISTS (SELECT 1 FROM reports_historychain l WHERE l."table" = {name} AND l.event = t.pgh_id)
""")
_LINKS: Final = """
    SELECT id, "table", event, digest FROM reports_historychain WHERE id > %s AND id <= %s ORDER BY id LIMIT %s
"""
type _Link = tuple[int, str, int, bytes]


def verify(connection: Any, tables: Iterable[str], *, advance: Callable[[str], None]) -> Head:
    """Walk the whole chain; `tables` are those of the events. Raises HistoryBroken at the first row that does not follow.

    What is committed meanwhile is left for the next time. The connection's time zone is UTC, as Django's is.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT seed, digest, (SELECT max(id) FROM reports_historychain) FROM reports_historyhead")
        seed, head, last = cursor.fetchone() or (b"", b"", None)
        digest, links = bytes(seed), 0
        for chunk in _chunks(cursor, last or 0):
            digest = _walk(cursor, chunk, digest, advance)
            links += len(chunk)
        if digest != bytes(head):
            raise HistoryBroken(
                f"the chain does not end at its head: rows were removed or put in after {_last_of(cursor, last)}."
            )
        for table in tables:
            _refuse_unchained(cursor, table)
    return Head(links, digest.hex())


def _last_of(cursor: Any, link: int | None) -> str:
    cursor.execute('SELECT "table", event FROM reports_historychain WHERE id = %s', [link])
    table, event = cursor.fetchone() or ("its beginning", None)
    return table if event is None else f"row {event} of {table}"


def _chunks(cursor: Any, last: int) -> Iterator[list[_Link]]:
    done = 0
    while done < last:
        cursor.execute(_LINKS, [done, last, CHUNK])
        chunk = cursor.fetchall()
        if not chunk:
            return
        done = chunk[-1][0]
        yield chunk


def _walk(cursor: Any, chunk: list[_Link], digest: bytes, advance: Callable[[str], None]) -> bytes:
    """The digest after these links."""
    words = _words_of(cursor, chunk)
    for _, table, event, written in chunk:
        if (table, event) not in words:
            raise HistoryBroken(f"row {event} of {table} is gone.")
        digest = hashlib.sha256(digest + words[table, event].encode()).digest()
        if digest != bytes(written):
            raise HistoryBroken(
                f"row {event} of {table} does not follow: it was changed, or a row before it was put in, moved or removed."
            )
        advance(table)
    return digest


def _words_of(cursor: Any, chunk: list[_Link]) -> dict[tuple[str, int], str]:
    wanted: dict[str, list[int]] = defaultdict(list)
    for _, table, event, _ in chunk:
        wanted[table].append(event)
    words: dict[tuple[str, int], str] = {}
    for table, events in wanted.items():
        cursor.execute("SELECT to_regclass(%s) IS NOT NULL", [f"public.{table}"])
        if cursor.fetchone()[0]:
            cursor.execute(_on(_WORDS, table), [events])
            words |= {(table, event): said for event, said in cursor.fetchall()}
    return words


def _refuse_unchained(cursor: Any, table: str) -> None:
    cursor.execute(_on(_UNCHAINED, table))
    (event,) = cursor.fetchone()
    if event is not None:
        raise HistoryBroken(f"row {event} of {table} was put in beside the chain.")


def _on(statement: sql.SQL, table: str) -> sql.Composed:
    return statement.format(table=sql.Identifier(table), name=sql.Literal(table))
