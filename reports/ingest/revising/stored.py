"""What is stored of an edition, as plain values: its report, its passages, its headings."""

from dataclasses import dataclass, field
from typing import Any

from django.db.models import BigIntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from reports.choices import Status
from reports.ingest.preparing.edition import Edition
from reports.models import Capture, Passage, Report, Revision, Section


@dataclass(frozen=True, slots=True)
class StoredReport:
    """`capture` is what its page is now, by primary key; `revision` the number of the last one, 0 for none.

    `titles` are those of its own, as far as its page or a person gave it any.
    """

    pk: int
    slug: str
    status: str
    is_extract: bool
    capture: int | None
    revision: int
    title: str = ""
    symbol: str = ""
    titles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StoredPassage:
    """`removed_in` is 0 for what stands in the page; `reason` is why it was withdrawn, if it was."""

    pk: int
    number: int
    section: int
    key: str
    text: str
    fingerprint: str
    removed_in: int
    status: str
    reason: str
    marks: list[list[Any]] = field(default_factory=list)

    @property
    def is_withdrawn(self) -> bool:
        return self.status == Status.WITHDRAWN


@dataclass(frozen=True, slots=True)
class StoredSection:
    """`parent` is the position of the heading above."""

    pk: int
    position: int
    parent: int | None
    depth: int
    kind: str
    label: str
    title: str
    path: str
    topic: int | None


def reports_of(edition: Edition) -> QuerySet[Report]:
    """The reports of this edition, and one that has its slug, which should be one of them."""
    same = Q(series_id=edition.series.pk, country_id=edition.country.pk, year=edition.year)
    return Report.objects.filter(same | Q(slug=edition.slug))


def stored_reports(edition: Edition) -> list[tuple[bool, StoredReport]]:
    """Each with whether it is of this very edition; in the order in which they came in."""
    if not reports_of(edition).exists():  # the whole query is slow to plan, and most pages are new
        return []
    last = Subquery(_revisions("pk").values("number")[:1])
    rows = list(reports_of(edition).annotate(page=_page("pk"), revision=Coalesce(last, 0)).order_by("pk"))
    said = dict(Capture.objects.filter(pk__in=[row.page for row in rows]).values_list("pk", "metadata__titles"))
    wanted = (edition.series.pk, edition.country.pk, edition.year)
    return [
        (
            (row.series_id, row.country_id, row.year) == wanted,
            StoredReport(
                *(row.pk, row.slug, row.status, row.is_extract, row.page, row.revision, row.title, row.symbol),
                titles=tuple(filter(None, (row.symbol, *(said.get(row.page) or ())))),
            ),
        )
        for row in rows
    ]


def current_captures() -> QuerySet[Capture]:
    """What the page of each report is now."""
    return Capture.objects.filter(pk=_page("report"))


def stored_passages(report: int, *, lock: bool = False) -> list[StoredPassage]:
    """All the report ever had, in the order of the page. `lock` keeps everyone else from changing or curating them."""
    passages = Passage.objects.filter(report=report).order_by("number", "pk")
    if lock:
        passages = passages.select_for_update()
    names = (
        "pk",
        "number",
        "section_id",
        "key",
        "text",
        "fingerprint",
        "removed_in",
        "status",
        "withdrawal_reason",
        "marks",
    )
    return [StoredPassage(*row) for row in passages.values_list(*names)]


def stored_sections(report: int) -> list[StoredSection]:
    """Those of its page as it is now, in order."""
    names = ("pk", "position", "parent__position", "depth", "kind", "label", "title", "path", "topic_id")
    sections = Section.objects.current().filter(report=report).order_by("position")
    return [StoredSection(*row) for row in sections.values_list(*names)]


def _page(report: str) -> Coalesce:
    """The capture that is a report's page now, as an expression: that of its last revision, or the only one."""
    first = Capture.objects.filter(report=OuterRef(report)).order_by("pk")
    captures = Subquery(_revisions(report).values("capture")[:1]), Subquery(first.values("pk")[:1])
    return Coalesce(*captures, output_field=BigIntegerField())


def _revisions(report: str) -> QuerySet[Revision]:
    return Revision.objects.filter(report=OuterRef(report)).order_by("-number")
