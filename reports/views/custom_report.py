"""The builder of custom reports, and the report that an address asks for, ready to read and to print."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from reports.compiling import (
    MOST_REPORTS,
    Document,
    Entry,
    ParameterProblem,
    TooLarge,
    assemble,
    holdings,
    read_choice,
    select,
)
from reports.models import Country, Passage
from reports.views.parts.letters import letter_of
from reports.views.parts.rows import row_of


@require_safe
def custom_report(request: HttpRequest) -> HttpResponse:
    choice, problems = read_choice(request.GET)
    if not request.GET or request.GET.get("edit") == "1":
        return _builder(request, [])
    if choice is None:
        return _builder(request, problems)
    if request.META["QUERY_STRING"] != choice.query:
        return HttpResponseRedirect(f"{request.path}?{choice.query}")
    try:
        selection = select(choice)
    except TooLarge as too_large:
        return _builder(request, [ParameterProblem("year", str(too_large))])
    return _document(request, assemble(selection))


def _builder(request: HttpRequest, problems: list[ParameterProblem]) -> HttpResponse:
    asked = {name: request.GET.getlist(name) for name in ("year", "topic", "country", "findings")}
    available = holdings()
    context = {
        "holdings": available,
        "country_groups": _by_letter(available.countries),
        "most_reports": MOST_REPORTS,
        "asked": asked,
        "problems": problems,
        "crumbs": [{"label": "Custom report"}],
    }
    return render(request, "custom_report.html", context, status=400 if problems else 200)


def _by_letter(countries: Iterable[Country]) -> list[dict[str, Any]]:
    groups: dict[str, list[Country]] = defaultdict(list)
    for country in countries:
        groups[letter_of(country.name)].append(country)
    return [{"letter": letter, "countries": groups[letter]} for letter in groups]


def _document(request: HttpRequest, document: Document) -> HttpResponse:
    choice = document.selection.choice
    context = {
        "document": document,
        "references": [
            {"reference": one, "add_url": f"?{choice.adding(one.topic_to_add).query}" if one.topic_to_add else ""}
            for one in document.references
        ],
        "choice": choice,
        "parts": list(_parts(document)),
        "places": _places(document),
        "site": request.build_absolute_uri("/").rstrip("/"),
        "address": request.build_absolute_uri(f"{request.path}?{choice.query}"),
        "other_address": f"{request.path}?{choice.with_findings(not choice.findings).query}",
        "assembled_on": timezone.now().date(),
        "crumbs": [{"label": "Custom report", "url": reverse("custom_report")}, {"label": document.title}],
    }
    return render(request, "custom_report_document.html", context)


def _parts(document: Document) -> Iterator[dict[str, Any]]:
    """The reports with their headings and rows; `number` keeps the places of several reports apart."""
    for number, part in enumerate(document.parts, start=1):
        entries = [_entry(entry, [_row(passage, number) for passage in entry.passages]) for entry in part.entries]
        yield {"number": number, "report": part.report, "entries": entries}


def _entry(entry: Entry, rows: list[dict[str, Any]]) -> dict[str, Any]:
    """A run-in heading is printed by the words of its passage, and only needs its anchor there."""
    return {
        "section": entry.section,
        "level": min(entry.section.depth + 3, 6),
        "style": min(entry.section.depth + 2, 4),
        "is_context": entry.is_context,
        "is_printed": bool(rows and rows[0]["row"].runs[0].is_run_in),
        "rows": rows,
    }


def _row(passage: Passage, part: int) -> dict[str, Any]:
    return {"row": row_of(passage), "place": _place(part, passage)}


def _place(part: int, passage: Passage) -> str:
    return f"{part}-{passage.number}"


def _places(document: Document) -> dict[int, str]:
    """The anchor of every passage of the document, by its key."""
    return {
        passage.pk: _place(number, passage)
        for number, part in enumerate(document.parts, start=1)
        for entry in part.entries
        for passage in entry.passages
    }
