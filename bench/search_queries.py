"""The queries of the search benchmark, common and rare, as each engine wants them; None where an engine cannot say it.

PostgreSQL takes what websearch_to_tsquery reads, or a tsquery where that is the only way to say it. SQLite and Datasette
take FTS5's own syntax. A name's forms are known to our archive; the others are given those forms by hand.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.db import connection

FACETS = ("country", "year", "topic")
_FORMS = 12


@dataclass(frozen=True, slots=True)
class Filter:
    """One value of a facet: how the index, addresses and the other engines' tables know it."""

    key: int
    parameter: str
    name: str


@dataclass(frozen=True, slots=True)
class BenchQuery:
    name: str
    ours: str
    postgres: str | None
    sqlite: str | None
    is_tsquery: bool = False
    common: bool = False
    filters: Mapping[str, Filter] = field(default_factory=dict)


def bench_queries() -> list[BenchQuery]:
    """In the order of the table. The filters and the forms are those of the archive at hand."""
    return [
        *(BenchQuery(word, word, word, word, common=True) for word in ("government", "police", "prison", "torture")),
        BenchQuery('"forced labor"', '"forced labor"', '"forced labor"', '"forced labor"'),
        BenchQuery("political prisoners", *["political prisoners"] * 3),
        BenchQuery("hunger strike", *["hunger strike"] * 3),
        BenchQuery("kwanliso", *["kwanliso"] * 3),
        BenchQuery("phrase with stop words", *['"right to a fair trial"'] * 3),
        BenchQuery("polit*", "polit*", "polit:*", "polit*", is_tsquery=True),
        BenchQuery(
            '"prison guards"~5', '"prison guards"~5', _near("prison", "guard", 5), "NEAR(prison guards, 5)", True
        ),
        BenchQuery("prison, three filters", *["prison"] * 3, filters=_filters()),
        _name("Kaechon"),
        _name("kuryujang"),
    ]


def _near(one: str, other: str, distance: int) -> str:
    """PostgreSQL knows exact distances only: each of them, both ways round."""
    steps = [f"<{step}>" for step in range(1, distance + 1)]
    return " | ".join(f"({first} {step} {last})" for first, last in ((one, other), (other, one)) for step in steps)


def _name(typed: str) -> BenchQuery:
    from reports.search.asking.query import SearchQuery
    from reports.search.asking.resolved import resolve
    from reports.search.language.tree import Name

    root = resolve(SearchQuery(typed)).root
    forms = (typed, *root.forms, *root.sounded)[:_FORMS] if isinstance(root, Name) else (typed,)
    websearch = " or ".join(f'"{form}"' for form in forms)
    fts5 = " OR ".join(f'"{form}"' for form in forms)
    return BenchQuery(f"{typed} ({len(forms)} forms)", typed, websearch, fts5)


def _filters() -> dict[str, Filter]:
    """Of the country, year and topic of one section, those under which most passages speak of prisons."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT c.id, c.slug, c.name, r.year, r.year::text, r.year::text, t.id, t.code, t.label"
            " FROM reports_passage p JOIN reports_report r ON r.id = p.report_id"
            " JOIN reports_country c ON c.id = r.country_id JOIN reports_section s ON s.id = p.section_id"
            " JOIN reports_topic t ON t.id = s.topic_id WHERE p.text LIKE '%prison%'"
            " GROUP BY c.id, r.year, t.id ORDER BY count(*) DESC, c.slug, r.year LIMIT 1"
        )
        row = cursor.fetchone()
    return {name: Filter(*row[at : at + 3]) for name, at in zip(FACETS, (0, 3, 6), strict=True)}
