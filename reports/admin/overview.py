"""What waits for people, as the first page of the curators' room tells it: one query a line."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.apps import apps
from django.db.models import CharField, Count, Model, QuerySet, Value
from django.http import HttpRequest
from django.urls import reverse

from reports.admin.desks.revised_rows import waiting_moves
from reports.admin.parts.list_filters import withheld_passages
from reports.choices import IntakeState, Status
from reports.models import Facility, Finding, Intake, Passage, Publisher, Report, Section, Source

_TO_ANSWER = {
    "changed": ("Public {} that were changed, to be read by a second person", "?reading=changed"),
    "asked": ("Requests to restore {} that protect a person", "?restore_asked_by__isnull=0"),
}
_UNDECIDED = (IntakeState.READ, IntakeState.FAILED)
"""Intakes that go no further by themselves."""


@dataclass(frozen=True, slots=True)
class Waiting:
    number: int
    label: str
    url: str


def what_waits(request: HttpRequest) -> list[Waiting]:
    """Only what the person may see; a line stays when nothing waits, so that its place is known.

    What one person did and a second has to answer is rarer, and comes below only while there is some.
    """
    lines = [
        Waiting(counted(request), label, reverse(f"admin:{page}") + query)
        for right, label, page, query, counted in _LINES
        if request.user.has_perm(f"reports.{right}")
    ]
    return [*lines, *_for_a_second_person(request)]


def _for_a_second_person(request: HttpRequest) -> Iterator[Waiting]:
    """Changes of what is public, and requests to restore what protects a person: all kinds in one query."""
    changed = [_keys(model, "changed", unread_since__isnull=False) for model in (Finding, Facility, Source, Publisher)]
    asked = [
        _keys(model, "asked", restore_asked_by__isnull=False) for model in (Finding, Facility, Source, Passage, Report)
    ]
    first, *others = (*changed, *asked)
    for (why, name), number in sorted(Counter(first.union(*others, all=True)).items()):
        options = apps.get_model("reports", name)._meta
        if request.user.has_perm(f"reports.view_{name}"):
            label, query = _TO_ANSWER[why]
            url = reverse(f"admin:reports_{name}_changelist") + query
            yield Waiting(number, label.format(options.verbose_name_plural), url)


def _keys(model: type[Model], why: str, **conditions: bool) -> QuerySet:
    rows = model._default_manager.filter(**conditions)
    return rows.values_list(Value(why, CharField()), Value(model._meta.model_name, CharField()))


def _uploads(request: HttpRequest) -> int:
    return Intake.objects.filter(state__in=_UNDECIDED).count()


def _suggestions(request: HttpRequest) -> int:
    return Finding.objects.filter(status=Status.SUGGESTED).count()


def _in_review(request: HttpRequest) -> int:
    in_review = Finding.objects.filter(status=Status.IN_REVIEW)
    return in_review.exclude(drafted_by=request.user.pk).exclude(changed_by=request.user.pk).count()


def _own_drafts(request: HttpRequest) -> int:
    return Finding.objects.filter(status=Status.DRAFT, drafted_by=request.user.pk).count()


def _after_a_revision(request: HttpRequest) -> int:
    return waiting_moves().count()


def _unmapped(request: HttpRequest) -> int:
    titles: int = Section.objects.filter(topic=None).aggregate(number=Count("title", distinct=True))["number"]
    return titles


def _withheld(request: HttpRequest) -> int:
    return withheld_passages().count()


_LINES: tuple[tuple[str, str, str, str, Callable[[HttpRequest], int]], ...] = (
    (
        "change_intake",
        "Uploads to decide on",
        "reports_intake_changelist",
        f"?state__in={','.join(_UNDECIDED)}",
        _uploads,
    ),
    ("view_finding", "Suggestions to accept or reject", "reports_finding_suggestions", "", _suggestions),
    (
        "view_finding",
        "Findings in review, not drafted by you",
        "reports_finding_changelist",
        "?reading=for_me",
        _in_review,
    ),
    ("view_finding", "Drafts of yours", "reports_finding_changelist", "?reading=mine", _own_drafts),
    ("view_finding", "Findings that wait after a revision", "reports_finding_revised", "", _after_a_revision),
    ("view_section", "Headings without a topic", "reports_section_unmapped", "", _unmapped),
    (
        "view_passage",
        "Passages withheld when they were brought in",
        "reports_passage_changelist",
        "?status__exact=withheld",
        _withheld,
    ),
)
