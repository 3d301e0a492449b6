"""What bringing a page in would change, worked out before anything is written."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import count

from django.db import connection

from reports.choices import Status
from reports.ingest.limits import too_long
from reports.ingest.preparing.edition import Edition
from reports.ingest.preparing.keys import with_keys_of, with_keys_of_edition
from reports.ingest.preparing.prepared import Prepared
from reports.ingest.revising.changes import Changes, compare, sections_left_out
from reports.ingest.revising.move_findings import FindingsFate, foresee
from reports.ingest.revising.stored import (
    StoredPassage,
    StoredReport,
    StoredSection,
    current_captures,
    stored_passages,
    stored_reports,
    stored_sections,
)
from reports.ingest.revising.which_report import (
    Question,
    ask,
    has_its_words,
    has_new_symbol,
    is_newer_page,
    which_report,
)
from reports.ingest.revising.withholding import EVERYWHERE, Withheld, withhold
from reports.models import Capture, Report, ReportMove
from reports.problems import Problem
from reports.reading.outline.elements import OutlineSection

_WITHDRAWN_ANYWHERE = """
    SELECT fingerprint, withdrawal_reason FROM reports_passage
    WHERE fingerprint = ANY(%s) AND status = %s AND withdrawal_reason = ANY(%s)
"""


class PlanState(StrEnum):
    """`same` are bytes that are the report's page already; `withdrawn` is a report that the archive took down."""

    NEW = "new"
    SAME = "same"
    REVISED = "revised"
    WITHDRAWN = "withdrawn"
    REFUSED = "refused"

    @property
    def writes(self) -> bool:
        return self in (PlanState.NEW, PlanState.REVISED)


