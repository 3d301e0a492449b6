"""What is kept of a page that was read for a preview: enough to decide by, as plain values."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from reports.ingest.batch import Outcome
from reports.ingest.plan import Plan
from reports.ingest.preparing.prepared import Prepared
from reports.models import Capture, Report
from reports.models.report import report_name
from reports.problems import Answer, Problem
from reports.text_diff import word_diff

MOST_PROBLEMS = 100
MOST_OF_EDITION = 400  # characters
MOST_EDITS = 100
"""Edited passages whose words are shown; of a page edited more than that, the counts say the rest."""


def preview_of(outcome: Outcome) -> dict[str, Any]:
    preview: dict[str, Any] = {
        "problems": problems_as_json(outcome),
        "more_problems": max(len(outcome.problems) - MOST_PROBLEMS, 0),
        "questions": [*outcome.questions, *outcome.warnings],
        "newest": newest_capture(outcome.report),
    }
    if outcome.plan is not None:
        preview |= {"question": asdict(outcome.question)} if outcome.question else {}
        preview |= _of_page(outcome.plan.prepared) | _of_changes(outcome.plan)
    return preview


def edition_of(outcome: Outcome) -> str:
    """In words; empty where it is not known."""
    edition = outcome.plan.edition if outcome.plan else _held(outcome.report)
    if edition is None:
        return ""
    return f"{report_name(edition.country.name, edition.year, edition.symbol)}, {edition.series.title}"[
        :MOST_OF_EDITION
    ]


def _held(slug: str) -> Report | None:
    return Report.objects.select_related("country", "series").filter(slug=slug).first() if slug else None


def newest_capture(slug: str) -> int | None:
    """What the report stands on at the moment; a preview holds only as long as that is the same."""
    captures = Capture.objects.filter(report__slug=slug) if slug else Capture.objects.none()
    return captures.order_by("-pk").values_list("pk", flat=True).first()


def asks(outcome: Outcome) -> bool:
    """Whether something stands in the way that a person may know."""
    return any(problem.answers for problem in outcome.problems)


def problems_as_json(outcome: Outcome) -> list[dict[str, Any]]:
    """The first of them; without the words of passages, which a question shows apart."""
    problems = [outcome.question.in_short()] if outcome.question else outcome.problems
    return [problem_as_json(problem) for problem in problems[:MOST_PROBLEMS]]


def problem_as_json(problem: Problem) -> dict[str, Any]:
    """Kept in pieces, so that the form in which it is answered can name the answers by its own fields."""
    place = ", ".join(part for part in (problem.file, f"line {problem.line}" if problem.line else "") if part)
    mend = [piece if isinstance(piece, str) else asdict(piece) for piece in problem.mend]
    return {"place": place, "reason": problem.reason, "mend": mend}


def problem_from_json(stored: Mapping[str, Any]) -> Problem:
    """Without its place, which is stored in words."""
    pieces = stored.get("mend", ())
    mend = tuple(piece if isinstance(piece, str) else Answer(**piece) for piece in pieces)
    return Problem(stored["reason"], mend=mend)


def _of_page(prepared: Prepared) -> dict[str, Any]:
    capture, account = prepared.capture, prepared.account
    return {
        "sha256": capture.sha256,
        "size": capture.size,
        "why": capture.why,
        "title": next(iter(prepared.edition.titles), prepared.edition.full_title),
        "extract": prepared.is_extract,
        "account": {"printed": account.printed, "kept": account.kept, "left_out": account.left_out},
        "outline": _outline(prepared),
        "passages": len(prepared.passages),
        "unmapped": [section.heading for section in prepared.unmapped],
        "evidence": [[clue.place, clue.words] for clue in prepared.clues],
    }


def _outline(prepared: Prepared) -> list[dict[str, Any]]:
    """Every heading with the number of passages right under it."""
    under = Counter(passage.section for passage in prepared.passages)
    return [
        {
            "depth": section.depth,
            "heading": section.heading,
            "passages": under[section.position],
            "mapped": section.position in prepared.topics,
        }
        for section in prepared.sections
    ]


def _of_changes(plan: Plan) -> dict[str, Any]:
    """The words of passages that are withdrawn, or would be withheld, are not shown and not kept."""
    changes = plan.changes
    if changes is None:
        return {}
    hidden = {withheld.passage.key for withheld in plan.withheld}
    shown = [edit for edit in changes.edited if not edit.before.is_withdrawn and edit.after.key not in hidden]
    return {
        "changes": {
            "kept": len(changes.kept),
            "edited": len(changes.edited),
            "added": changes.newly_there,
            "gone": len(changes.gone),
            "renumbered": changes.renumbered,
            "only_around": changes.is_empty,
            "moving": changes.moving,
            "waiting": changes.waiting,
            "edits": [_edit(edit.before.text, edit.after.text) for edit in shown[:MOST_EDITS]],
            "more": len(changes.edited) - len(shown[:MOST_EDITS]),
        }
    }


def _edit(before: str, after: str) -> list[tuple[str, str]]:
    return [(piece.kind.value, piece.text) for piece in word_diff(before, after)]
