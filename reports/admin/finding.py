"""The desk where findings are made, read by a second person and published."""

from typing import Any, cast

from django.contrib import admin
from django.contrib.auth.models import User
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.timezone import localtime

from reports import editorial
from reports.admin.citation import CitationFormSet, CitationInline
from reports.admin.desks.revised_desk import RevisedDesk
from reports.admin.desks.suggestion_desk import SuggestionDesk, desk_address
from reports.admin.desks.suggestion_rows import clues_of
from reports.admin.figure import FigureFormSet, FigureInline
from reports.admin.finding_form import ChoosePassageForm, FindingForm
from reports.admin.parts.facility_search import facilities_named
from reports.admin.parts.html import NOTHING, admin_link, passage_block, status_mark
from reports.admin.parts.list_filters import CitationFilter, PublisherCitedFilter, ReadingFilter, ReportFilter
from reports.admin.parts.reviewed import ReviewedAdmin
from reports.choices import Status
from reports.models import Citation, Finding, visibility
from reports.models.counts import count_of
from reports.quoting import Span

DELETABLE = (Status.SUGGESTED, Status.DRAFT, Status.REJECTED)


@admin.register(Finding)
class FindingAdmin(SuggestionDesk, RevisedDesk, ReviewedAdmin):
    form = FindingForm
    inlines = [CitationInline, FigureInline]
    autocomplete_fields = ["abuse_types", "facilities", "facility_types", "groups", "actors"]
    readonly_fields = ["its_passage", "standing", "signed", "others_here", "proposed"]
    list_display = ["words", "standing", "names", "citation_count", "edited"]
    list_filter = [
        "status",
        ReadingFilter,
        CitationFilter,
        ReportFilter,
        ("facilities", admin.RelatedOnlyFieldListFilter),
        PublisherCitedFilter,
        ("abuse_types", admin.RelatedOnlyFieldListFilter),
    ]
    search_fields = ["quote"]
    search_help_text = "Words of the quote, its reference or key, or any form of a facility's name"
    ordering = ["-edited_at", "-pk"]

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        findings = (
            super().get_queryset(request).select_related("passage__report__country", "drafted_by", "published_by")
        )
        if not request.user.has_perm("reports.read_withdrawn_passage"):
            findings = findings.filter(visibility.passage("passage__"))
        return findings.prefetch_related("facilities", "abuse_types").annotate(
            citation_total=count_of(Citation.objects.all(), by="finding")
        )

    def get_search_results(self, request: HttpRequest, queryset: QuerySet, search_term: str) -> tuple[QuerySet, bool]:
        found, _ = super().get_search_results(request, queryset, search_term)
        term = search_term.strip()
        if not term:
            return found, False
        named = Finding.objects.filter(facilities__in=facilities_named(term)).values("pk")
        of_words = found.order_by().values("pk")
        return queryset.filter(Q(ref__iexact=term) | Q(key=term) | Q(pk__in=of_words) | Q(pk__in=named)), False

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        editing = obj is None or self.has_change_permission(request, obj)
        begun = ["passage"] if obj is None else ["standing", "signed", *(["proposed"] if obj.trace else [])]
        quote = [("quote", "occurrence") if editing else "quote", "hedge", "event_date"]
        return [
            (None, {"fields": [*begun, "its_passage", "others_here"]}),
            ("The words", {"fields": quote}),
            ("What they report", {"fields": self.autocomplete_fields}),
            ("Curators' note", {"fields": ["note"]}),
        ]

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """What the public has seen is withdrawn, not deleted; and a curator deletes what they drafted themselves.

        What a machine suggested is rejected, not deleted: the row it leaves keeps it from being suggested again.
        """
        if not admin.ModelAdmin.has_delete_permission(self, request, obj):
            return False
        if obj is None:
            return True
        if obj.suggestion is not None:
            return False
        if obj.status not in DELETABLE or obj.first_published_at is not None:
            return False
        return bool(obj.drafted_by_id == request.user.pk or self.has_review_permission(request))

    # Making one. ------------------------------------------------------------------------------------

    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: Any = None) -> HttpResponse:
        if request.method == "GET" and self.has_add_permission(request):
            choose = ChoosePassageForm(request.GET if "passage" in request.GET else None)
            if not choose.is_valid():
                return self._choose_passage(request, choose)
        return super().add_view(request, form_url, extra_context)

    def _choose_passage(self, request: HttpRequest, form: ChoosePassageForm) -> HttpResponse:
        title = "Add finding: which passage?"
        context = {**self.admin_site.each_context(request), "title": title, "opts": self.opts, "form": form}
        context["media"] = self.media + form.media
        return TemplateResponse(request, "admin/reports/finding/choose_passage.html", context)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        if not change:
            obj.drafted_by = request.user
        super().save_model(request, obj, form, change)

    def response_add(self, request: HttpRequest, obj: Any, post_url_continue: str | None = None) -> HttpResponse:
        return self._stay_with_passage(request, obj, super().response_add(request, obj, post_url_continue))

    def response_change(self, request: HttpRequest, obj: Any) -> HttpResponse:
        if "desk" in request.GET and "_continue" not in request.POST:
            super().response_change(request, obj)  # for the message
            return HttpResponseRedirect(desk_address(request.GET["desk"], request.GET.get("next", "")))
        return self._stay_with_passage(request, obj, super().response_change(request, obj))

    # Editing a suggestion. ---------------------------------------------------------------------------

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Whoever corrects a suggestion has accepted it."""
        super().save_related(request, form, formsets, change)
        if change and form.instance.status == Status.SUGGESTED:
            accepted = editorial.accept_suggestion(finding=form.instance, by=cast(User, request.user))
            form.instance.status, form.instance.drafted_by = accepted.status, accepted.drafted_by

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        record = context["original"]
        if record is not None and record.status == Status.SUGGESTED:
            context |= {"show_save_and_continue": False, "show_save_and_add_another": False}
        return super().render_change_form(request, context, *args, **kwargs)

    def _stay_with_passage(self, request: HttpRequest, finding: Finding, answer: HttpResponse) -> HttpResponse:
        """A passage has several findings: "add another" means another of the same passage."""
        if "_addanother" not in request.POST:
            return answer
        return HttpResponseRedirect(f"{reverse('admin:reports_finding_add')}?passage={finding.passage_id}")

    def _create_formsets(self, request: HttpRequest, obj: Any, change: bool) -> Any:
        """Figures rest on citations of the same form, so their formset is given the other one."""
        formsets, inlines = super()._create_formsets(request, obj, change)  # type: ignore[misc]  # the stubs leave it out
        citations = next((one for one in formsets if isinstance(one, CitationFormSet)), None)
        for formset in formsets:
            if isinstance(formset, FigureFormSet):
                formset.citations = citations
        return formsets, inlines

    # What its pages show. ---------------------------------------------------------------------------

    @admin.display(description="passage")
    def its_passage(self, finding: Any) -> SafeString:
        if finding.passage_id is None:
            return NOTHING
        spans = [] if finding.end is None else [Span(finding.start, finding.end)]
        return passage_block(finding.passage, spans)

    @admin.display(description="found here already")
    def others_here(self, finding: Any) -> SafeString:
        others = (
            Finding.objects.filter(passage=finding.passage_id).exclude(pk=finding.pk).order_by("start", "end", "pk")
        )
        rows = [(admin_link(other), status_mark(other)) for other in others]
        return format_html("<ul>{}</ul>", format_html_join("", "<li>{} {}</li>", rows)) if rows else NOTHING

    @admin.display(description="what the machine proposed")
    def proposed(self, finding: Finding) -> SafeString:
        clues = [(clue.kind.replace("_", " "), clue.value, clue.rule_words, clue.words) for clue in clues_of(finding)]
        lines = format_html_join("", "<li>{} {} {} from <q>{}</q></li>", clues)
        return format_html("<ul>{}</ul>", lines)

    @admin.display(description="drafted and published")
    def signed(self, finding: Finding) -> str:
        elsewhere = (
            f"Brought in with the curated files, as {finding.ref}" if finding.ref else "Drafted outside the admin"
        )
        drafted = f"Drafted by {finding.drafted_by}" if finding.drafted_by else elsewhere
        if finding.suggestion is not None:
            drafted = (
                f"Suggested by machine, accepted by {finding.drafted_by}"
                if finding.drafted_by
                else "Suggested by machine; nobody has accepted it. It is rejected and never deleted,"
                " so that it is not suggested again"
            )
        if finding.published_by is None:
            return f"{drafted}."
        alone = ", without a second reader" if editorial.has_no_second_reader(finding) else ""
        return f"{drafted}; published by {finding.published_by}{alone}."

    @admin.display(description="status", ordering="status")
    def standing(self, record: Any) -> SafeString:
        mark = super().standing(record)
        if record.status == Status.PUBLISHED and editorial.has_no_second_reader(record):
            return format_html('{} <span class="alone">published without a second reader</span>', mark)
        return mark

    @admin.display(description="finding", ordering="quote")
    def words(self, finding: Finding) -> SafeString:
        return format_html(
            '<span class="verbatim-small">“{}”</span> <span class="under">{}</span>', str(finding), finding.passage
        )

    @admin.display(description="facilities, abuses")
    def names(self, finding: Finding) -> str:
        return "; ".join(str(named) for named in [*finding.facilities.all(), *finding.abuse_types.all()])

    @admin.display(description="edited", ordering="edited_at")
    def edited(self, finding: Finding) -> SafeString:
        day = date_format(localtime(finding.edited_at), "j M Y")
        by = format_html('<span class="under">drafted by {}</span>', finding.drafted_by) if finding.drafted_by else ""
        return format_html("{} {}", day, by)

    @admin.display(description="cited", ordering="citation_total")
    def citation_count(self, finding: Any) -> int:
        return finding.citation_total

    def choice_label(self, record: Any) -> str:
        return f"{record.passage}: {super().choice_label(record)}"
