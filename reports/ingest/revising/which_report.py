"""Which stored report a page is a newer capture of, where its series has one or more on the country and year: decided by bytes, by
a person, or by the words; and a question where the words do not say."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Count

from reports.choices import Status
from reports.ingest.preparing.edition import Edition
from reports.ingest.preparing.prepared import Prepared, PreparedPassage
from reports.ingest.revising.changes import Changes
from reports.ingest.revising.in_common import in_common
from reports.ingest.revising.stored import StoredPassage, StoredReport
from reports.models import Passage
from reports.problems import Answer, Problem, shortened
from reports.text import fold

LONGEST_SHOWN = 200  # characters of the first words


@dataclass(frozen=True, slots=True)
class Which:
    """`report` is None for a new one. `is_certain`: the bytes or a person said so; otherwise the words have to agree."""

    report: StoredReport | None = None
    is_certain: bool = False
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Side:
    """One of two texts, as a question shows it. `begins` is empty where the words are not shown."""

    title: str
    begins: str
    passages: int


@dataclass(frozen=True, slots=True)
class Question:
    """Whether `page` is a newer capture of the stored report `slug`, or another report. `in_common` counts passages of the page."""

    slug: str
    stored: Side
    page: Side
    in_common: int

    def in_full(self) -> Problem:
        """With both sides in words."""
        shown = f"Stored is {_shown(self.stored)}. This page is {_shown(self.page)}."
        counted = f"In common: {self.in_common:,} of {self.page.passages:,}."
        return Problem(f"{self._asked()} {shown} {counted}", mend=self._mend())

    def in_short(self) -> Problem:
        """Without them, for where they are shown beside it."""
        return Problem(self._asked(), mend=self._mend())

    def _asked(self) -> str:
        return f"is this a newer page of the stored report “{self.slug}”, or another report of that series, country and year?"

    def _mend(self) -> tuple[str | Answer, ...]:
        return (
            *("If it is a newer page of that report, say so with ", Answer("revises", self.slug)),
            *("; if it is another report, with ", Answer("another_report"), "."),
        )


def which_report(prepared: Prepared, reports: Sequence[StoredReport], owners: Collection[int]) -> Which:
    """`reports` are all of the page's edition; `owners`, by primary key, those that have its very bytes."""
    edition = prepared.edition
    own = [report for report in reports if report.pk in owners]
    if own:
        return Which(own[0], is_certain=True)
    if edition.revises:
        return _named(edition, reports)
    same = [report for report in reports if _has_symbol(report, edition)]
    if edition.is_another:
        return _another(edition, same)
    if not reports:
        return Which()
    return Which(same[0] if same else _nearest(prepared, reports))


def is_newer_page(prepared: Prepared, stored: StoredReport, changes: Changes) -> bool:
    """Whether words, title and symbol agree that the page is a newer capture of the report."""
    is_titled_otherwise = _is_titled_otherwise(prepared.edition, stored)
    return has_its_words(prepared, stored, changes) and not (is_titled_otherwise or has_new_symbol(prepared, stored))


def has_its_words(prepared: Prepared, stored: StoredReport, changes: Changes) -> bool:
    return in_common(changes).is_enough(is_extract=prepared.is_extract or stored.is_extract)


def has_new_symbol(prepared: Prepared, stored: StoredReport) -> bool:
    """A person gave the page a symbol, and the report has another or none."""
    return bool(prepared.edition.symbol) and not _has_symbol(stored, prepared.edition)


def ask(
    prepared: Prepared,
    stored: StoredReport,
    passages: Sequence[StoredPassage],
    changes: Changes,
    *,
    hidden: Collection[str],
) -> Question:
    """The question that shows both, without the words of the passages whose keys are `hidden`."""
    shown = () if stored.status == Status.WITHDRAWN else [each for each in passages if not each.removed_in]
    common = in_common(changes)
    kept = Side(next(iter(stored.titles), stored.title), _first_words(shown, hidden), common.stored)
    title = next(iter(prepared.edition.titles), prepared.edition.full_title)
    page = Side(title, _first_words(prepared.passages, hidden), common.page)
    return Question(stored.slug, kept, page, common.of_page)


def _named(edition: Edition, reports: Sequence[StoredReport]) -> Which:
    report = next((report for report in reports if report.slug == edition.revises), None)
    if report:
        return Which(report, is_certain=True)
    known = f"It has: {', '.join(report.slug for report in reports)}." if reports else "It has none."
    return Which(problems=(Problem(f"the archive has no report “{edition.revises}” of this edition. {known}"),))


def _another(edition: Edition, same: Sequence[StoredReport]) -> Which:
    if not edition.symbol:
        mend: tuple[str | Answer, ...] = ("Give ", Answer("symbol"), ": its own symbol or short title.")
        reason = "another report of an edition needs something to tell it from the first, and the page gives no title."
        return Which(problems=(Problem(reason, mend=mend),))
    if same:
        reason = f"the report “{same[0].slug}” has the symbol or title “{shortened(edition.symbol)}” already."
        mend = ("Give ", Answer("symbol"), " another one, or say ", Answer("revises", same[0].slug), ".")
        return Which(problems=(Problem(reason, mend=mend),))
    return Which()


def _nearest(prepared: Prepared, reports: Sequence[StoredReport]) -> StoredReport:
    """The one with most of the page's passages word for word; of equals that with its title, then the first."""
    if len(reports) == 1:
        return reports[0]
    fingerprints = {passage.fingerprint for passage in prepared.passages}
    shared = Passage.objects.current().filter(
        report__in=[report.pk for report in reports], fingerprint__in=fingerprints
    )
    counts = dict(shared.order_by().values_list("report").annotate(Count("fingerprint", distinct=True)))
    return max(
        reports,
        key=lambda report: (
            counts.get(report.pk, 0),
            not _is_titled_otherwise(prepared.edition, report),
            -report.pk,
        ),
    )


def _is_titled_otherwise(edition: Edition, stored: StoredReport) -> bool:
    """Both have titles of their own, and none is the other's."""
    page = {fold(title) for title in edition.titles}
    kept = {fold(title) for title in (*stored.titles, stored.title)} if stored.titles else set()
    return bool(page and kept) and page.isdisjoint(kept)


def _has_symbol(stored: StoredReport, edition: Edition) -> bool:
    """The same but for signs that make no difference to an address."""
    if not (stored.symbol and edition.symbol):
        return False
    return fold(stored.symbol) == fold(edition.symbol) or stored.slug == edition.slug


def _first_words(passages: Iterable[StoredPassage | PreparedPassage], hidden: Collection[str]) -> str:
    return shortened(next((each.text for each in passages if each.key not in hidden), ""), LONGEST_SHOWN)


def _shown(side: Side) -> str:
    begins = f", beginning “{side.begins}”" if side.begins else ""
    counted = f"{side.passages:,} passage{'' if side.passages == 1 else 's'}"
    return f"“{shortened(side.title, LONGEST_SHOWN)}”, {counted}{begins}"
