"""The list of reports: a grid of countries and years while nothing narrows it, a table of reports once something does."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from reports.filters.reports import ReportFilterSet
from reports.filters.strict import LIST_SIZE
from reports.models import Country, Report
from reports.models.links import reports_for_list
from reports.views.parts.letters import letter_of
from reports.views.parts.narrowing import empty

COUNTRIES_ON_A_PAGE = 40


@dataclass(frozen=True, slots=True)
class GridRow:
    """A country and, for each year of the grid, its reports. `opens` is its letter where it is the first of it."""

    country: Country
    cells: tuple[tuple[int, tuple[Report, ...]], ...]
    opens: str


@dataclass(frozen=True, slots=True)
class Letter:
    """Where the countries of a letter begin: the page of the grid they are on."""

    letter: str
    page: int


@require_safe
def report_list(request: HttpRequest) -> HttpResponse:
    """All reports, by year and country."""
    reports = reports_for_list(Report.objects.public()).order_by("-year", "country__name", "slug")
    filters = ReportFilterSet(request.GET, reports)
    context: dict[str, Any] = {"filters": filters, "crumbs": [{"label": "Reports"}]}
    is_grid = filters.is_valid() and _is_grid(filters)
    context["page"] = page = _grid_page(filters) if is_grid else filters.current_page()
    if page is None:
        return render(request, "report_list.html", context, status=400)
    if is_grid:
        context |= _grid(page)
    elif not page.object_list:
        context["empty"] = empty(request, filters, what="reports")
    return render(request, "report_list.html", context)


def _is_grid(filters: ReportFilterSet) -> bool:
    """Asked for, or more reports than one page lists and nothing that narrows them."""
    asked = filters.form.cleaned_data
    if asked["view"] or asked["year"] or asked["country"]:
        return bool(asked["view"] == "grid")
    return Report.objects.public().count() > LIST_SIZE


def _grid_page(filters: ReportFilterSet) -> Page | None:
    """A page of countries, of those reports that the filters leave."""
    with_reports = filters.qs.order_by().values("country")
    return filters.page_of(Country.objects.filter(pk__in=with_reports).order_by("name", "pk"), COUNTRIES_ON_A_PAGE)


def _grid(page: Page) -> dict[str, Any]:
    countries = list(page.object_list)
    names = [country.name for country in page.paginator.object_list]
    years = list(Report.objects.public().order_by("-year").values_list("year", flat=True).distinct())
    reports = Report.objects.public().filter(country__in=countries).select_related("series").order_by("series", "pk")
    return {
        "years": years,
        "rows": grid_rows(countries, years, reports),
        "letters": letters(names),
        "total": Report.objects.public().count(),
    }


def grid_rows(countries: Iterable[Country], years: Iterable[int], reports: Iterable[Report]) -> list[GridRow]:
    cells_of = defaultdict(list)
    for report in reports:
        cells_of[report.country_id, report.year].append(report)
    rows, seen = [], set()
    for country in countries:
        letter = letter_of(country.name)
        cells = tuple((year, tuple(cells_of[country.pk, year])) for year in years)
        rows.append(GridRow(country, cells, "" if letter in seen else letter))
        seen.add(letter)
    return rows


def letters(names: list[str]) -> list[Letter]:
    """The letters that the names begin with, in their order, each with the page on which it begins."""
    first: dict[str, int] = {}
    for place, name in enumerate(names):
        first.setdefault(letter_of(name), place // COUNTRIES_ON_A_PAGE + 1)
    return [Letter(letter, page) for letter, page in first.items()]
