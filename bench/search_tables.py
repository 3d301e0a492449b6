"""The tables of the search benchmark, for a terminal and as Markdown."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from rich.console import Console
from rich.table import Table

from bench.search_queries import BenchQuery

type Seconds = float | None


@dataclass(slots=True)
class Row:
    """One query: hits by each engine, median seconds, and requests a second."""

    query: BenchQuery
    hits: dict[str, int] = field(default_factory=dict)
    seconds: dict[str, float] = field(default_factory=dict)
    rates: dict[str, float] = field(default_factory=dict)

    def of(self, name: str) -> Seconds:
        return self.seconds.get(name)

    @property
    def fastest_peer(self) -> Seconds:
        return min((self.seconds[name] for name in ("postgres", "sqlite") if name in self.seconds), default=None)


@dataclass(slots=True)
class Measured:
    """Everything about one size of the corpus."""

    passages: int
    rows: list[Row] = field(default_factory=list)
    build: dict[str, float] = field(default_factory=dict)
    size: dict[str, int] = field(default_factory=dict)
    workers: list[tuple[int, int]] = field(default_factory=list)

    def tables(self) -> list[tuple[str, list[str], list[list[str]]]]:
        """Title, heads and cells of each."""
        title = f"{self.passages:,} passages"
        return [
            (f"{title}: inside a process, milliseconds", _INSIDE, [_inside(row) for row in self.rows]),
            (f"{title}: whole pages", _PAGES, [_pages(row) for row in self.rows]),
            (f"{title}: building and keeping", _KEEPING, self._keeping()),
        ]

    def aims(self) -> list[str]:
        """What was aimed at, and for how many queries it was met."""
        near = [row for row in self.rows if row.seconds["search"] <= 2 * row.seconds["engine"] + 0.002]
        said = [_aim("search() within twice the engine and 2 ms", near, self.rows)]
        if both := [row for row in self.rows if "datasette" in row.seconds]:
            faster = [row for row in both if row.seconds["page"] <= row.seconds["datasette"]]
            said.append(_aim("page never slower than Datasette's", faster, both))
            common = [row for row in both if row.query.common]
            ten = [row for row in common if 10 * row.seconds["page"] <= row.seconds["datasette"]]
            said.append(_aim("page ten times as fast as Datasette's for common words", ten, common))
        most = max(taken for taken, _ in self.workers) / 1e6
        said.append(f"memory of a web worker under 200 MB: {most:.0f} MB")
        return said

    def _keeping(self) -> list[list[str]]:
        names = {"tantivy": "the archive's index", "postgres": "PostgreSQL", "sqlite": "SQLite FTS5"}
        made = [[label, f"{self.build[name]:.0f} s", _mb(self.size[name])] for name, label in names.items()]
        workers = [
            [f"web worker {number}", "", f"{_mb(taken)}, of which {_mb(index)} of the index's files"]
            for number, (taken, index) in enumerate(self.workers, 1)
        ]
        return [*made, *workers]


_INSIDE = ["query", "hits", "engine", "search()", "× engine", "PostgreSQL", "SQLite", "fastest of these ÷ search()"]
_PAGES = ["query", "hits", "page ms", "Datasette ms", "Datasette ÷ page", "page req/s", "Datasette req/s"]
_KEEPING = ["", "built in", "size"]


def _inside(row: Row) -> list[str]:
    engine, whole = row.of("engine"), row.of("search")
    hits = " / ".join(f"{row.hits[name]:,}" if name in row.hits else "–" for name in ("search", "postgres", "sqlite"))
    return [
        *(row.query.name, hits, _ms(engine), _ms(whole), _ratio(whole, engine)),
        *(_ms(row.of("postgres")), _ms(row.of("sqlite")), _ratio(row.fastest_peer, whole)),
    ]


def _pages(row: Row) -> list[str]:
    page, other = row.of("page"), row.of("datasette")
    hits = " / ".join(f"{row.hits[name]:,}" if name in row.hits else "–" for name in ("page", "datasette"))
    return [
        *(row.query.name, hits, _ms(page), _ms(other), _ratio(other, page)),
        *(_rate(row.rates.get("page")), _rate(row.rates.get("datasette"))),
    ]


def growth(measured: Sequence[Measured]) -> list[str]:
    """How much longer the page takes at each size than at the one before."""
    said = []
    for small, large in pairwise(measured):
        times = sorted(b.seconds["page"] / a.seconds["page"] for a, b in zip(small.rows, large.rows, strict=True))
        middle, worst = times[len(times) // 2], times[-1]
        said.append(
            f"page at {large.passages:,} passages against {small.passages:,}: {middle:.2f} times in the middle,"
            f" {worst:.2f} times at worst"
        )
    return said


def show(measured: Measured) -> None:
    console = Console(width=150)
    for title, heads, cells in measured.tables():
        table = Table(*heads, title=title, title_justify="left")
        for row in cells:
            table.add_row(*row)
        console.print(table)
    console.print("\n".join(measured.aims()), markup=False)


def markdown(measured: Sequence[Measured]) -> str:
    parts = []
    for one in measured:
        parts += [f"#### {title}\n\n{_markdown_table(heads, cells)}" for title, heads, cells in one.tables()]
        parts.append("\n".join(f"* {line}" for line in one.aims()))
    parts.append("\n".join(f"* {line}" for line in growth(measured)))
    return "\n\n".join(part for part in parts if part) + "\n"


def _markdown_table(heads: Sequence[str], cells: Iterable[Sequence[str]]) -> str:
    rule = ["---", *["--:"] * (len(heads) - 1)]
    return "\n".join(f"| {' | '.join(_plain(cell) for cell in line)} |" for line in (heads, rule, *cells))


def _plain(cell: str) -> str:
    return cell.replace("*", "\\*").replace("|", "\\|").replace("~", "\\~")


def _aim(what: str, met: Sequence[Any], of: Sequence[Any]) -> str:
    missed = ", ".join(row.query.name for row in of if row not in met)
    return f"{what}: {len(met)} of {len(of)}" + (f"; missed: {missed}" if missed else "")


def _ms(seconds: Seconds) -> str:
    return "n/a" if seconds is None else f"{seconds * 1000:.1f}" if seconds < 0.1 else f"{seconds * 1000:,.0f}"


def _ratio(one: Seconds, other: Seconds) -> str:
    if one is None or other is None:
        return "n/a"
    return f"{one / other:.1f}" if one >= 0.05 * other else "< 0.1"


def _rate(rate: float | None) -> str:
    if rate is None:
        return "n/a"
    return "none came" if not rate else f"{rate:.1f}" if rate < 10 else f"{rate:,.0f}"


def _mb(size: int) -> str:
    return f"{size / 1e6:,.0f} MB"
