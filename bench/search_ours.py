"""Our side of the search benchmark: the bare engine, `search()`, and the page that gunicorn serves."""

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from urllib.parse import urlencode

import psutil

from bench.search_http import Web, free_port, serving
from bench.search_queries import FACETS, BenchQuery


def build_index() -> float:
    """Seconds to make the whole index anew."""
    from reports.search import rebuild

    start = time.perf_counter()
    rebuild()
    return time.perf_counter() - start


def index_size() -> int:
    from reports.search import get_store

    return sum(file.stat().st_size for file in get_store().current().rglob("*") if file.is_file())


def engine(query: BenchQuery) -> Callable[[], int]:
    """What tantivy itself needs for the query that `search()` gives it: the best 20, their number, three facets counted."""
    from reports.search import get_store
    from reports.search.asking.query import Compiler
    from reports.search.asking.resolved import resolve

    store = get_store()
    wanted = _search_query(query)
    compiled = Compiler(store.schema).compile(resolve(wanted).root, wanted)
    searcher = store.searcher()
    facets = {name: {"terms": {"field": name, "size": 300}} for name in FACETS}

    def ask() -> int:
        found = searcher.search(compiled, 20)
        searcher.aggregate(compiled, facets)
        return int(found.count)

    return ask


def whole_search(query: BenchQuery) -> Callable[[], int]:
    """Reading, names, hits with rows and snippets, all facets."""
    from reports.search import search

    wanted = _search_query(query)
    return lambda: search(wanted).total


def path(query: BenchQuery) -> str:
    asked = {"q": query.ours, **{facet: chosen.parameter for facet, chosen in query.filters.items()}}
    return f"/search/?{urlencode(asked)}"


@contextmanager
def page() -> Iterator[Web]:
    """gunicorn as on a host, with its two workers."""
    from django.conf import settings

    from archive.serving import static_files

    if not static_files.are_current(settings.STATIC_ROOT):
        static_files.collect(settings.STATIC_ROOT)
    port = free_port()
    conf = str(settings.BASE_DIR / "deploy" / "gunicorn.conf.py")
    command = [sys.executable, "-m", "gunicorn", "-c", conf, "--bind", f"127.0.0.1:{port}", "archive.wsgi"]
    with serving(command, port, os.environ) as web:
        yield web


def memory_of_workers(web: Web) -> list[tuple[int, int]]:
    """For each worker its proportional set size, and how much of that are pages of the index, which the system can drop."""
    return [_memory(worker) for worker in psutil.Process(web.pid).children()]


def _memory(process: psutil.Process) -> tuple[int, int]:
    maps = process.memory_maps(grouped=True)
    return sum(m.pss for m in maps), sum(m.pss for m in maps if "/generation-" in m.path)


def _search_query(query: BenchQuery):  # its class is known only once Django is set up
    from reports.search import SearchQuery

    return SearchQuery(query.ours, filters={facet: frozenset([f.key]) for facet, f in query.filters.items()})
