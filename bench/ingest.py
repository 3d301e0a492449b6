"""How fast reports come in: `python -m bench.ingest PATH...` with files, folders or archives of report pages.

In one run, over the same pages: reading alone, COPY of the same paragraphs into a bare table alone, the whole way from files
to record and index, and the whole way again, which must change nothing. Suggestions are measured apart. What needs the models is
imported where it is used: Django is set up only when the empty archive is there.
"""

import argparse
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from rich.console import Console
from rich.table import Table

from bench.memory import Watch
from bench.server import empty_archive


@dataclass(frozen=True, slots=True)
class Measured:
    name: str
    pages: int
    seconds: float
    peak: int
    peak_of_one: int
    note: str = ""

    @property
    def rate(self) -> float:
        return self.pages / self.seconds


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("given", nargs="+")
    parser.add_argument("--workers", type=int)
    parser.add_argument("--suggest", action="store_true", help="measure suggestions too")
    options = parser.parse_args()
    with empty_archive():
        rows = measure(options)
    show(rows)


def measure(options: argparse.Namespace) -> list[Measured]:
    pages = sum(1 for _ in _pages(options.given))
    reading = _timed("reading alone", pages, lambda: _read(options))
    first = _timed("files to record and index", pages, lambda: _bring_in(options))
    again = _timed("the same again", pages, lambda: _bring_in(options))
    floor = _timed("COPY alone", pages, _prepared_rows(options))  # last: its rows stay in this process's memory
    rows = [reading, floor, first, again]
    if options.suggest:
        rows.append(_timed("suggestions", pages, _suggest))
    return rows


def show(rows: list[Measured]) -> None:
    table = Table("", "pages", "seconds", "pages/s", "times the whole way", "memory of all", "largest process", "")
    whole = rows[2]
    for row in rows:
        table.add_row(
            row.name,
            f"{row.pages:,}",
            f"{row.seconds:.1f}",
            f"{row.rate:.1f}",
            f"{row.rate / whole.rate:.2f}",
            f"{row.peak / 1e6:,.0f} MB",
            f"{row.peak_of_one / 1e6:,.0f} MB",
            row.note,
        )
    Console(width=150).print(table)


def _timed(name: str, pages: int, work: Callable[[], str]) -> Measured:
    with Watch() as watch:
        start = time.perf_counter()
        note = work()
        seconds = time.perf_counter() - start
    return Measured(name, pages, seconds, watch.peak, watch.peak_of_one, note)


def _pages(given: list[str]) -> Iterator[Any]:
    from reports.collecting import gather
    from reports.collecting.capture import CapturedBytes

    return (page for page in gather(given) if isinstance(page, CapturedBytes))


def _prepared(options: argparse.Namespace) -> Iterator[Any]:
    from reports.ingest.load_reference_data import load_reference_data
    from reports.ingest.preparing.edition import EditionHints
    from reports.ingest.preparing.workers import Readers

    with Readers(load_reference_data(), EditionHints(), workers=options.workers) as readers:
        for _, came in readers.read_all(_pages(options.given)):
            if not isinstance(came, tuple):
                yield came


def _read(options: argparse.Namespace) -> str:
    passages = sum(len(prepared.passages) for prepared in _prepared(options))
    return f"{passages:,} passages"


def _prepared_rows(options: argparse.Namespace) -> Callable[[], str]:
    """Everything is read before the clock starts; then only PostgreSQL works."""
    rows = [
        (number, passage.number, passage.key, passage.text, passage.fingerprint)
        for number, prepared in enumerate(_prepared(options))
        for passage in prepared.passages
    ]
    return lambda: _copy(rows)


def _copy(rows: list[tuple[Any, ...]]) -> str:
    from django.db import connection, transaction

    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("CREATE TABLE bench_copy (report int, number int, key text, words text, fingerprint text)")
        with cursor.copy("COPY bench_copy FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)
    return f"{len(rows):,} rows, no index, no trigger"


def _bring_in(options: argparse.Namespace) -> str:
    from reports.collecting import gather
    from reports.ingest.batch import Options, bring_in_all
    from reports.ingest.indexing import IndexBeside

    results: Counter[str] = Counter()
    marks = _Quarters()
    with IndexBeside() as index:
        for outcome in bring_in_all(gather(options.given), Options(workers=options.workers), index=index.catch_up):
            results[outcome.result] += 1
            marks.passed()
    return f"{', '.join(f'{count} {result}' for result, count in results.items())}; {marks}"


def _suggest() -> str:
    from reports.models import Report
    from reports.suggesting.run import suggest_for

    made = suggest_for(list(Report.objects.values_list("pk", flat=True)))
    return f"{made}"


class _Quarters:
    """When each page was done, to see whether the last ones took longer than the first."""

    def __init__(self) -> None:
        self.times = [time.perf_counter()]

    def passed(self) -> None:
        self.times.append(time.perf_counter())

    def __str__(self) -> str:
        half = len(self.times) // 2
        first, second = self.times[half] - self.times[0], self.times[-1] - self.times[half]
        return f"halves {first:.1f} s and {second:.1f} s"


if __name__ == "__main__":
    main()
