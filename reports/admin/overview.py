"""What waits for people, as the first page of the curators' room tells it: one query a line."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Count
from django.http import HttpRequest
from django.urls import reverse

from reports.admin.desks.revised_rows import waiting_moves
from reports.admin.parts.list_filters import withheld_passages
from reports.choices import IntakeState, Status
from reports.models import Finding, Intake, Section

_UNDECIDED = (IntakeState.READ, IntakeState.FAILED)
"""Intakes that go no further by themselves."""


@dataclass(frozen=True, slots=True)
class Waiting:
    number: int
    label: str
    url: str


def what_waits(request: HttpRequest) -> list[Waiting]:
    """Only what the person may see; a line stays when nothing waits, so that its place is known."""
    return [
        Waiting(counted(request), label, reverse(f"admin:{page}") + query)
        for right, label, page, query, counted in _LINES
        if request.user.has_perm(f"reports.{right}")
    ]


def _uploads(request: HttpRequest) -> int:
    return Intake.objects.filter(state__in=_UNDECIDED).count()


def _suggestions(request: HttpRequest) -> int:
    return Finding.objects.filter(status=Status.SUGGESTED).count()


def _in_review(request: HttpRequest) -> int:
    return Finding.objects.filter(status=Status.IN_REVIEW).exclude(drafted_by=request.user.pk).count()


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
