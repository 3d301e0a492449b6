"""Quoting without losing the hedge or the speaker."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.citing import quotation, quotation_of
from reports.quoting import Span
from tests import factories as make

LIST = (
    "The law prohibits torture. Methods of torture reportedly included severe beatings; electric shock; water torture; "
    "and being hung by the wrists (see also section 1.a.). It was common."
)
CAMPS = "According to a 2020 report by HRNK Inc., there were six camps: 14, 15 and 16. KINU counted five."
MORE = "Two White Papers exist. KINU’s reported hunger. It also noted that children left. Guards allegedly agreed."


def quoted(text, words, hedge="", mentions=()):
    def span(part):
        return Span(text.index(part), text.index(part) + len(part))

    return quotation(text, span(words), hedge=hedge, mentions=[span(mention) for mention in mentions])


def test_a_whole_sentence_stays_as_it_is():
    assert quoted(CAMPS, "KINU counted five.") == "“KINU counted five.”"


def test_a_part_of_a_sentence_is_given_with_the_rest_of_it():
    assert quoted(CAMPS, "counted five") == "“KINU counted five.”"


def test_a_long_list_is_shortened_and_keeps_its_opening_with_the_hedge():
    expected = "“Methods of torture reportedly included severe beatings; … water torture …”"
    assert quoted(LIST, "water torture", hedge="reportedly") == expected


def test_the_end_of_a_list_keeps_its_full_stop():
    assert quoted(LIST, "being hung by the wrists", hedge="reportedly") == (
        "“Methods of torture reportedly included severe beatings; … and being hung by the wrists (see also section 1.a.).”"
    )


def test_a_full_stop_within_a_name_ends_no_sentence():
    assert quoted(CAMPS, "six camps") == "“According to a 2020 report by HRNK Inc., there were six camps …”"


def test_the_words_that_name_the_source_come_along_from_another_sentence():
    assert (
        quoted(MORE, "children left", mentions=["KINU’s"])
        == "“KINU’s reported hunger. It also noted that children left.”"
    )


def test_what_lies_between_is_marked_as_left_out():
    assert quoted(MORE, "children left", mentions=["Two White Papers"]) == (
        "“Two White Papers exist. … It also noted that children left.”"
    )


def test_of_several_hedges_the_nearest_is_kept():
    text = "Guards reportedly shouted. Nothing else. Guards reportedly beat prisoners."
    assert quoted(text, "beat prisoners", hedge="reportedly") == "“Guards reportedly beat prisoners.”"


def test_a_hedge_that_is_not_there_changes_nothing():
    assert quoted(CAMPS, "KINU counted five.", hedge="perhaps") == "“KINU counted five.”"


@pytest.mark.django_db
def test_a_finding_brings_its_hedge_and_its_public_mentions():
    passage = make.make_passage("HRNK spoke of it. Guards reportedly beat prisoners.")
    finding = make.make_finding("beat prisoners", passage=passage, hedge="reportedly")
    make.make_citation("HRNK", finding=finding)
    assert quotation_of(finding) == "“HRNK spoke of it. Guards reportedly beat prisoners.”"


@given(st.text(alphabet="Aab ;:.?!“”()", min_size=1, max_size=80), st.data())
def test_every_quoted_word_and_hedge_is_kept_in_order(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    written = quotation(text, (start, end))
    if words := text[start:end].strip(" ;:,"):
        assert re.sub(r"[ ;:,…]", "", words) in re.sub(r"[ ;:,…]", "", written)
