"""Passages: read only, the place where findings begin, and what is withdrawn to protect a person."""

from typing import Any

from django.contrib import admin
from django.db.models import Case, Q, QuerySet, Value, When
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from reports.admin.parts.html import NO_LONGER, NOT_FOR_EVERYBODY, NOTHING, admin_link, passage_block, status_mark
from reports.admin.parts.list_filters import InPageFilter, OwnReportFilter, PassageStatusFilter
from reports.admin.parts.reviewed import ReviewedAdmin
from reports.choices import Status
from reports.models import Finding, Passage, visibility
from reports.models.counts import count_of
from reports.quoting import Span
from reports.search import SearchQuery, passages_found

MOST_FOUND = 1_000  # of the best hits of the index, which the list then filters
MOST_WORDS = 10  # each is one more condition on the text


@admin.register(Passage)
class PassageAdmin(ReviewedAdmin):
    list_display = ["beginning", "add_finding", "finding_count", "standing"]
    list_filter = [
        PassageStatusFilter,
        OwnReportFilter,
        "report__year",
        ("section__topic", admin.RelatedOnlyFieldListFilter),
        InPageFilter,
    ]
    search_fields = ["=key", "=number", "report__country__name", "=report__year"]
    search_help_text = "Words of the passage as readers search for them, its number or key, its country, its year"
    ordering = ["report__slug", "number", "pk"]
    list_select_related = ["report__country", "section"]
    fields = ["its_words", "findings_here", "standing", "report", "section", "number", "key", "capture", "fingerprint"]

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        passages = super().get_queryset(request).annotate(finding_total=count_of(Finding.objects.all(), by="passage"))
        return passages.annotate(may_be_read=_may_be_read(request))

    def get_search_results(self, request: HttpRequest, queryset: QuerySet, search_term: str) -> tuple[QuerySet, bool]:
        """Words are found by the search engine. What it does not hold is withdrawn or has left its page: there, by the words themselves."""
        term = search_term.strip()
        by_place, _ = super().get_search_results(request, queryset, search_term)
        if not any(character.isalnum() for character in term):
            return by_place, False
        found = _found(term) or _found(f"{term}*")  # where a name is typed to be chosen, the last word is not whole yet
        of_place = by_place.order_by().values("pk")
        unindexed = _unindexed(term).annotate(may_be_read=_may_be_read(request)).filter(may_be_read=True).values("pk")
        return queryset.filter(Q(pk__in=found) | Q(pk__in=of_place) | Q(pk__in=unindexed)), False

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def choice_label(self, record: Any) -> str:
        return f"{super().choice_label(record)}: {_words_of(record)}"

    @admin.display(description="passage")
    def its_words(self, passage: Any) -> SafeString:
        spans = [Span(finding.start, finding.end) for finding in passage.findings.all()]
        return passage_block(passage, spans, may_read=passage.may_be_read)

    @admin.display(description="findings here")
    def findings_here(self, passage: Any) -> SafeString:
        if not passage.may_be_read:
            return NOTHING
        findings = passage.findings.order_by("start", "end", "pk")
        rows = [(admin_link(finding), status_mark(finding)) for finding in findings]
        return format_html("<ul>{}</ul>", format_html_join("", "<li>{} {}</li>", rows)) if rows else NOTHING

    @admin.display(description="passage", ordering="number")
    def beginning(self, passage: Passage) -> SafeString:
        words = '<span class="verbatim-small">{}</span> <span class="under">{}, {}</span>'
        return format_html(words, _words_of(passage), passage, passage.section.heading)

    @admin.display(description="status", ordering="status")
    def standing(self, record: Any) -> SafeString:
        mark = super().standing(record)
        return format_html('{} <span class="under">{}</span>', mark, NO_LONGER) if record.removed_in else mark

    @admin.display(description="findings", ordering="finding_total")
    def finding_count(self, passage: Any) -> int:
        return passage.finding_total

    @admin.display(description="")
    def add_finding(self, passage: Passage) -> SafeString:
        return format_html('<a href="{}?passage={}">Add finding</a>', reverse("admin:reports_finding_add"), passage.pk)


def _found(text: str) -> tuple[int, ...]:
    return passages_found(SearchQuery(text=text, page_size=MOST_FOUND, repeats=True))


def _unindexed(term: str) -> QuerySet[Passage, Passage]:
    """Those outside the index, a small part of all, that have every word of the term."""
    apart = Q(status=Status.WITHDRAWN) | Q(report__status=Status.WITHDRAWN) | Q(removed_in__gt=0)
    words = [Q(text__icontains=word) for word in term.split()[:MOST_WORDS]]
    return Passage.objects.filter(apart, *words)


def _may_be_read(request: HttpRequest) -> Case:
    """Whether the person may read the words: what is withdrawn, or in a withdrawn report, is for administrators."""
    allowed = Value(request.user.has_perm("reports.read_withdrawn_passage"))
    return Case(When(visibility.passage(), then=Value(True)), default=allowed)


def _words_of(passage: Any) -> str:
    text = passage.text if passage.may_be_read else NOT_FOR_EVERYBODY
    return text if len(text) <= 110 else f"{text[:108].rstrip()} …"