@dataclass(frozen=True, slots=True)
class StoredEdition:
    """The report as it is stored. `capture` is the one that has these very bytes already, by primary key."""

    report: StoredReport
    capture: int | None
    passages: tuple[StoredPassage, ...] = ()
    sections: tuple[StoredSection, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """`changes` and `fates`, of the findings, only where a stored report would be revised. Warnings stop nothing.

    `question`, of a plan that is refused, is for a person: whether the page is a newer capture of a stored report or another.
    """

    state: PlanState
    prepared: Prepared
    stored: StoredEdition | None = None
    changes: Changes | None = None
    fates: tuple[FindingsFate, ...] = ()
    withheld: tuple[Withheld, ...] = ()
    problems: tuple[Problem, ...] = ()
    question: Question | None = None

    @property
    def slug(self) -> str:
        return self.stored.report.slug if self.stored else self.prepared.edition.slug

    @property
    def edition(self) -> Edition:
        return self.prepared.edition

    @property
    def counts(self) -> dict[str, int]:
        """What would change, for tables and summaries; without the passages that a new report brings."""
        counts = {"withheld": len(self.withheld)}
        if self.changes is None:
            return counts
        return counts | {
            "kept": len(self.changes.kept),
            "edited": len(self.changes.edited),
            "added": len(self.changes.added),
            "gone": len(self.changes.gone),
            "returned": self.changes.back_again,
            "renumbered": self.changes.renumbered,
            "findings moving": self.changes.moving,
            "findings waiting": self.changes.waiting,
        }

    @property
    def warnings(self) -> tuple[str, ...]:
        return tuple(str(each) for each in self.withheld)

    @property
    def sections_without_topic(self) -> tuple[OutlineSection, ...]:
        return self.prepared.unmapped


def current_reports_by_sha256(sha256s: Iterable[str]) -> dict[str, str]:
    """The report whose page these bytes are already, by SHA-256: a cheap question, before anything is read.

    Reports that were taken down are left out, so that a plan reports them.
    """
    known = list(Capture.objects.filter(sha256__in=list(sha256s)).values_list("pk", flat=True))
    if not known:
        return {}
    captures = current_captures().filter(pk__in=known).exclude(report__status=Status.WITHDRAWN)
    return dict(captures.values_list("sha256", "report__slug"))


def make_plan(prepared: Prepared, *, lock: bool = False) -> Plan:
    """Compare a page with what is stored. Reads the database and writes nothing.

    `lock`, within a transaction, keeps everyone else from changing what was compared until it ends.
    """
    reports = stored_reports(prepared.edition)
    captures = list(
        Capture.objects.filter(sha256=prepared.capture.sha256).values_list("pk", "report_id", "report__slug")
    )
    which = which_report(prepared, [report for same, report in reports if same], {owner for _, owner, _ in captures})
    report = which.report
    if report is None:
        prepared = _with_free_slug(prepared, reports)
    problems = [*too_long(prepared), *which.problems]
    if not which.problems:
        problems += _named_wrongly(prepared, reports, report, captures)
    stored = _stored(report, captures)
    if problems:
        return Plan(PlanState.REFUSED, prepared, stored, problems=tuple(problems))
    if stored is None:
        return Plan(PlanState.NEW, prepared, withheld=_withheld_when_new(prepared))
    return _plan_again(prepared, stored, is_certain=which.is_certain, lock=lock)


def _plan_again(prepared: Prepared, stored: StoredEdition, *, is_certain: bool, lock: bool) -> Plan:
    """For a report that is stored. Unless it is certain that the page is its, the words have to say so."""
    is_withdrawn = stored.report.status == Status.WITHDRAWN
    if is_withdrawn and is_certain:
        return Plan(PlanState.WITHDRAWN, prepared, stored)
    if stored.capture is not None and stored.capture == stored.report.capture:
        return Plan(PlanState.SAME, prepared, stored)
    keyed = with_keys_of(stored.report.slug, prepared)
    passages = tuple(stored_passages(stored.report.pk, lock=lock))
    stored = replace(stored, passages=passages, sections=tuple(stored_sections(stored.report.pk)))
    changes = compare(stored.passages, stored.sections, keyed)
    if not is_certain and not is_newer_page(keyed, stored.report, changes):
        return _plan_doubtful(keyed, stored, changes, lock=lock)
    if is_withdrawn:
        return Plan(PlanState.WITHDRAWN, prepared, stored)
    return _plan_revision(keyed, stored, changes, lock=lock)


def _plan_doubtful(prepared: Prepared, stored: StoredEdition, changes: Changes, *, lock: bool) -> Plan:
    """A question; but a symbol that no stored report has, on a page with other words, is its answer."""
    report, edition = stored.report, prepared.edition
    if has_new_symbol(prepared, report) and not has_its_words(prepared, report, changes):
        return make_plan(with_keys_of_edition(replace(edition, is_another=True), prepared), lock=lock)
    hidden = {each.passage.key for each in _withheld_when_revised(changes, stored.passages)}
    hidden |= {passage.key for passage in stored.passages if passage.is_withdrawn}
    question = ask(prepared, report, stored.passages, changes, hidden=hidden)
    return Plan(PlanState.REFUSED, prepared, stored, problems=(question.in_full(),), question=question)


def _with_free_slug(prepared: Prepared, reports: list[tuple[bool, StoredReport]]) -> Prepared:
    """A report that came in under this edition by mistake and was moved keeps its slug, so this one needs another."""
    edition = prepared.edition
    holder = next((report for same, report in reports if not same and report.slug == edition.slug), None)
    here = {"series": edition.series.pk, "country": edition.country.pk, "year": edition.year}
    if holder is None or not ReportMove.objects.filter(report=holder.pk, **here).exists():
        return prepared
    taken = set(Report.objects.filter(slug__startswith=edition.slug).values_list("slug", flat=True))
    ending = next(f"-{number}" for number in count(2) if f"{edition.slug}-{number}" not in taken)
    return with_keys_of_edition(replace(edition, ending=ending), prepared)


def _stored(report: StoredReport | None, captures: list[tuple[int, int, str]]) -> StoredEdition | None:
    if report is None:
        return None
    return StoredEdition(report, next((pk for pk, owner, _ in captures if owner == report.pk), None))


def _named_wrongly(
    prepared: Prepared,
    reports: list[tuple[bool, StoredReport]],
    report: StoredReport | None,
    captures: list[tuple[int, int, str]],
) -> list[Problem]:
    """The bytes belong to another report already, or another report has this one's slug."""
    problems = [
        Problem(
            f"these very bytes are stored already as the report “{slug}”; one of the two editions is named wrongly."
        )
        for _, owner, slug in captures
        if report is None or owner != report.pk
    ]
    slug = prepared.edition.slug
    if report is None and any(other.slug == slug for _, other in reports):
        problems.append(Problem(f"another edition is stored as “{slug}”; its series or its country was changed since."))
    if report and report.capture is None:
        problems.append(
            Problem(
                f"the report “{report.slug}” is stored without the bytes it came from; nothing can be compared with it."
            )
        )
    return problems


def _plan_revision(prepared: Prepared, stored: StoredEdition, changes: Changes, *, lock: bool) -> Plan:
    if problems := _leaves_out(prepared, stored):
        return Plan(PlanState.REFUSED, prepared, stored, problems=tuple(problems))
    fates = foresee(changes, lock=lock)
    moving, waiting = sum(fate.spans is not None for fate in fates), sum(fate.waits for fate in fates)
    return Plan(
        PlanState.REVISED,
        prepared,
        stored,
        changes=replace(changes, moving=moving, waiting=waiting),
        fates=tuple(fates),
        withheld=_withheld_when_revised(changes, stored.passages),
    )


def _leaves_out(prepared: Prepared, stored: StoredEdition) -> list[Problem]:
    """An extract says nothing of the sections it was made without: they must not seem to have left the report."""
    missing = sections_left_out(stored.sections, prepared) if prepared.is_extract else []
    if not missing:
        return []
    names = ", ".join(
        f"“{section.label}. {section.title}”" if section.label else f"“{section.title}”" for section in missing[:5]
    )
    more = f" and {len(missing) - 5} more" if len(missing) > 5 else ""
    return [
        Problem(
            f"this is an extract without sections that are stored: {names}{more}. Bring in the whole report, or an extract"
            " that has them."
        )
    ]


def _withheld_when_new(prepared: Prepared) -> tuple[Withheld, ...]:
    return withhold(((passage, None) for passage in prepared.passages), [], _withdrawn_anywhere(prepared))


def _withheld_when_revised(changes: Changes, passages: Sequence[StoredPassage]) -> tuple[Withheld, ...]:
    anew = changes.standing_anew()
    withdrawn = [passage for passage in passages if passage.is_withdrawn]
    return withhold(anew, withdrawn, _withdrawn_fingerprints(passage.fingerprint for passage, _ in anew))


def _withdrawn_anywhere(prepared: Prepared) -> dict[str, str]:
    return _withdrawn_fingerprints(passage.fingerprint for passage in prepared.passages)


def _withdrawn_fingerprints(fingerprints: Iterable[str]) -> dict[str, str]:
    """Those that are withdrawn in any report for a reason that holds everywhere, with the reason."""
    asked = list(dict.fromkeys(fingerprints))
    if not asked:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(_WITHDRAWN_ANYWHERE, [asked, Status.WITHDRAWN, list(map(str, EVERYWHERE))])
        return dict(cursor.fetchall())
