"""Which Latin words could spell a Korean one."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.romanisation import could_be_korean, forms, is_ordinary
from reports.romanisation.ordinary import ORDINARY

WORDS = st.text(st.characters(min_codepoint=0xAC00, max_codepoint=0xD7A3), min_size=1, max_size=5)


@given(WORDS)
def test_every_form_that_rules_make_could_be(word):
    assert [form for form in forms(word) if not could_be_korean(form)] == []


@pytest.mark.parametrize(
    "word", "Kaech'ŏn Kyo-hwa-so Jŏngŏ-ri Shinuiju Hamkyung Hweryong kwalliso Ryanggang Moosan".split()
)
def test_what_sources_print_could_be(word):
    assert could_be_korean(word)


@pytest.mark.parametrize(
    "word",
    "police prison government camp camp14 14 they security forced facility árvíz개 개천 价川 brrr x - ng".split(),
)
def test_most_other_words_could_not(word):
    assert not could_be_korean(word)


@pytest.mark.parametrize("nothing", ["", " ", "-", "'", "14", "\x00", "bcd"])
def test_what_has_no_vowel_could_not(nothing):
    assert not could_be_korean(nothing)


@given(st.text())
def test_any_text_can_be_asked_about(text):
    assert could_be_korean(text) in (True, False)
    assert is_ordinary(text) in (True, False)


def test_a_long_paste_is_read_in_no_time():
    started = time.process_time()
    for piece in ("ae", "yae", "ng", "kk", "a-", "aeiouwy", "ŏ"):
        assert could_be_korean(piece * 10_000) is False
        could_be_korean((piece * 60)[:60])
    assert time.process_time() - started < 1


def test_the_ordinary_words_are_many_and_each_is_needed():
    """A word that could not be Korean by its syllables need not be listed."""
    assert len(ORDINARY) >= 200
    assert [word for word in ORDINARY if not could_be_korean(word)] == []


def test_hyphens_and_capitals_hide_no_ordinary_word():
    assert is_ordinary("Young")
    assert is_ordinary("IN-PERSON") == is_ordinary("inperson")
    assert not is_ordinary("Kaechon")
