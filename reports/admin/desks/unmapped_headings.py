"""Headings that mean no topic yet, the most frequent first, and the one step that gives them one."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import cast

from django import forms
from django.contrib import messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Count, Max, Min
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path

from reports import editorial
from reports.admin.parts.base import RecordAdmin
from reports.admin.parts.index_sync import sync_after_commit
from reports.models import Section, Topic

PAGE_SIZE = 50
MOST_TITLES = 5_000  # the most frequent first: the rest come up as these get their topics


@dataclass(slots=True)
class Heading:
    """Titles that are spelled alike, as they are printed, with how many sections and reports have them."""

    spelled: str
    titles: list[str] = field(default_factory=list)
    sections: int = 0
    reports: int = 0
    first_year: int = 9999
    last_year: int = 0

    @property
    def years(self) -> str:
        same = self.first_year == self.last_year
        return f"{self.first_year}" if same else f"{self.first_year}–{self.last_year}"


class TopicForm(forms.Form):
    """One topic for the headings that are ticked."""

    topic = forms.ModelChoiceField(Topic.objects.none(), empty_label="Choose a topic")
    headings = forms.MultipleChoiceField(error_messages={"required": "Tick the headings that mean this topic."})

    def __init__(self, shown: list[Heading], data: object = None) -> None:
        super().__init__(data)  # type: ignore[arg-type]  # a QueryDict
        self.fields["topic"].queryset = Topic.objects.select_related("parent").order_by("position", "code")  # type: ignore[attr-defined]
        self.fields["headings"].choices = [(heading.spelled, heading.spelled) for heading in shown]  # type: ignore[attr-defined]


def unmapped_headings() -> list[Heading]:
    """Those of sections without a topic. Spelled alike are one, whatever their case, quotes and points."""
    titles = (
        Section.objects.filter(topic=None)
        .values("title")
        .annotate(
            sections=Count("pk"),
            reports=Count("report", distinct=True),
            first_year=Min("report__year"),
            last_year=Max("report__year"),
        )
        .order_by("-sections", "title")
    )
    headings: dict[str, Heading] = defaultdict(lambda: Heading(""))
    for row in titles[:MOST_TITLES]:
        spelled = editorial.spelled(row["title"])
        heading = headings[spelled]
        heading.spelled = spelled
        heading.titles.append(row["title"])
        heading.sections += row["sections"]
        heading.reports += row["reports"]
        heading.first_year = min(heading.first_year, row["first_year"])
        heading.last_year = max(heading.last_year, row["last_year"])
    return sorted((one for one in headings.values() if one.spelled), key=lambda one: (-one.sections, one.spelled))


class UnmappedHeadings(RecordAdmin):
    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.unmapped_view)
        return [path("unmapped/", view, name=self.url_name("unmapped")), *super().get_urls()]

    def unmapped_view(self, request: HttpRequest) -> HttpResponse:
        if not self.has_view_permission(request):
            raise PermissionDenied
        if request.method == "POST" and not self.has_change_permission(request):
            raise PermissionDenied
        headings = unmapped_headings()
        form = TopicForm(headings, request.POST if request.method == "POST" else None)
        if form.is_bound and form.is_valid() and self._give(request, form):
            return HttpResponseRedirect(request.get_full_path())
        page = Paginator(headings, PAGE_SIZE).get_page(request.GET.get("p"))
        context = {
            **self.admin_site.each_context(request),
            "title": "Headings without a topic",
            "opts": self.opts,
            "media": self.media,
            "page": page,
            "form": form,
            "ticked": request.POST.getlist("headings"),
            "may_act": self.has_change_permission(request),
        }
        return TemplateResponse(request, "admin/reports/section/unmapped.html", context)

    def _give(self, request: HttpRequest, form: TopicForm) -> bool:
        headings, topic = form.cleaned_data["headings"], form.cleaned_data["topic"]
        printed = {heading.spelled: heading.titles[0] for heading in unmapped_headings()}
        try:
            given = editorial.give_topic(
                headings=[printed.get(heading, heading) for heading in headings],
                topic=topic,
                by=cast(User, request.user),
            )
        except editorial.StepRefused as refused:
            form.add_error(None, f"Nothing was changed. {refused}")
            return False
        sync_after_commit(request)
        sections = f"{given.sections} section{'' if given.sections == 1 else 's'}"
        self.message_user(request, f"{sections} now mean “{topic}”, and so will the next editions’.", messages.SUCCESS)
        return True
