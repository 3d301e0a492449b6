"""What is offered while a reader types: every kind of record by every form, words with their counts, and nothing hidden."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reports.choices import Status, WithdrawalReason
from reports.models import Facility, Passage
from reports.search import SearchQuery, count, rebuild, sync
from reports.search.assist.completions import LIMIT, LONGEST_TYPED, completions
from tests.factories import (
    make_abuse_type,
    make_citation,
    make_country,
    make_facility,
    make_facility_name,
    make_facility_type,
    make_finding,
    make_passage,
    make_publisher,
    make_report,
    make_section,
    make_source,
    make_topic,
    make_topic_spelling,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("index_dir")]


@pytest.fixture
def archive(index_dir):
    country = make_country(name="North Korea", code="KP", slug="north-korea")
    topic = make_topic(label="Torture", code="torture-topic")
    make_topic_spelling("Degrading punishment", topic=topic)
    section = make_section(report=make_report(country=country), topic=topic)
    kind = make_facility_type(label="Kyohwaso", code="kyohwaso", hangul="교화소", variants=["kyo-hwa-so"])
    facility = make_facility(name="Camp 14", slug="camp-14", facility_type=kind)
    for form in ("Kaech'ŏn", "Gaecheon", "개천"):
        make_facility_name(form, facility=facility, kind="place", place="kaechon")
    publisher = make_publisher(name="Institute for Unification", short_name="KINU", slug="kinu")
    source = make_source(title="White Paper 2020", slug="white-paper", publisher=publisher)
    abuse = make_abuse_type(label="Beatings", code="beatings", variants=["flogging"])
    finding = make_finding(
        passage=make_passage("Prisoners near Kaechon, and a prison.", section=section),
        facilities=[facility],
        abuse_types=[abuse],
    )
    make_citation(finding=finding, source=source)
    make_passage("Prison, said all. Kaesong.", section=section)
    rebuild()


def offered(typed, **asked):
    return [(one.kind, one.label, one.count) for one in completions(typed, **asked)]


CAMP = ("facility", "Camp 14", 1)


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("camp", CAMP),
        ("camp 1", CAMP),
        ("Camp 14", CAMP),
        ("Kaech'", CAMP),
        ("kaech’ŏ", CAMP),
        ("gaech", CAMP),
        ("Gaechon", CAMP),
        ("개", CAMP),
        ("개천", CAMP),
        ("torture camp 1", CAMP),
        ("(gaech", CAMP),
        ("-gaech", CAMP),
        ("facility:gaech", CAMP),
        ('facility:"camp 1', CAMP),
        ("kyo-h", ("type", "Kyohwaso", 1)),
        ("교화", ("type", "Kyohwaso", 1)),
        ("whi", ("source", "White Paper 2020", 1)),
        ("paper", ("source", "White Paper 2020", 1)),
        ("kin", ("publisher", "KINU", 1)),
        ("unific", ("publisher", "KINU", 1)),
        ("flog", ("abuse", "Beatings", 1)),
        ("degrad", ("topic", "Torture", 2)),
        ("KP", ("country", "North Korea", 2)),
        ("north k", ("country", "North Korea", 2)),
        ("priso", ("word", "prison", 2)),
        ('"in pris', ("word", "prison", 2)),
    ],
)
def test_what_is_offered_first(archive, typed, first):
    if first[0] == "publisher":
        first = ("publisher", "Institute for Unification", 1)
    assert offered(typed)[0] == first


@pytest.mark.parametrize(
    "typed", ["", " ", "k", "camp ", "xyzzy", "facility:white", "source:gaech", '"camp 14"', "\x00"]
)
def test_where_nothing_can_be_offered_nothing_is(archive, typed):
    assert offered(typed) == []


def test_what_is_taken_over_means_the_same_in_the_box_and_in_the_address(archive):
    (camp,) = [one for one in completions("prison gaech") if one.kind == "facility"]
    assert camp.value == 'prison facility:"camp-14"'
    assert camp.parameters == {"q": "prison", "facility": "camp-14"}
    assert camp.matched == "Gaecheon"
    assert count(SearchQuery(camp.value)) == 1
    (excluded,) = completions("prison -gaech")
    assert excluded.value == excluded.parameters["q"] == 'prison -facility:"camp-14"'
    assert count(SearchQuery(excluded.value)) == 1
    (country,) = completions("north k")
    assert country.parameters == {"country": "north-korea"}
    (either,) = completions("zebra OR gaech")
    assert either.parameters == {"q": 'zebra OR facility:"camp-14"'}
    assert count(SearchQuery(either.value)) == 1


def test_every_count_is_what_its_value_finds(archive):
    for typed in ("ca", "ka", "pri", "ki", "no", "be", "wh", "to", "교"):
        for one in completions(typed):
            assert count(SearchQuery(one.value)) >= one.count > 0, one
            if one.kind != "word":
                assert count(SearchQuery(one.value)) == one.count, one


@pytest.fixture
def elsewhere(archive):
    """A report of another country that has few of these things, and some of its own."""
    section = make_section(report=make_report(country=make_country(name="Kaland", code="XK", slug="kaland")))
    passage = make_passage("Prison of Kaltown.", section=section)
    camp = make_facility(name="Camp Kal", slug="camp-kal")
    make_finding(passage=passage, facilities=[camp])
    sync()
    return section.report


def within(**filters):
    return SearchQuery(filters={name: frozenset({record.pk}) for name, record in filters.items()})


def test_within_a_report_only_what_it_has_is_offered_and_counted(elsewhere):
    here = within(report=elsewhere)
    assert offered("pris") == [("word", "prison", 3), ("word", "prisoners", 1)]
    assert offered("pris", within=here) == [("word", "prison", 1)]
    assert offered("kaes", within=here) == []
    assert offered("kal", within=here) == [
        ("country", "Kaland", 1),
        ("facility", "Camp Kal", 1),
        ("word", "kaltown", 1),
    ]
    assert offered("gaech", within=here) == []
    assert offered("camp", within=here) == [("facility", "Camp Kal", 1)]


def test_within_a_facility_another_one_widens_the_search_and_a_field_narrows_it(elsewhere):
    """As they do when they are chosen: values of one facet are joined by OR, a field to all else by AND."""
    camp = Facility.objects.get(slug="camp-14")
    here = within(facility=camp)
    assert offered("camp k", within=here) == [("facility", "Camp Kal", 1)]
    assert offered("-camp k", within=here) == []
    assert offered("zebra OR camp 1", within=here) == [("facility", "Camp 14", 1)]
    left_out = SearchQuery(excluded={"country": frozenset({elsewhere.country_id})})
    assert offered("camp", within=left_out) == [("facility", "Camp 14", 1)]
    assert offered("pris", within=left_out) == [("word", "prison", 2), ("word", "prisoners", 1)]


def test_words_keep_their_place_beside_many_records(archive):
    finding = make_finding(passage=make_passage("Prison again."))
    finding.abuse_types.set(
        [make_abuse_type(label=f"Prison {number}", code=f"prison-{number}") for number in range(20)]
    )
    sync()
    kinds = [one.kind for one in completions("pri")]
    assert len(kinds) == LIMIT
    assert kinds.count("word") == 2
    assert len(completions("pri", limit=3)) == 3


@pytest.mark.parametrize("status", [status for status in Status if status != Status.PUBLISHED])
def test_nothing_hidden_is_offered_even_before_the_index_has_followed(archive, status):
    reason = WithdrawalReason.values[0] if status == Status.WITHDRAWN else ""
    Facility.objects.update(status=status, withdrawal_reason=reason)
    assert [one for one in offered("camp") + offered("gaech") + offered("개") if one[0] == "facility"] == []


def test_words_of_a_withdrawn_passage_are_gone_with_it(archive):
    assert ("word", "kaesong", 1) in offered("kaes")
    reason = WithdrawalReason.values[0]
    Passage.objects.filter(text__contains="Kaesong").update(status=Status.WITHDRAWN, withdrawal_reason=reason)
    sync()
    assert offered("kaes") == []


def test_a_key_that_is_typed_costs_one_query(archive, django_assert_num_queries):
    completions("ka")
    for typed in ("kae", "torture camp 1", "facility:gae", "pris"):
        with django_assert_num_queries(1):
            completions(typed)


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=60) | st.text(alphabet='camp ka:"()-*~facilty', max_size=30))
def test_nothing_typed_can_raise(archive, typed):
    assert len(completions(typed)) <= LIMIT


@pytest.mark.parametrize(
    "typed", ["x" * 100_000, "a " * (LONGEST_TYPED // 2), '"' * 299, "(" * 299, "facility:" * 30, "\ud800ka"]
)
def test_long_and_odd_input_is_answered(archive, typed):
    assert len(completions(typed)) <= LIMIT
