"""Words that the archive does not hold: what is proposed instead, and what a fuzzy search makes of them."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reports.choices import Status
from reports.search import SearchQuery, count, rebuild
from reports.search.asking.resolved import resolve
from reports.search.asking.unknown_words import fuzzy_tree
from reports.search.assist.corrections import did_you_mean
from reports.search.language import write
from tests.factories import make_facility, make_facility_name, make_finding, make_passage, make_report, make_source

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("index_dir")]


@pytest.fixture
def archive(index_dir):
    facility = make_facility(slug="camp-14", name="Camp 14")
    for form in ("Kaechon", "Gaecheon", "개천"):
        make_facility_name(form, facility=facility, kind="place", place="kaechon")
    hidden = make_facility(status=Status.DRAFT)
    make_facility_name("Pakchonri", facility=hidden)
    report = make_report(year=2016)
    make_passage("Torture of political prisoners in prisons.", report=report)
    make_passage("Prisoners near Kaechon were hungry.", report=report)
    make_finding(passage=make_passage("Beatings at the camp, by guards.", report=report), facilities=[facility])
    make_source(title="White Paper 2020")
    rebuild()


def meant(text, **asked):
    return [(one.query.text, one.count) for one in did_you_mean(resolve(SearchQuery(text, **asked)))]


@pytest.mark.parametrize(
    ("typed", "right", "hits"),
    [
        ("tortre", "torture", 1),
        ("rpisoners", "prisoners", 2),
        ("politcal prisners", "political prisoners", 1),
        ('"politcal prisoners"', '"political prisoners"', 1),
        ('"tortre politcal"~3', '"torture political"~3', 1),
        ("Keachon", "Kaechon", 2),
        ("Kaechonn", "Kaechon", 2),
        ("tortre OR beatngs", "torture OR beatings", 2),
        ("tortre -prison*", "torture -prison*", 0),
        ("beatings tortre", "beatings torture", 0),
        ("prisoners -tortre", "", 0),
        ("facility:Keachon", 'facility:"Kaechon"', 1),
        ("prisoners", "", 0),
        ("Gaechon", "", 0),
        ("zzzzzzzz", "", 0),
        ("", "", 0),
    ],
)
def test_what_was_meant(archive, typed, right, hits):
    assert meant(typed)[:1] == ([(right, hits)] if hits else [])


def test_each_count_is_what_the_search_finds(archive):
    for typed in ("tortre", "prisners", "Keachon", "facility:Keachon", "politcal prisners"):
        found = did_you_mean(resolve(SearchQuery(typed, filters={"year": frozenset({2016})})))
        assert [one.count for one in found] == [count(one.query) for one in found] != []


def test_the_words_that_changed_are_told(archive):
    (one,) = did_you_mean(resolve(SearchQuery("politcal prisners")))
    assert one.words == (("politcal", "political"), ("prisners", "prisoners"))


def test_filters_stay_and_the_page_is_the_first(archive):
    assert meant("tortre", filters={"year": frozenset({2020})}) == []
    (one,) = did_you_mean(resolve(SearchQuery("tortre", filters={"year": frozenset({2016})}, page=3)))
    assert (one.query.page, one.query.filters) == (1, {"year": frozenset({2016})})


def test_nothing_hidden_is_proposed(archive):
    assert meant("Pakchonrj") == meant("facility:Pakchonrj") == []


def test_exactly_as_typed_is_not_corrected(archive):
    assert meant("tortre", exact=True) == []


@pytest.mark.parametrize(
    ("typed", "fuzzy"),
    [
        ("tortre", "tortre~"),
        ("prisoners tortre", "prisoners tortre~"),
        ("prisoners OR (tortre beatngs)", "prisoners OR (tortre~ beatngs~)"),
        ("prisoners -tortre", "prisoners -tortre"),
        ('"tortre prisoners"', '"tortre prisoners"'),
        ("Kaechon abc 없음", "Kaechon abc 없음"),
        ("", ""),
    ],
)
def test_only_words_that_the_archive_does_not_hold_are_read_as_fuzzy(archive, typed, fuzzy):
    assert write(fuzzy_tree(resolve(SearchQuery(typed)).root)) == fuzzy


def test_a_tree_of_known_words_is_given_back_as_it_is(archive):
    root = resolve(SearchQuery("prisoners (torture OR beatings)")).root
    assert fuzzy_tree(root) == root


def test_the_number_of_queries_is_bounded(archive, django_assert_max_num_queries):
    with django_assert_max_num_queries(8):
        did_you_mean(resolve(SearchQuery(" ".join(f"tortr{letter}x" for letter in "abcdefghijklmnopqrstuvwxyz"))))


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=40))
def test_nothing_typed_can_raise(archive, typed):
    assert isinstance(did_you_mean(resolve(SearchQuery(typed))), list)
    fuzzy_tree(resolve(SearchQuery(typed)).root)
