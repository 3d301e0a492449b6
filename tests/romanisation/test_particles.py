"""Nouns freed of what Korean writes onto them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.romanisation import without_particle


@pytest.mark.parametrize(
    ("word", "noun"),
    [
        ("교화소는", "교화소"),
        ("개천에서", "개천"),
        ("개천에서는", "개천"),
        ("관리소의", "관리소"),
        ("수용소로부터", "수용소"),
        ("전거리에", "전거리"),
        ("회령과", "회령"),
    ],
)
def test_the_noun_is_among_what_is_left(word, noun):
    assert noun in without_particle(word)


def test_the_longest_particle_is_taken_off_first():
    assert list(without_particle("개천에서는")) == ["개천", "개천에서"]


@pytest.mark.parametrize("word", ["", "는", "집은", "개천", "Kaechon", "개천에서 일"])
def test_where_nothing_is_written_onto_a_name_nothing_comes_off(word):
    assert list(without_particle(word)) == []


@given(st.text())
def test_what_is_left_is_how_the_word_begins(text):
    for noun in without_particle(text):
        assert text.startswith(noun)
        assert 2 <= len(noun) < len(text)
