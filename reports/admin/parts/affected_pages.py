"""Which public pages a step changes, shown before it is taken."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from django.db import models
from django.db.models import prefetch_related_objects

from reports.models import Facility, Finding, Passage, Report, Source
from reports.models.review import Reviewed

MOST_NAMED = 30
"""Of each kind: about a screen of them; the rest are counted."""


@dataclass(frozen=True, slots=True)
class AffectedPages:
    """Public pages of one kind: some of them by name, and how many more there are."""

    kind: str
    pages: list[tuple[str, str]]
    more: int


def affected_pages(records: Sequence[Any]) -> list[AffectedPages]:
    """The pages beside the records' own that will read differently."""
    if not records:
        return []
    pages_of = _PAGES_OF[type(records[0])]
    return [_some_of(kind, pages) for kind, pages in pages_of(records) if pages]


def _of_findings(findings: Sequence[Finding]) -> Iterable[tuple[str, list[Any]]]:
    prefetch_related_objects(
        findings,
        "passage__report__country",
        "facilities",
        "facility_types",
        "abuse_types",
        "citations__source__publisher",
    )
    yield "Report", [finding.passage.report for finding in findings]
    yield "Passage", [finding.passage for finding in findings]
    yield "Facility", list(chain.from_iterable(finding.facilities.all() for finding in findings))
    yield "Kind of facility", list(chain.from_iterable(finding.facility_types.all() for finding in findings))
    yield "Abuse", list(chain.from_iterable(finding.abuse_types.all() for finding in findings))
    sources = [citation.source for finding in findings for citation in finding.citations.all() if citation.source]
    yield "Source", sources
    yield "Publisher", [source.publisher for source in sources]


def _of_facilities(facilities: Sequence[Facility]) -> Iterable[tuple[str, list[Any]]]:
    yield "Finding that names it", _findings(facilities__in=facilities)
    yield "Kind of facility", [facility.facility_type for facility in facilities if facility.facility_type]


def _of_sources(sources: Sequence[Source]) -> Iterable[tuple[str, list[Any]]]:
    yield "Finding that cites it", _findings(citations__source__in=sources)
    yield "Publisher", [source.publisher for source in sources]


def _of_passages(passages: Sequence[Passage]) -> Iterable[tuple[str, list[Any]]]:
    yield "Report", [passage.report for passage in passages]
    yield "Finding in it", _findings(passage__in=passages)


def _of_reports(reports: Sequence[Report]) -> Iterable[tuple[str, list[Any]]]:
    passages = Passage.objects.public().filter(report__in=reports).in_order()
    yield "Passage", list(passages.fetch_mode(models.FETCH_PEERS))
    yield "Finding in it", _findings(passage__report__in=reports)


_PAGES_OF: dict[type[Reviewed], Callable[[Any], Iterable[tuple[str, list[Any]]]]] = {
    Finding: _of_findings,
    Facility: _of_facilities,
    Source: _of_sources,
    Passage: _of_passages,
    Report: _of_reports,
}


def _findings(**about: Any) -> list[Finding]:
    return list(Finding.objects.public().filter(pk__in=Finding.objects.filter(**about).values("pk")).in_order())


def _some_of(kind: str, pages: list[Any]) -> AffectedPages:
    once = list(dict.fromkeys(pages))
    return AffectedPages(
        kind, [(str(page), page.get_absolute_url()) for page in once[:MOST_NAMED]], max(len(once) - MOST_NAMED, 0)
    )
