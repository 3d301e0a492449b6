"""The list of facilities, and the page of one: its names, its place, what is said of it and who says so."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from reports.filters.facilities import FacilityFilterSet
from reports.filters.facility_names import PublicFacilityNames
from reports.models import AbuseType, Facility, Figure, Finding
from reports.models.links import facilities_with_counts
from reports.views.parts.facility_rows import facility_rows, hangul_name, namesakes, shared_places, spellings
from reports.views.parts.figure_rows import figure_tables, with_origin
from reports.views.parts.finding_groups import by_abuse
from reports.views.parts.finding_list import finding_list
from reports.views.parts.locator import locator
from reports.views.parts.narrowing import empty
from reports.views.parts.origins import origins
from reports.views.parts.visible import public_or_gone
from reports.views.search.scope import box_within


@require_safe
def facility_list(request: HttpRequest) -> HttpResponse:
    facilities = facilities_with_counts(Facility.objects.public().select_related("facility_type", "country"))
    chosen = FacilityFilterSet(request.GET, facilities.in_order())
    page = chosen.current_page()
    context: dict[str, Any] = {"chosen": chosen, "page": page, "crumbs": [{"label": "Facilities"}]}
    if page is None:
        return render(request, "facility_list.html", context, status=400)
    context |= {"rows": facility_rows(page, chosen.names), "shared_places": shared_places(page, chosen.names)}
    if not page.object_list:
        context["empty"] = empty(request, chosen, what="facilities", near_names=_near_names(chosen))
    return render(request, "facility_list.html", context)


@require_safe
def facility(request: HttpRequest, slug: str) -> HttpResponse:
    facility = public_or_gone(Facility.objects.with_names(), slug=slug)
    findings = Finding.objects.public().filter(facilities=facility)
    crumbs = [{"label": "Facilities", "url": reverse("facility_list")}, {"label": facility.name}]
    context = {"facility": facility, "crumbs": crumbs}
    context |= finding_list(request, findings, facets=("abuse", "source"), size=50)
    if context["page"] is None:
        return render(request, "facility.html", context, status=400)
    names = PublicFacilityNames.public()
    context |= {
        "hangul": hangul_name(names.of(facility.pk)),
        "spellings": spellings(facility, names),
        "groups": by_abuse(context["page"].object_list, AbuseType.objects.in_order()),
        "figure_tables": figure_tables(with_origin(Figure.objects.public().filter(facility=facility))),
        "origins": origins(findings),
        "namesakes": namesakes(facility, names),
        "locator": locator(facility),
        "search_within": box_within("facility", facility.slug, facility.name),
    }
    return render(request, "facility.html", context)


def _near_names(chosen: FacilityFilterSet) -> list[dict[str, str]]:
    typed = chosen.form.cleaned_data["q"]
    nearest = chosen.names.nearest(typed) if typed else []
    public = Facility.objects.public().in_bulk([form.facility for form in nearest])
    found = [(form.form, public[form.facility]) for form in nearest if form.facility in public]
    return [{"label": f"{name}: {facility.name}", "url": facility.get_absolute_url()} for name, facility in found]
