"""Many pages from file to record: read side by side, written one report a transaction, indexed once a batch.

One bad page never spoils the others. Stopping between two reports loses nothing: given again, what is stored is recognised by
its bytes and skipped.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from django.db import DatabaseError

from reports.collecting.capture import CapturedBytes, Unread
from reports.ingest.load_reference_data import load_reference_data
from reports.ingest.plan import Plan, current_reports_by_sha256, make_plan
from reports.ingest.preparing.edition import EditionHints
from reports.ingest.preparing.prepared import AccountSummary, Prepared
from reports.ingest.preparing.workers import Readers
from reports.ingest.revising.which_report import Question
from reports.ingest.writing.copying import refresh_statistics
from reports.ingest.writing.write import take_in
from reports.models import Passage, Report, Section
from reports.problems import Problem

INDEX_EVERY = 100
"""Reports between two commits of the index: about fifteen thousand passages."""

type Given = CapturedBytes | Unread


class Result(StrEnum):
    """The states of a plan, as the outcome of one page."""

    NEW = "new"
    SAME = "same"
    REVISED = "revised"
    WITHDRAWN = "withdrawn"
    REFUSED = "refused"

    @property
    def is_bad(self) -> bool:
        return self == Result.REFUSED


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one thing that was given; light, so that thousands can be kept.

    `counts` says how many passages and sections the page has, and what a revision changed; `unmapped` are headings that mean
    no topic. `plan` is there only where the account of every line was requested; `question` where a person has to say which
    report the page is.
    """

    name: str
    result: Result
    report: str = ""
    problems: tuple[Problem, ...] = ()
    questions: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    unmapped: tuple[str, ...] = ()
    counts: dict[str, int] = field(default_factory=dict)
    account: AccountSummary | None = None
    plan: Plan | None = None
    question: Question | None = None


@dataclass(frozen=True, slots=True)
class Options:
    """How pages are brought in. `workers` is how many processes read: None for one a processor, 0 for none.

    With `keep_lines` every plan includes the account of every line.
    """

    hints: EditionHints = field(default_factory=EditionHints)
    by: str = ""
    dry_run: bool = False
    workers: int | None = None
    keep_lines: bool = False


def bring_in_all(
    given: Iterable[Given],
    options: Options,
    *,
    index: Callable[[], object] = lambda: None,
    stopped: Callable[[], bool] = lambda: False,
) -> Iterator[Outcome]:
    """An outcome for each thing given, in the order they become known. `index` is called once a batch and at the end.

    `stopped` is asked before each page, and again before it is written: pages read ahead are left unwritten.
    """
    batch = _Batch(index)
    reading = Readers(load_reference_data(), options.hints, workers=options.workers, keep_lines=options.keep_lines)
    with reading as readers:
        for outcome in _outcomes(given, readers, options, stopped):
            yield outcome
            if outcome.result in (Result.NEW, Result.REVISED) and not options.dry_run:
                batch.report_written()
    batch.end()


class _Batch:
    """Counts the reports that were written, and does what is done once for many of them."""

    def __init__(self, index: Callable[[], object]) -> None:
        self._index = index
        self._written = self._indexed = 0
        self._counted = INDEX_EVERY // 2

    def report_written(self) -> None:
        self._written += 1
        if (
            self._written >= 2 * self._counted
        ):  # each time there is twice as much: rows are sampled, but not for nothing
            refresh_statistics([Report, Section, Passage])
            self._counted = self._written
        if self._written >= self._indexed + INDEX_EVERY:
            self.end()

    def end(self) -> None:
        if self._written > self._indexed:
            self._index()
            self._indexed = self._written


def _outcomes(
    given: Iterable[Given], readers: Readers, options: Options, stopped: Callable[[], bool]
) -> Iterator[Outcome]:
    aside: list[Outcome] = []
    for page, came in readers.read_all(_to_read(given, aside, stopped)):
        while aside:
            yield aside.pop(0)
        if stopped():
            break
        yield _refused(page, came) if isinstance(came, tuple) else _bring_in(page, came, options)
    yield from aside


def _to_read(given: Iterable[Given], aside: list[Outcome], stopped: Callable[[], bool]) -> Iterator[CapturedBytes]:
    """The pages whose bytes are not stored; the outcomes of the others are appended to `aside`."""
    for page in given:
        if stopped():
            return
        if isinstance(page, Unread):
            aside.append(Outcome(page.name, Result.REFUSED, problems=page.problems))
        elif slug := current_reports_by_sha256([page.sha256]).get(page.sha256):
            aside.append(Outcome(page.filename, Result.SAME, slug))
        else:
            yield page


def _bring_in(page: CapturedBytes, prepared: Prepared, options: Options) -> Outcome:
    try:
        plan = make_plan(prepared) if options.dry_run else take_in(prepared, by=options.by).plan
    except DatabaseError as error:
        return _refused(page, (Problem(f"the database refused the report: {error}"),))
    return _outcome(page, plan, keep_plan=options.keep_lines)


def _outcome(page: CapturedBytes, plan: Plan, *, keep_plan: bool) -> Outcome:
    prepared = plan.prepared
    return Outcome(
        name=page.filename,
        result=Result(plan.state),
        report=plan.slug,
        problems=plan.problems,
        questions=prepared.questions,
        warnings=plan.warnings,
        unmapped=tuple(section.heading for section in prepared.unmapped),
        counts={"passages": len(prepared.passages), "sections": len(prepared.sections), **plan.counts},
        account=prepared.account,
        plan=plan if keep_plan else None,
        question=plan.question,
    )


def _refused(page: CapturedBytes, problems: tuple[Problem, ...]) -> Outcome:
    return Outcome(page.filename, Result.REFUSED, problems=problems)
