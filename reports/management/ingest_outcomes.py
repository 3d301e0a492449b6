"""What the command `ingest` says of what it did: one page in full, or many in short with everything a person has to look at."""

from collections import Counter
from collections.abc import Iterable, Sequence

from django.core.management.base import OutputWrapper
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from reports.ingest.batch import Outcome, Result
from reports.ingest.preparing.prepared import AccountSummary
from reports.management.console import MOST_SHOWN, refused, show
from reports.problems import Problem, shortened
from reports.reading.outline.elements import LineUse

_NOTHING = "Nothing was taken in."
_CHANGES = ("kept", "edited", "added", "gone", "returned", "withheld")


def show_one(stdout: OutputWrapper, outcome: Outcome, *, dry_run: bool) -> None:
    """Raises CommandError with every problem when it was refused."""
    plan = outcome.plan
    if plan:
        capture = plan.prepared.capture
        show(
            stdout,
            _lines_table(plan.prepared.lines),
            Text(f"Read by {capture.reader}: {capture.why}."),
            *_account(outcome),
        )
        for section in plan.prepared.unmapped:
            show(stdout, Text(f"No topic is known for the heading “{section.heading}” (line {section.line})."))
    _show_remarks(stdout, [outcome])
    if outcome.result.is_bad:
        raise refused(_named(outcome), _NOTHING)
    show(stdout, Text(_sentence(outcome, dry_run)))


def show_many(stdout: OutputWrapper, outcomes: Sequence[Outcome], *, dry_run: bool, stopped: bool) -> None:
    """Raises CommandError with every problem when any was refused."""
    if dry_run:
        show(stdout, _plans_table(outcomes))
    _show_remarks(stdout, outcomes)
    show(stdout, *_summary(outcomes, dry_run))
    if stopped:
        stdout.write("Stopped between two reports. The same command goes on from there.")
    bad = [outcome for outcome in outcomes if outcome.result.is_bad]
    if bad:
        problems = [problem for outcome in bad for problem in _named(outcome)]
        raise refused(problems, f"{len(bad):,} of {len(outcomes):,} were refused; the others are not touched by that.")


def _named(outcome: Outcome) -> list[Problem]:
    return [problem.in_file(outcome.name) for problem in outcome.problems]


def _show_remarks(stdout: OutputWrapper, outcomes: Iterable[Outcome]) -> None:
    """Questions, warnings, and headings that mean no topic: for a person to look at, and no reason to stop."""
    headings: Counter[str] = Counter()
    remarks = []
    for outcome in outcomes:
        remarks += [f"{outcome.name}: {remark}" for remark in (*outcome.questions, *outcome.warnings)]
        headings.update(() if outcome.plan else outcome.unmapped)
    remarks += [f"No topic is known for “{heading}” ({count} times)." for heading, count in headings.most_common()]
    show(stdout, *(Text(remark) for remark in remarks[:MOST_SHOWN]))
    if len(remarks) > MOST_SHOWN:
        stdout.write(f"and {len(remarks) - MOST_SHOWN:,} more remarks")


def _summary(outcomes: Sequence[Outcome], dry_run: bool) -> list[RenderableType]:
    counts = Counter(outcome.result for outcome in outcomes)
    listed = ", ".join(f"{counts[result]:,} {result}" for result in Result if counts[result])
    passages = sum(outcome.counts.get("passages", 0) for outcome in outcomes)
    unwritten = " Nothing was written." if dry_run else ""
    return [
        *_account_table(outcomes),
        Text(f"{len(outcomes):,} given: {listed}; {passages:,} passages read.{unwritten}"),
    ]


def _account(outcome: Outcome) -> list[RenderableType]:
    return _account_table([outcome])


def _account_table(outcomes: Iterable[Outcome]) -> list[RenderableType]:
    """Characters in, characters kept, and each character left out with its reason."""
    accounts = [outcome.account for outcome in outcomes if outcome.account]
    if not accounts:
        return []
    table = Table("Where the characters went", "Characters", title_justify="left")
    table.columns[1].justify = "right"
    table.add_row("printed by the reports", f"{sum(account.printed for account in accounts):,}")
    table.add_row("kept", f"{sum(account.kept for account in accounts):,}")
    for reason, characters in _left_out(accounts).most_common():
        table.add_row(Text(f"left out: {reason}"), f"{characters:,}")
    return [table]


def _left_out(accounts: Iterable[AccountSummary]) -> Counter[str]:
    reasons: Counter[str] = Counter()
    for account in accounts:
        reasons.update(account.left_out)
    return reasons


def _plans_table(outcomes: Iterable[Outcome]) -> Table:
    table = Table("Given", "Would be", "Report", "Passages", "Changes")
    for outcome in outcomes:
        passages = outcome.counts.get("passages")
        table.add_row(
            Text(shortened(outcome.name, 50)), outcome.result, outcome.report, f"{passages or ''}", _changes(outcome)
        )
    return table


def _changes(outcome: Outcome) -> str:
    return ", ".join(f"{outcome.counts[name]} {name}" for name in _CHANGES if outcome.counts.get(name))


def _sentence(outcome: Outcome, dry_run: bool) -> str:
    counts = outcome.counts
    counted = f"{counts.get('passages', 0)} passages in {counts.get('sections', 0)} sections"
    if outcome.result == Result.SAME:
        return f"{outcome.report} is stored from these very bytes: nothing changed."
    if outcome.result == Result.WITHDRAWN:
        return f"{outcome.report} was withdrawn from the archive: nothing was written."
    done = f"revised: {_changes(outcome)}" if outcome.result == Result.REVISED else f"taken in: {counted}"
    return f"{outcome.report} would be {done}. Nothing was written." if dry_run else f"{outcome.report} {done}."


def _lines_table(lines: Iterable[LineUse]) -> Table:
    table = Table(title="Where every line went", title_justify="left")
    table.add_column("Line", justify="right")
    table.add_column("Taken as")
    table.add_column("Words", no_wrap=True)
    table.add_column("Because", no_wrap=True)
    for line in lines:
        table.add_row(str(line.line), line.use.value, Text(shortened(line.words, 44)), Text(line.reason))
    return table
