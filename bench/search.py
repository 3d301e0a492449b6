"""How fast search answers, side by side: `python -m bench.search PATH... [--passages N ...] [--datasette] [--wrk SECONDS]`.

PATH is files, folders or archives of report pages. In one run, over the same passages and queries: the bare engine, our
`search()`, our page through gunicorn, PostgreSQL full text, SQLite FTS5, and Datasette's page; first on the pages' own
passages, then on each of the larger numbers that --passages names. Medians after a warm-up; nothing else should run meanwhile.
"""

import argparse
import signal
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

from rich.console import Console

from bench import search_ours as ours
from bench.search_corpus import bring_in
from bench.search_http import CONNECTIONS, Web, hits_said
from bench.search_peers import Datasette, Postgres, Sqlite
from bench.search_queries import BenchQuery, bench_queries
from bench.search_tables import Measured, Row, growth, markdown, show
from bench.server import empty_archive

_WARM_UP = 2
_WARM_UP_PAGES = 8
"""For more than one process that answers: each of them has to have answered before."""
_LEAST_RUNS = 7
_LONGEST_LOAD = 10
"""Seconds."""

console = Console(stderr=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("given", nargs="+", metavar="PATH")
    parser.add_argument(
        "--passages", type=int, nargs="+", default=[], help="sizes beyond the pages' own, smallest first"
    )
    parser.add_argument("--runs", type=int, default=9, help=f"of each query, {_LEAST_RUNS} at least")
    parser.add_argument("--datasette", action="store_true", help="install Datasette for the run, and measure its page")
    parser.add_argument("--wrk", type=int, default=0, metavar="SECONDS", help="load each page with wrk for so long")
    parser.add_argument("--markdown", type=Path, help="write the tables to this file too")
    options = parser.parse_args()
    signal.signal(
        signal.SIGTERM, lambda *_: sys.exit("ended before the end")
    )  # and everything is taken away all the same
    with empty_archive() as folder:
        bench = Bench(folder, max(options.runs, _LEAST_RUNS), options.wrk, with_datasette=options.datasette)
        corpus = bring_in(options.given)
        for wanted in (0, *sorted(options.passages)):
            corpus.grow(wanted)
            show(bench.measure(corpus.passages))
            if options.markdown:
                options.markdown.write_text(markdown(bench.measured), encoding="utf-8")
    print("\n".join(growth(bench.measured)))


class Bench:
    """One run over all sizes."""

    def __init__(self, folder: Path, runs: int, wrk: int, *, with_datasette: bool) -> None:
        self.folder = folder
        self.runs = runs
        self.wrk = wrk
        self.datasette = Datasette(folder) if with_datasette else None
        self.measured: list[Measured] = []
        if self.datasette:
            console.print("installing Datasette")
            self.datasette.install()

    def measure(self, passages: int) -> Measured:
        console.print(f"{passages:,} passages: building")
        measured = Measured(passages)
        self.measured.append(measured)
        postgres, sqlite = Postgres(), Sqlite(self.folder)
        measured.build = {"tantivy": ours.build_index(), "postgres": postgres.build(), "sqlite": sqlite.build()}
        measured.size = {"tantivy": ours.index_size(), "postgres": postgres.size(), "sqlite": sqlite.size()}
        measured.rows = [Row(query) for query in bench_queries()]
        console.print(f"{passages:,} passages: asking")
        for row in measured.rows:
            self._time(row, "engine", ours.engine(row.query))
            self._time(row, "search", ours.whole_search(row.query))
            self._time(row, "postgres", postgres.ask(row.query))
            self._time(row, "sqlite", sqlite.ask(row.query))
        with ours.page() as web:
            self._pages(measured.rows, "page", web, ours.path)
            measured.workers = ours.memory_of_workers(web)
        if self.datasette:
            with self.datasette.serving(sqlite.file) as web:
                self._pages(measured.rows, "datasette", web, self.datasette.path)
        return measured

    def _time(self, row: Row, name: str, ask: Callable[[], int] | None) -> None:
        if ask is not None:
            row.hits[name] = ask()
            row.seconds[name] = median(ask, self.runs)

    def _pages(self, rows: list[Row], name: str, web: Web, path: Callable[[BenchQuery], str | None]) -> None:
        """Every query alone first; then under load."""
        paths = [(row, address) for row in rows if (address := path(row.query))]
        for row, address in paths:
            row.hits[name] = hits_said(web.get(address))
            row.seconds[name] = median(lambda address=address: web.get(address), self.runs, _WARM_UP_PAGES)
        for row, address in paths if self.wrk else ():
            rate = web.requests_a_second(address, self._long_enough(row.seconds[name]))
            if rate is not None:
                row.rates[name] = rate

    def _long_enough(self, one: float) -> int:
        """Seconds in which all of wrk's connections are answered twice, if that is not too long."""
        return min(max(self.wrk, round(2 * CONNECTIONS * one)), max(self.wrk, _LONGEST_LOAD))


def median(work: Callable[[], object], runs: int, warm_up: int = _WARM_UP) -> float:
    for _ in range(warm_up):
        work()
    taken = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


if __name__ == "__main__":
    main()
