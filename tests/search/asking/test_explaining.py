"""Why a passage was found, and what is like it."""

import pytest

from reports.choices import NameKind
from reports.search import SearchQuery, rebuild
from reports.search.asking.results import explain, more_like
from tests.factories import make_facility, make_facility_name, make_finding, make_passage, make_section, make_topic

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("index_dir")]


def told(query, passage):
    explanation = explain(SearchQuery(query), passage)
    return explanation and {(reason.part, reason.form, reason.place) for reason in explanation.reasons}


def test_each_part_is_told_with_the_form_and_the_place_it_was_found_in():
    facility = make_facility(name="Camp 14")
    make_facility_name(facility=facility, form="Kaechon", kind=NameKind.PLACE, place="kaechon")
    make_facility_name(facility=facility, form="Gaecheon", kind=NameKind.PLACE, place="kaechon")
    passage = make_passage("Guards at Gaecheon beat prisoners.")
    make_finding(passage=passage, facilities=[facility])
    rebuild()
    reasons = told("kaechon guard", passage)
    assert ("kaechon", "Gaecheon", "its own words") in reasons
    assert ("guard", "", "its own words") in reasons
    assert ("kaechon", "", "the names of what curators tied to it") in reasons


def test_another_spelling_is_told_as_what_was_found():
    passage = make_passage("Forced labor for 1,200 men.")
    rebuild()
    found = told('"forced labour" 1200', passage)
    assert ("forced labour", "forced labor", "its own words") in found
    assert ("1200", "1,200", "its own words") in found


def test_a_field_says_what_it_was_found_by():
    section = make_section(path="1.c", topic=make_topic(label="Torture", code="torture"))
    passage = make_passage("Guards beat prisoners.", section=section)
    make_finding(passage=passage, facilities=[make_facility(name="Camp 14", slug="camp-14")])
    rebuild()
    country = passage.report.country.name
    query = f'country:"{country}" topic:torture section:1.c facility:camp-14'
    reasons = explain(SearchQuery(query), passage).reasons
    assert [(reason.form, reason.how) for reason in reasons] == [
        (country, "the country of its report"),
        ("Torture", "the subject of its headings"),
        ("", "the section it stands in"),
        ("Camp 14", "what curators tied to it"),
    ]


def test_a_passage_that_is_not_found_has_no_explanation():
    passage = make_passage("Guards beat prisoners.")
    rebuild()
    assert told("guards -beat", passage) is None
    assert told("", passage) is None


def test_like_passages_come_without_itself_and_without_repeats():
    words = "Inmates at the quarry hauled limestone without boots through winter."
    passage = make_passage(words)
    make_passage(words)
    like = make_passage("Prisoners hauled limestone from the quarry all winter.")
    make_passage("Elections were postponed.")
    rebuild()
    assert [hit.passage.pk for hit in more_like(passage)] == [like.pk]
