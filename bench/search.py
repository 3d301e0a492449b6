"""How fast search answers, side by side: `python -m bench.search PATH... [--passages N ...] [--datasette] [--wrk SECONDS]`.

PATH is files, folders or archives of report pages. In one run, over the same passages and queries: the bare engine, our
`search()`, our page through gunicorn, PostgreSQL full text, SQLite FTS5, and Datasette's page; first on the pages' own
passages, then on each of the larger numbers that --passages names. Medians after a warm-up; nothing else should run meanwhile.
"""

import argparse
import statistics
import time
from collections.abc import Callable
from pathlib import Path

from rich.console import Console

from bench import search_ours as ours
from bench.search_corpus import bring_in
from bench.search_http import Web
from bench.search_peers import Datasette, Postgres, Sqlite
from bench.search_queries import BenchQuery, bench_queries
from bench.search_tables import Measured, Row, markdown, show
from bench.server import empty_archive

_WARM_UP = 2
_LEAST_RUNS = 7

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
    with empty_archive() as folder:
        bench = Bench(folder, max(options.runs, _LEAST_RUNS), options.wrk, with_datasette=options.datasette)
        corpus = bring_in(options.given)
        for wanted in (0, *sorted(options.passages)):
            corpus.grow(wanted)
            bench.measure(corpus.passages)
    show(bench.measured)
    if options.markdown:
        options.markdown.write_text(markdown(bench.measured), encoding="utf-8")


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

    def measure(self, passages: int) -> None:
        console.print(f"{passages:,} passages: building")
        measured = Measured(passages)
        self.measured.append(measured)
        postgres, sqlite = Postgres(), Sqlite(self.folder / "peers.db")
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
            datasette = self.datasette
            with datasette.serving(sqlite.file) as web:
                self._pages(measured.rows, "datasette", web, lambda query: datasette.path(query, sqlite.file))
                for row in measured.rows:
                    if address := datasette.path(row.query, sqlite.file):
                        row.hits["datasette"] = datasette.hits(web.get(address))

    def _time(self, row: Row, name: str, ask: Callable[[], int] | None) -> None:
        if ask is not None:
            row.hits[name] = ask()
            row.seconds[name] = median(ask, self.runs)

    def _pages(self, rows: list[Row], name: str, web: Web, path: Callable[[BenchQuery], str | None]) -> None:
        """Every query alone first; then under load."""
        paths = [(row, address) for row in rows if (address := path(row.query))]
        for row, address in paths:
            row.seconds[name] = median(lambda address=address: web.get(address), self.runs)
        for row, address in paths if self.wrk else ():
            if rate := web.requests_a_second(address, self.wrk):
                row.rates[name] = rate


def median(work: Callable[[], object], runs: int) -> float:
    for _ in range(_WARM_UP):
        work()
    taken = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


if __name__ == "__main__":
    main()
