"""The parameters of a search: many values, values left out, switches; anything else is named and nothing is searched."""

import pytest
from django.http import QueryDict

from reports.filters.passages import PassageFilterSet
from tests.factories import make_abuse_type, make_country, make_facility, make_report

pytestmark = pytest.mark.django_db


def read(address):
    return PassageFilterSet(QueryDict(address))


def errors(address):
    filterset = read(address)
    assert not filterset.is_valid()
    return {name: " ".join(found) for name, found in filterset.errors.items()}


def query(address):
    filterset = read(address)
    assert filterset.is_valid(), filterset.errors
    return filterset.query()


def test_an_empty_address_asks_for_everything_once_by_relevance():
    asked = query("")
    assert (asked.text, asked.filters, asked.excluded, asked.sort, asked.page) == ("", {}, {}, "relevance", 1)
    assert (asked.suggested, asked.repeats, asked.exact) == (False, False, False)


def test_many_values_of_many_facets_are_read():
    first, second = make_abuse_type(code="beating"), make_abuse_type(code="torture")
    country = make_country(slug="laos")
    asked = query("abuse=beating&abuse=torture&country=laos")
    assert asked.filters == {"abuse": {first.pk, second.pk}, "country": {country.pk}}


def test_values_are_left_out_by_not():
    abuse, facility = make_abuse_type(code="beating"), make_facility(slug="camp-14")
    make_report(year=2020)
    asked = query("not_abuse=beating&not_facility=camp-14&not_year=2020")
    assert asked.excluded == {"abuse": {abuse.pk}, "facility": {facility.pk}, "year": {2020}}
    assert asked.filters == {}


@pytest.mark.parametrize("sort", ["relevance", "newest", "place"])
def test_every_order_is_read(sort):
    assert query(f"sort={sort}").sort == sort


def test_the_switches_are_read():
    asked = query("suggested=on&repeats=all&exact=1")
    assert asked.suggested
    assert asked.repeats
    assert asked.exact


@pytest.mark.parametrize(
    ("address", "parameter"),
    [
        ("not_abuse=nothing-like-it", "not_abuse"),
        ("not_year=1066", "not_year"),
        ("not_facility=a%00b", "not_facility"),
        ("suggested=yes", "suggested"),
        ("repeats=1", "repeats"),
        ("sort=oldest", "sort"),
        ("exact=0", "exact"),
        ("sort=newest&sort=place", "sort"),
        ("not_colour=red", "__all__"),
        ("not_q=red", "__all__"),
    ],
)
def test_what_is_not_known_is_named(address, parameter):
    assert parameter in errors(address)


def test_a_value_cannot_be_asked_for_and_left_out():
    make_abuse_type(code="beating")
    assert "keep one of the two" in errors("abuse=beating&not_abuse=beating")["not_abuse"]


def test_each_kind_of_filter_costs_one_query(django_assert_num_queries):
    for code in ("beating", "torture", "hunger"):
        make_abuse_type(code=code)
    with django_assert_num_queries(2):
        query("abuse=beating&abuse=torture&not_abuse=hunger")


def test_records_are_looked_up_anew_for_each_request():
    """The statement is kept, what it found is not."""
    assert "abuse" in errors("abuse=torture")
    assert "year" in errors("year=2020")
    torture = make_abuse_type(code="torture")
    report = make_report(year=2020)
    assert query("abuse=torture").filters == {"abuse": {torture.pk}}
    assert query("year=2020&report=" + report.slug).filters == {"year": {2020}, "report": {report.pk}}


def test_what_the_public_may_not_see_is_not_known():
    make_facility(slug="hidden", status="draft")
    assert "“hidden” is not in the archive" in errors("facility=hidden")["facility"]


def test_the_first_unknown_of_many_values_is_named():
    make_abuse_type(code="beating")
    assert "“colour” is not in the archive" in errors("abuse=beating&abuse=colour&abuse=shape")["abuse"]
