"""The dry run of an intake: every page read and compared with what is stored, kept as a preview; nothing is written into the record."""

import json
from collections.abc import Iterable, Iterator
from itertools import groupby, islice
from typing import Any

from reports.choices import IntakeState, IntakeVerdict
from reports.collecting import LeftOuts
from reports.collecting.capture import Unread
from reports.ingest.batch import Options, Outcome, Result, bring_in_all
from reports.intake.answers import answers_key, hints_from_json
from reports.intake.pages import Page, count_pages, name_of, pages_of
from reports.intake.preview import asks, edition_of, preview_of, problem_as_json
from reports.intake.work import Work, carry_out, processes_for, update
from reports.models import Intake, IntakeItem
from reports.problems import Answer, Problem

MOST_PAGES = 5_000
"""Of one intake: more than twice the whole modern archive."""


def read_intake(intake: int) -> bool:
    """False when it was left for the next worker."""
    return carry_out(intake, line=IntakeState.WAITING, doing=IntakeState.READING, done=IntakeState.READ, do=_read_pages)


def _read_pages(work: Work) -> None:
    again = list(work.intake.items.filter(to_read=True))
    if again:
        _read_again(work, again)
    else:
        _read_all(work)
    if not work.stopped_early:
        _leave_one_of_each_edition(work.intake)


def _read_all(work: Work) -> None:
    intake = work.intake
    intake.items.all().delete()  # of a reading that broke off
    total = count_pages(intake)
    update(intake.pk, total=total)
    left_out, unread = LeftOuts(), set[str]()
    options = Options(
        hints=hints_from_json(intake.answers), dry_run=True, workers=processes_for(total), keep_lines=True
    )
    pages = _no_more_than_can_be_shown(_noting(pages_of(intake, left_out), unread))
    for position, outcome in enumerate(_outcomes(pages, options, work), start=1):
        item = IntakeItem(intake=intake, position=position, name=outcome.name)
        _describe(item, outcome, is_page=outcome.name not in unread)
        item.save()
    update(intake.pk, passed_over=[str(left) for left in left_out])


def _read_again(work: Work, items: list[IntakeItem]) -> None:
    """Each with the answers that were given for it, in place of those given for all."""
    update(work.intake.pk, total=len(items))
    for answers, alike in groupby(sorted(items, key=answers_key), key=answers_key):
        waiting = {item.name: item for item in alike}
        hints = hints_from_json(work.intake.answers | json.loads(answers))
        options = Options(hints=hints, dry_run=True, workers=processes_for(len(waiting)), keep_lines=True)
        pages = (page for page in pages_of(work.intake) if name_of(page) in waiting)
        for outcome in _outcomes(pages, options, work):
            item = waiting[outcome.name]
            _describe(item, outcome, is_page=True)
            item.to_read = False
            item.save()


def _outcomes(pages: Iterable[Page], options: Options, work: Work) -> Iterator[Outcome]:
    for outcome in bring_in_all(pages, options, stopped=work.stopped):
        yield outcome
        work.count_one()


def _no_more_than_can_be_shown(pages: Iterator[Page]) -> Iterator[Page]:
    yield from islice(pages, MOST_PAGES)
    if next(pages, None) is not None:
        words = f"there are more than {MOST_PAGES:,} pages in it. The rest was not read: upload it in parts."
        yield Unread("The rest", (Problem(words),))


def _describe(item: IntakeItem, outcome: Outcome, *, is_page: bool) -> None:
    """What was answered wrongly can be answered again."""
    item.verdict = IntakeVerdict(outcome.result)
    item.slug = outcome.report
    item.edition = edition_of(outcome)
    was_answered = bool(item.answers or item.intake.answers)
    can_be_answered = outcome.result == Result.REFUSED and is_page and (was_answered or asks(outcome))
    item.preview = preview_of(outcome) | {"can_be_answered": can_be_answered}


def _leave_one_of_each_edition(intake: Intake) -> None:
    """Of two pages that are the same edition the first can come in; a person says whether the other is another report."""
    first: dict[str, IntakeItem] = {}
    for item in intake.items.can_come_in().in_order():
        if item.slug in first:
            _ask_whether_another(item, first[item.slug])
        else:
            first[item.slug] = item


def _ask_whether_another(item: IntakeItem, first: IntakeItem) -> None:
    problem = Problem(
        f"“{first.name}” of this intake is the same edition. Bring that one in first, or alone the one that is right; if this"
        " page is a newer capture of it, upload it afterwards.",
        mend=("If it is another report of that series, country and year, say so with ", Answer("another_report"), "."),
    )
    item.verdict = IntakeVerdict.REFUSED
    item.preview["can_be_answered"] = True
    item.preview["problems"] = [*item.preview.get("problems", []), problem_as_json(problem)]
    item.preview["question"] = {"slug": "", "stored": _side(first), "page": _side(item), "in_common": None}
    item.save()


def _side(item: IntakeItem) -> dict[str, Any]:
    return {"title": item.preview.get("title", ""), "begins": "", "passages": item.preview.get("passages", 0)}


def _noting(pages: Iterable[Page], unread: set[str]) -> Iterator[Page]:
    """Writes down which things are no pages: no answer helps them."""
    for page in pages:
        if isinstance(page, Unread):
            unread.add(page.name)
        yield page
