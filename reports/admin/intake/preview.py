"""The preview of an intake: what each page was found to be, what may be chosen, and what has to be answered first."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Count
from django.http import QueryDict

from reports.admin.intake.forms import AnswerForm, WhichReportForm, countries, sentence_in_form
from reports.choices import IntakeVerdict
from reports.models import Intake, IntakeItem

ROWS = 200
MOST_ASKED = 25
"""Pages that are asked about at once; the next come when these are answered."""


def preview_context(intake: Intake, query: QueryDict, forms: Mapping[int, AnswerForm] | None) -> dict[str, Any]:
    """`forms` are those sent with something wrong in them."""
    counts = dict(intake.items.order_by().values_list("verdict").annotate(Count("pk")))
    shown = query.get("found", "")
    items = intake.items.in_order()
    if shown in IntakeVerdict:
        items = items.filter(verdict=shown)
    page = Paginator(items, ROWS).get_page(query.get("p"))
    page.object_list = in_form_words(page.object_list)
    questions = _asked_about(intake)
    return {
        "counts": [(found, counts[found]) for found in IntakeVerdict if found in counts],
        "number": sum(counts.values()),
        "ready": sum(counts.get(found, 0) for found in (IntakeVerdict.NEW, IntakeVerdict.REVISED)),
        "all_held": set(counts) == {IntakeVerdict.SAME},
        "ready_here": sum(item.can_come_in for item in page),
        "shown": shown,
        "page": page,
        "only": page[0] if page.paginator.count == 1 and not shown else None,
        "asked_about": [(item, (forms or {}).get(item.pk) or _form(item)) for item in in_form_words(questions)],
        "countries": countries() if questions else [],
    }


def in_form_words(items: Iterable[IntakeItem]) -> list[IntakeItem]:
    """The items with their problems as sentences of the form: for templates, and never saved."""
    items = list(items)
    for item in items:
        problems = item.preview.get("problems", [])
        shown = [{"place": each["place"], "reason": sentence_in_form(each)} for each in problems]
        item.preview = item.preview | {"problems": shown}
    return items


def answer_forms(intake: Intake, sent: QueryDict) -> dict[int, AnswerForm]:
    """By the key of the page each is about."""
    return {item.pk: _form(item, sent) for item in _asked_about(intake)}


def _asked_about(intake: Intake) -> list[IntakeItem]:
    """Pages that cannot come in yet and that an answer may help."""
    refused = intake.items.filter(verdict=IntakeVerdict.REFUSED, preview__can_be_answered=True)
    return list(refused.in_order()[:MOST_ASKED])


def _form(item: IntakeItem, sent: QueryDict | None = None) -> AnswerForm:
    """As it was sent, or with what was answered before; which report a page is has no answer to begin with."""
    prefix = str(item.pk)
    if "question" not in item.preview:
        return AnswerForm(sent, prefix=prefix, initial=item.answers)
    return WhichReportForm(sent, prefix=prefix, initial=item.answers, slug=item.preview["question"]["slug"])
