"""The kinds of place of detention: their terms, what each covers, its facilities, and what is said of the kind itself."""

from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse, reverse_lazy
from django.views.decorators.http import require_safe

from reports.models import Facility, FacilityType, Finding
from reports.models.counts import count_of
from reports.models.links import facilities_with_counts
from reports.views.parts.finding_list import finding_list

_FACILITIES = {"label": "Facilities", "url": reverse_lazy("facility_list")}


@require_safe
def facility_type_list(request: HttpRequest) -> HttpResponse:
    general = Finding.facility_types.through.objects.filter(finding__in=Finding.objects.public())
    facilities = Prefetch("facilities", queryset=Facility.objects.public().in_order(), to_attr="public_facilities")
    types = FacilityType.objects.prefetch_related(facilities).order_by("position", "code")
    counted = types.annotate(finding_count=count_of(general, by="facilitytype", what="finding"))
    return render(request, "facility_type_list.html", {"types": counted, "crumbs": [_FACILITIES, {"label": "Types"}]})


@require_safe
def facility_type(request: HttpRequest, code: str) -> HttpResponse:
    kind = get_object_or_404(FacilityType, code=code)
    findings = Finding.objects.public().filter(facility_types=kind)
    crumbs = [_FACILITIES, {"label": "Types", "url": reverse("facility_type_list")}, {"label": kind.label}]
    context = {"type": kind, "crumbs": crumbs} | finding_list(request, findings, facets=("abuse", "source"))
    if context["page"] is None:
        return render(request, "facility_type.html", context, status=400)
    facilities = Facility.objects.public().filter(facility_type=kind)
    context["facilities"] = facilities_with_counts(facilities).in_order()
    return render(request, "facility_type.html", context)
