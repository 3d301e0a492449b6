"""The parameters of the list of facilities, each on its own."""

import pytest
from django.http import QueryDict

from reports.filters.facilities import FacilityFilterSet
from reports.models import Facility
from reports.models.links import facilities_with_counts
from tests.factories import make_country, make_facility, make_facility_name, make_facility_type, make_finding

pytestmark = pytest.mark.django_db


def found(address):
    chosen = FacilityFilterSet(QueryDict(address), facilities_with_counts(Facility.objects.public()).in_order())
    assert chosen.is_valid(), chosen.form.errors
    return list(chosen.qs)


def options(name):
    return [value for value, _ in FacilityFilterSet(QueryDict(""), Facility.objects.public()).form.fields[name].choices]


def test_each_parameter_narrows():
    kind, country = make_facility_type(code="kwanliso"), make_country(slug="north-korea")
    wanted = make_facility(facility_type=kind, country=country, province="South Pyongan")
    make_facility_name("Kaechon", facility=wanted)
    make_facility(facility_type=make_facility_type(), province="Jagang")
    for address in ("type=kwanliso", "country=north-korea", "province=South+Pyongan", "q=kaech'ŏn"):
        assert found(address) == [wanted], address


def test_order_by_name_and_by_findings():
    second, first = make_facility(name="B"), make_facility(name="A")
    make_finding(facilities=[second])
    assert found("sort=name") == [first, second]
    assert found("sort=findings") == [second, first]


def test_only_what_public_facilities_have_is_offered():
    make_facility(facility_type=make_facility_type(code="shown"), province="Shown", country=make_country(slug="shown"))
    make_facility(
        facility_type=make_facility_type(code="hidden"),
        province="Hidden",
        country=make_country(slug="hidden"),
        status="in_review",
    )
    assert options("type") == ["", "shown"]
    assert options("province") == ["", "Shown"]
    assert options("country") == ["", "shown"]


@pytest.mark.parametrize("address", ["type=x", "country=x", "province=x", "sort=x", "type=a%00", f"q={'a' * 201}"])
def test_an_unknown_value_is_refused(address):
    make_facility()
    assert FacilityFilterSet(QueryDict(address), Facility.objects.public()).current_page() is None


def test_without_an_order_they_stand_by_type_and_number():
    first, second = make_facility_type(position=1), make_facility_type(position=2)
    last = make_facility(facility_type=second, number="1")
    unnumbered = make_facility(facility_type=first, name="A")
    twelve, three = (make_facility(facility_type=first, number=number) for number in ("12", "3"))
    assert found("") == [three, twelve, unnumbered, last]
