"""How a tree becomes an engine query, where the table of judged queries found it wanting."""

import pytest

from reports.search import SearchQuery, explain, rebuild, search
from tests.factories import (
    make_abuse_type,
    make_facility,
    make_facility_name,
    make_finding,
    make_passage,
    make_suggestion,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("index_dir")]


def found(text, **asked):
    return [hit.passage.text for hit in search(SearchQuery(text, **asked)).hits]


def make_camp(number):
    camp = make_facility(name=f"Camp {number}")
    make_facility_name(f"Camp {number}", facility=camp, kind="short")
    make_facility_name(f"{number}호 관리소", facility=camp, kind="short", script="Hang")
    return camp


def test_a_number_beside_korean_words_tells_facilities_apart():
    for number in (14, 15):
        make_finding(passage=make_passage(f"Held behind wall {number}."), facilities=[make_camp(number)])
    make_passage("그는 14호 관리소에서 일했다.")
    rebuild()
    assert set(found("14호 관리소")) == {"Held behind wall 14.", "그는 14호 관리소에서 일했다."}
    assert found("Camp 15") == ["Held behind wall 15."]


@pytest.mark.parametrize("typed", ["1=1", "colour:red", "and/or"])
def test_words_that_signs_set_apart_are_not_joined(typed):
    make_passage("On January 11 the colours faded; andor.")
    rebuild()
    assert found(typed) == []


@pytest.mark.parametrize("typed", ["1,200", "U.S.", "hunger-strike", "Kaech’on"])
def test_words_that_signs_hold_together_are_joined(typed):
    make_passage("At 1200 the US ended a hungerstrike near Kaechon.")
    rebuild()
    assert len(found(typed)) == 1


def test_a_field_finds_what_is_suggested_when_the_reader_wants_it():
    make_abuse_type(label="Beating")
    passage = make_passage("Stones were carried.")
    make_suggestion(passage=passage, abuse_types=[make_abuse_type(label="Hard work")])
    rebuild()
    assert found('abuse:"hard work"') == []
    assert found('abuse:"hard work"', suggested=True) == ["Stones were carried."]
    assert found("abuse:beating", suggested=True) == []
    assert explain(SearchQuery('abuse:"hard work"', suggested=True), passage)


def test_short_stems_may_differ_in_one_letter_only():
    make_passage("The widows of Zenda asked.")
    rebuild()
    assert found("zebras~") == []
    assert found("zendas~") == ["The widows of Zenda asked."]
