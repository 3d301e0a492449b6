"""What one could pick instead: PostgreSQL full text, SQLite FTS5 and Datasette's page, on the same rows and the same words.

Both find words in the text and in the headings above it, as ours does, and give in one statement the best 20, the number of
hits and how many each country, year and topic has.
"""

import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode

from django.db import connection

from bench.search_http import Web, free_port, serving
from bench.search_queries import FACETS, BenchQuery

FILE = Path("peers.db")

_ROWS = """
    WITH RECURSIVE line(id, heading, topic) AS (
        SELECT id, title::text, topic_id FROM reports_section WHERE parent_id IS NULL
        UNION ALL
        SELECT s.id, line.heading || ' ' || s.title, coalesce(s.topic_id, line.topic)
        FROM reports_section s JOIN line ON line.id = s.parent_id
    )
    SELECT p.id, c.name AS country, r.year, t.label AS topic, r.title AS report,
        c.name || ' ' || r.year || ' ' || line.heading AS heading, p.text
    FROM reports_passage p JOIN reports_report r ON r.id = p.report_id JOIN reports_country c ON c.id = r.country_id
    JOIN line ON line.id = p.section_id LEFT JOIN reports_topic t ON t.id = line.topic
    WHERE p.status = 'published' AND r.status = 'published' AND p.removed_in = 0
"""

_FACETS = " ".join(f"UNION ALL SELECT '{name}', {name}, count(*) FROM found GROUP BY {name}" for name in FACETS)


def _whole(found: str) -> str:
    """The best 20, the count and the facets of the rows that `found` selects."""
    return f"""
        WITH found AS MATERIALIZED ({found})
        SELECT * FROM (SELECT 'hit', CAST(id AS text), score FROM found ORDER BY score LIMIT 20) best
        UNION ALL SELECT 'count', '', count(*) FROM found {_FACETS}
    """


def _chosen(query: BenchQuery, mark: str) -> str:
    return "".join(f" AND {facet} = {mark}" for facet in query.filters)


def _values(query: BenchQuery) -> list[str]:
    return [chosen.name for chosen in query.filters.values()]


def _count(rows: list[tuple[str, str, float]]) -> int:
    return next(int(number) for kind, _, number in rows if kind == "count")


class Postgres:
    """A table with a generated tsvector column and a GIN index, in the archive's own database."""

    def build(self) -> float:
        start = time.perf_counter()
        with connection.cursor() as cursor:
            cursor.execute("DROP TABLE IF EXISTS bench_passage")
            cursor.execute(
                "CREATE TABLE bench_passage (id bigint PRIMARY KEY, country text, year text, topic text, report text,"
                " heading text, text text, words tsvector GENERATED ALWAYS AS"
                " (setweight(to_tsvector('english', heading), 'A') || to_tsvector('english', text)) STORED)"
            )
            cursor.execute(f"INSERT INTO bench_passage (id, country, year, topic, report, heading, text) {_ROWS}")
            cursor.execute("SET maintenance_work_mem = '512MB'")
            cursor.execute("CREATE INDEX bench_passage_words ON bench_passage USING gin (words)")
            cursor.execute("VACUUM (ANALYZE) bench_passage")
            # Kind to it: no lossy bitmaps, no compiling of a statement that runs once.
            cursor.execute("SET work_mem = '256MB'; SET jit = off")
        return time.perf_counter() - start

    def size(self) -> int:
        """Of the index and the column it is made from."""
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_relation_size('bench_passage_words') + (SELECT sum(pg_column_size(words)) FROM bench_passage)"
            )
            return int(cursor.fetchone()[0])

    def ask(self, query: BenchQuery) -> Callable[[], int] | None:
        if query.postgres is None:
            return None
        reader = "to_tsquery" if query.is_tsquery else "websearch_to_tsquery"
        statement = _whole(
            "SELECT id, country, year, topic, -ts_rank(words, asked) AS score"
            f" FROM bench_passage, {reader}('english', %s) asked WHERE words @@ asked{_chosen(query, '%s')}"
        )
        values = [query.postgres, *_values(query)]

        def ask() -> int:
            with connection.cursor() as cursor:
                cursor.execute(statement, values)
                return _count(cursor.fetchall())

        return ask


class Sqlite:
    """A file with a table and an FTS5 index on it, which Datasette serves too."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / FILE
        self.file.unlink(missing_ok=True)
        self._open = sqlite3.connect(self.file)
        self._open.executescript("PRAGMA journal_mode = off; PRAGMA synchronous = off; PRAGMA cache_size = -262144")

    def build(self) -> float:
        start = time.perf_counter()
        self._open.execute("CREATE TABLE passage (id INTEGER PRIMARY KEY, country, year, topic, report, heading, text)")
        with connection.cursor() as cursor:
            cursor.execute("SELECT id, country, year, topic, report, heading, text FROM bench_passage ORDER BY id")
            while rows := cursor.fetchmany(5_000):
                self._open.executemany("INSERT INTO passage VALUES (?, ?, ?, ?, ?, ?, ?)", rows)
        self._open.executescript(
            "CREATE VIRTUAL TABLE passage_fts USING fts5"
            ' (heading, text, content="passage", content_rowid="id", tokenize="porter unicode61");'
            "INSERT INTO passage_fts (passage_fts) VALUES ('rebuild');"
            "INSERT INTO passage_fts (passage_fts) VALUES ('optimize'); ANALYZE;"
        )
        self._open.commit()
        return time.perf_counter() - start

    def size(self) -> int:
        """Of the index alone."""
        row = self._open.execute("SELECT sum(length(block)) FROM passage_fts_data").fetchone()
        return int(row[0])

    def ask(self, query: BenchQuery) -> Callable[[], int] | None:
        if query.sqlite is None:
            return None
        statement = _whole(
            "SELECT id, country, year, topic, bm25(passage_fts) AS score FROM passage_fts"
            f" JOIN passage ON passage.id = passage_fts.rowid WHERE passage_fts MATCH ?{_chosen(query, '?')}"
        )
        values = [query.sqlite, *_values(query)]
        return lambda: _count(self._open.execute(statement, values).fetchall())


class Datasette:
    """Its table page on the SQLite file: hits as they come, without rank or snippets, and the three facets."""

    def __init__(self, folder: Path) -> None:
        self._program = folder / "datasette" / "bin" / "datasette"

    def install(self) -> None:
        """Into an environment of its own, which goes away with the folder."""
        home = self._program.parent.parent
        subprocess.run([sys.executable, "-m", "venv", str(home)], check=True)
        pip = [str(home / "bin" / "pip"), "install", "--quiet", "--disable-pip-version-check", "datasette"]
        subprocess.run(pip, check=True)

    @contextmanager
    def serving(self, file: Path) -> Iterator[Web]:
        """The file is said never to change, which spares it counting; nothing it was not asked for is suggested."""
        port = free_port()
        settings = {"suggest_facets": "off", "sql_time_limit_ms": "60000", "facet_time_limit_ms": "60000"}
        chosen = [part for name, value in settings.items() for part in ("--setting", name, value)]
        with serving(
            [str(self._program), "serve", "-i", str(file), "-p", str(port), *chosen], port, {}, quiet=True
        ) as web:
            yield web

    def path(self, query: BenchQuery) -> str | None:
        if query.sqlite is None:
            return None
        asked = [("_search", query.sqlite), ("_searchmode", "raw"), ("_size", "20")]
        asked += [("_facet", facet) for facet in FACETS]
        asked += [(facet, chosen.name) for facet, chosen in query.filters.items()]
        return f"/{FILE.stem}/passage?{urlencode(asked)}"
