"""The filters of the curators' lists that are not simply a field of the record."""

from collections.abc import Iterable
from typing import Any

from django.contrib import admin
from django.db.models import Exists, F, OuterRef, QuerySet
from django.http import HttpRequest

from reports.admin.parts.history import event_model_of
from reports.choices import Certainty, Status
from reports.models import Citation, Finding, Passage, Publisher, Report

MOST_REPORTS = 60  # the latest editions: the filter is a column of links beside the list


class ReportFilter(admin.SimpleListFilter):
    """Reports that have such records, the latest edition first."""

    title = "report"
    parameter_name = "report"
    path = "passage__report"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Iterable[tuple[str, str]]:
        records = model_admin.model._default_manager.filter(**{self.path: OuterRef("pk")})
        reports = (
            Report.objects.filter(Exists(records)).select_related("country").order_by("-year", "country__name", "pk")
        )
        return [(str(report.pk), str(report)) for report in reports[:MOST_REPORTS]]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet | None:
        chosen = self.value() or ""
        return queryset.filter(**{self.path: int(chosen)}) if chosen.isdecimal() else None


class OwnReportFilter(ReportFilter):
    path = "report"


class PassageStatusFilter(admin.SimpleListFilter):
    """A passage is public or withdrawn, nothing else; and some were withheld already when they were brought in."""

    title = "status"
    parameter_name = "status__exact"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Iterable[tuple[str, str]]:
        return [
            (Status.PUBLISHED, Status.PUBLISHED.label),
            (Status.WITHDRAWN, Status.WITHDRAWN.label),
            ("withheld", "Withheld when it was brought in"),
        ]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet | None:
        match self.value():
            case Status.PUBLISHED | Status.WITHDRAWN:
                return queryset.filter(status=self.value())
            case "withheld":
                return queryset.filter(pk__in=withheld_passages().values("pk"))
        return None


def withheld_passages() -> QuerySet[Passage, Passage]:
    """Passages that were brought in as withdrawn, since they repeat withdrawn ones: nobody took the step of withdrawing them."""
    by_a_person = event_model_of(Passage)._default_manager.filter(
        pgh_obj=OuterRef("pk"), status=Status.WITHDRAWN, pgh_context__metadata__step="withdraw"
    )
    return Passage.objects.withdrawn().exclude(Exists(by_a_person))


class InPageFilter(admin.SimpleListFilter):
    """What is in the report's page as last captured, and what only an earlier capture had."""

    title = "page"
    parameter_name = "page"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Iterable[tuple[str, str]]:
        return [("now", "In the page now"), ("left", "No longer in the page")]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet | None:
        match self.value():
            case "now":
                return queryset.filter(removed_in=0)
            case "left":
                return queryset.exclude(removed_in=0)
        return None


class PublisherCitedFilter(admin.SimpleListFilter):
    title = "publisher of a source"
    parameter_name = "publisher"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Iterable[tuple[str, str]]:
        cited = Publisher.objects.filter(Exists(Citation.objects.filter(source__publisher=OuterRef("pk"))))
        return [(str(publisher.pk), str(publisher)) for publisher in cited.order_by("name", "pk")]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet | None:
        chosen = self.value() or ""
        if not chosen.isdecimal():
            return None
        return queryset.filter(pk__in=Citation.objects.filter(source__publisher=int(chosen)).values("finding"))


class CitationFilter(admin.SimpleListFilter):
    """By how sure the links to sources are, and where there is none."""

    title = "citation"
    parameter_name = "citation"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Iterable[tuple[str, str]]:
        return [("none", "No citation"), *Certainty.choices]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet | None:
        if self.value() == "none":
            return queryset.filter(citations__isnull=True)
        if self.value() in Certainty.values:
            return queryset.filter(pk__in=Citation.objects.filter(certainty=self.value()).values("finding"))
        return None


class ReadingFilter(admin.SimpleListFilter):
    """What waits for whom, and what nobody else has read."""

    title = "reading"
    parameter_name = "reading"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Iterable[tuple[str, str]]:
        return [
            ("for_me", "In review, not drafted or changed by me"),
            ("mine", "My drafts"),
            ("changed", "Changed since a second person read it"),
            ("alone", "Published without a second reader"),
        ]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet | None:
        me = request.user.pk
        match self.value():
            case "for_me":
                return queryset.filter(status=Status.IN_REVIEW).exclude(drafted_by=me).exclude(changed_by=me)
            case "mine":
                return queryset.filter(status=Status.DRAFT, drafted_by=me)
            case "changed":
                return queryset.filter(unread_since__isnull=False)
            case "alone":
                return queryset.filter(status=Status.PUBLISHED, published_by=F("drafted_by"))
        return None


class UnreadFilter(admin.SimpleListFilter):
    """What is public and was changed, and no second person has read since."""

    title = "reading"
    parameter_name = "reading"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Iterable[tuple[str, str]]:
        return [("changed", "Changed since a second person read it")]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet | None:
        return queryset.filter(unread_since__isnull=False) if self.value() == "changed" else None


class NamedInFindingsFilter(admin.SimpleListFilter):
    """Records that a public finding names, and those that none does."""

    title = "use in findings"
    parameter_name = "found"
    relation = "facilities"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Iterable[tuple[str, str]]:
        return [("yes", "In a published finding"), ("no", "In none")]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet | None:
        public: QuerySet[Any, Any] = Finding.objects.public().filter(**{self.relation: OuterRef("pk")})
        match self.value():
            case "yes":
                return queryset.filter(Exists(public))
            case "no":
                return queryset.exclude(Exists(public))
        return None


class CitedInFindingsFilter(NamedInFindingsFilter):
    relation = "citations__source"
