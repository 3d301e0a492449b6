"""A found passage as a list of results needs it: its words and where they stand, hydrated in one query."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef

from reports.addresses import addresses_of
from reports.models import Finding, Passage
from reports.models.passage import PASSAGES_AT_ONCE
from reports.models.report import report_name
from reports.search.index.prepared import AnyOf, PreparedQuery

_HEADING = ("label", "path", "title")
_COLUMNS: tuple[Any, ...] = (
    *("pk", "key", "number", "removed_in", "text", "fingerprint", "report_id", "report__slug", "report__year"),
    "report__symbol",
    *("report__series_id", "report__country_id", "report__country__name"),
    *(f"section__{name}" for name in _HEADING),
    *(f"section__parent__{name}" for name in _HEADING),
    Exists(Finding.objects.public().filter(passage=OuterRef("pk"))),
)


@dataclass(frozen=True, slots=True)
class FoundReport:
    pk: int
    slug: str
    year: int
    symbol: str
    series_id: int
    country_id: int
    country_name: str

    def __str__(self) -> str:
        return report_name(self.country_name, self.year, self.symbol)

    def get_absolute_url(self) -> str:
        return addresses_of("report")(self.slug)


@dataclass(frozen=True, slots=True)
class FoundPassage:
    """`headings` are the last two above it, each with the number that its report gives it; `has_findings` of public ones."""

    pk: int
    key: str
    number: int
    removed_in: int
    text: str
    fingerprint: str
    report: FoundReport
    headings: tuple[str, ...]
    has_findings: bool = False

    def __str__(self) -> str:
        return f"{self.report} ¶ {self.number}"

    def get_absolute_url(self) -> str:
        return addresses_of("passage")(self.key)

    @property
    def report_id(self) -> int:
        return self.report.pk

    @property
    def begins_stretch(self) -> bool:
        """As of a passage itself."""
        return self.number > PASSAGES_AT_ONCE

    @property
    def anchor(self) -> str:
        return f"p{self.number}"


def fetch(passages: Iterable[int]) -> Mapping[int, FoundPassage]:
    """Those of the passages that the public may see, by primary key; one query."""
    return {row[0]: _found(*row) for row in _PASSAGES.rows({"passage": list(passages)})}


def _found(
    pk: int,
    key: str,
    number: int,
    removed_in: int,
    text: str,
    fingerprint: str,
    report: int,
    slug: str,
    year: int,
    symbol: str,
    series: int,
    country: int,
    country_name: str,
    *rest: Any,
) -> FoundPassage:
    *headings, has_findings = rest
    above, own = _heading(*headings[3:]), _heading(*headings[:3])
    return FoundPassage(
        pk=pk,
        key=key,
        number=number,
        removed_in=removed_in,
        text=text,
        fingerprint=fingerprint,
        report=FoundReport(report, slug, year, symbol, series, country, country_name),
        headings=tuple(heading for heading in (above, own) if heading),
        has_findings=has_findings,
    )


def _heading(label: str | None, path: str | None, title: str | None) -> str:
    return f"{path} {title}" if label else title or ""


_PASSAGES = PreparedQuery(
    ["passage"], lambda keys: Passage.objects.public().filter(AnyOf("pk", keys["passage"])).values_list(*_COLUMNS)
)
