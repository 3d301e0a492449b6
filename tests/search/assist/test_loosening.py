"""What else to try: every part counted by itself, and every kind of search with one thing less, each count true."""

import time

import pytest

from reports.search import SearchQuery, count, looser_searches, rebuild, resolve
from reports.search.assist.loosening import MOST_COUNTS, part_counts, similar_names
from tests.factories import (
    make_abuse_type,
    make_country,
    make_facility,
    make_facility_name,
    make_finding,
    make_passage,
    make_report,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("index_dir")]


@pytest.fixture
def archive():
    """Two editions; torture and hunger never stand in one passage."""
    here = make_country(name="Here", code="HE", slug="here")
    old, new = make_report(year=2016, country=here), make_report(year=2020, country=here)
    facility = make_facility(slug="camp-14")
    for form in ("Kaechon", "Gaecheon", "개천"):
        make_facility_name(form, facility=facility, kind="place", place="kaechon")
    make_facility_name("Camp 14", facility=facility, kind="short")
    make_passage("Torture in the camps of Kaechon.", report=old)
    make_passage("Hunger in prison camps.", report=old)
    make_finding(
        passage=make_passage("Forced labour, long and hard.", report=new),
        facilities=[facility],
        abuse_types=[make_abuse_type(label="Labour", code="labour")],
    )
    make_passage("Labour that is forced is hard in Camp 14.", report=new)
    rebuild()


def parts(text, **asked):
    return [(one.text, one.count) for one in part_counts(resolve(SearchQuery(text, **asked)))]


def looser(text, **asked):
    return {(one.dropped, one.query.text): one.count for one in looser_searches(resolve(SearchQuery(text, **asked)))}


def test_each_part_is_counted_by_itself(archive):
    assert parts("torture hunger zebra") == [("torture", 1), ("hunger", 1), ("zebra", 0)]
    assert parts("(zebra OR hunger) camps -prison") == [("zebra OR hunger", 1), ("camps", 4)]


def test_parts_are_counted_within_the_same_filters(archive):
    only_new = {"year": frozenset({2020})}
    assert parts("torture labour", filters=only_new) == [("torture", 0), ("labour", 2)]
    assert parts("camp 14 torture", excluded=only_new) == [("camp 14", 0), ("torture", 1)]


def test_a_search_of_one_part_has_no_parts(archive):
    for text in ("", "torture", '"torture hunger"', "-torture", "torture -hunger"):
        assert parts(text) == [], text


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("torture hunger", {("torture", "hunger"): 1, ("hunger", "torture"): 1}),
        ("torture year:2020", {("torture", "year:2020"): 2, ("year:2020", "torture"): 1}),
        (
            "torture tort* -camps",
            {("torture", "tort* -camps"): 0, ("tort*", "torture -camps"): 0, ("-camps", "torture tort*"): 1},
        ),
        ("hunger prisn~ labour", {("labour", "hunger prisn~"): 1}),
        ('"hard labour"', {('"hard labour"', "hard labour"): 2}),
        ('"hunger camps"~1', {('"hunger camps"~1', "hunger camps"): 1}),
        ('exact:"Hunger in camps"', {('exact:"Hunger in camps"', "Hunger in camps"): 1}),
        ('torture "hard labour"', {('"hard labour"', "torture"): 1, ("torture", '"hard labour"'): 0}),
        ('camps "prison hunger"', {('"prison hunger"', "camps"): 4, ('"prison hunger"', "camps prison hunger"): 1}),
        ('zebra OR "prison hunger"', {('"prison hunger"', "zebra OR (prison hunger)"): 1}),
        ('torture facility:"camp-14"', {('facility:"camp-14"', "torture"): 1, ("torture", 'facility:"camp-14"'): 1}),
        ("hunger abuse:labour section:9", {}),
        ("camp torture 14", {("torture", "camp 14"): 2, ("14", "camp torture"): 1}),
        ("Gaecheon hunger", {("Gaecheon", "hunger"): 1, ("hunger", "Gaecheon"): 2}),
        ("zebra", {}),
        ("", {}),
    ],
)
def test_with_one_thing_less(archive, text, wanted):
    assert looser(text) == {what: number for what, number in wanted.items() if number}


def test_every_count_is_what_the_search_finds(archive):
    texts = [
        "torture hunger",
        "camp torture 14",
        'camps "prison hunger"',
        "Gaecheon hunger year:2016",
        "forced -hard camp",
    ]
    for text in texts:
        query = SearchQuery(text, filters={"year": frozenset({2016})})
        asked = [*looser_searches(resolve(query)), *part_counts(resolve(query))]
        assert asked
        assert [(one.query.text, one.count) for one in asked] == [(one.query.text, count(one.query)) for one in asked]


def test_filters_and_exclusions_are_let_go_one_by_one(archive):
    query = SearchQuery("torture", filters={"year": frozenset({2020})})
    assert [(one.filter, one.count) for one in looser_searches(resolve(query))] == [("year", 1)]
    query = SearchQuery("torture", excluded={"year": frozenset({2016})})
    assert [(one.filter, one.count) for one in looser_searches(resolve(query))] == [("year", 1)]


def test_as_typed_stays_as_typed(archive):
    assert [
        (one.query.exact, one.count) for one in looser_searches(resolve(SearchQuery("Gaecheon torture", exact=True)))
    ] == [
        (True, 1),
        (True, 1),
    ]


def test_a_long_query_is_counted_no_more_often_than_a_short_one(archive, monkeypatch, django_assert_max_num_queries):
    counted = []
    monkeypatch.setattr(
        "reports.search.assist.loosening.count_trees", lambda asked: counted.append(len(asked)) or [1] * len(asked)
    )
    text = " ".join(f"word{number} facility:camp" for number in range(30))
    with django_assert_max_num_queries(70):
        list(looser_searches(resolve(SearchQuery(text))))
        part_counts(resolve(SearchQuery(text)))
    assert counted == [MOST_COUNTS, MOST_COUNTS]


def test_near_records_are_public_and_close(archive):
    assert next(name for name, _ in similar_names("Keachon")).startswith("Kaechon")
    assert similar_names("\x00") == similar_names("") == similar_names("zzzzzz") == []


def test_a_long_paste_is_compared_in_no_time(archive):
    for number in range(300):
        make_facility_name(f"Long name of place {number}", facility=make_facility())
    started = time.process_time()
    similar_names("Keachon " * 10_000)
    assert time.process_time() - started < 2


def test_a_short_word_has_to_be_the_name(archive):
    facility = make_facility(name="Camp 30")
    for form in ("Thew", "Ton"):
        make_facility_name(form, facility=facility)
    assert not similar_names("the")
    assert [name for name, _ in similar_names("ton")] == ["Ton (Camp 30)"]
    assert [name for name, _ in similar_names("thow")] == ["Thew (Camp 30)"]
