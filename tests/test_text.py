"""Folding and what rests on it: the same words are the same however they were typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.text import (
    FINDING_KEY_LENGTH,
    PASSAGE_KEY_LENGTH,
    finding_key,
    fingerprint,
    fold,
    fold_name,
    fold_with_offsets,
    most_similar,
    passage_key,
    random_key,
)

TEXTS = st.text(st.sampled_from("abcfisABC ’'“”\"-–— \u00a0\u200bﬁŏ한국ßİ.,\n"), max_size=60)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("North Korea’s", "North Korea's"),
        ("North Koreas", "North Korea’s"),
        ("“total control zone”", '"total control zone"'),
        ("prison–labor", "prison-labor"),
        ("total\u00a0control\n zone", "total control zone"),
        ("  edges ", "edges"),
        ("ﬁve", "five"),
        ("ＨＲＮＫ", "hrnk"),
        ("re\u00adleased", "released"),
        ("Kaech'ŏn", "Kaechŏn"),
    ],
)
def test_the_same_words_fold_to_the_same_text(one, other):
    assert fold(one) == fold(other)


def test_letters_with_marks_stay_themselves_in_text():
    assert fold("Kaechŏn") != fold("Kaechon")


@given(st.text(max_size=80) | TEXTS)
def test_folding_twice_changes_nothing_more(text):
    assert fold(fold(text)) == fold(text)


# Marks that join the letter before them, ligatures, wide letters, Hangul whole and in parts, letters with several small forms, Greek
# at a word's end, halves of a pair that stand alone: whatever folds otherwise in company than alone.
IN_COMPANY = st.text(
    st.sampled_from(
        "aeiıIİßẞſΣσςΧfﬁﬃﬀｆＦ１①ŉǰΐ한한가ᄀ́̈̂̇\u0345Ａ’ʼ'\"`´‘“‐–—−﹘－ "
        "\u00a0\u2003\u3000\u0085\t\x1c\x1f\u00ad\u200b\u2060\ufeffꭰᏸᎠ\ud800\udc00𝒜😀"
    ),
    max_size=40,
)


@given(st.text(max_size=80) | TEXTS | IN_COMPANY | st.text(st.characters(exclude_categories=())))
def test_folding_is_the_same_with_and_without_the_offsets(text):
    assert fold(text) == fold_with_offsets(text).text


def test_every_character_folds_the_same_with_and_without_the_offsets():
    for plane in range(0, 0x30000, 256):
        text = "a".join(map(chr, range(plane, plane + 256)))
        assert fold(text) == fold_with_offsets(text).text


@given(st.text(max_size=80) | TEXTS)
def test_folded_text_knows_where_each_character_came_from(text):
    folded = fold_with_offsets(text)
    assert len(folded.offsets) == len(folded.text) + 1
    assert list(folded.offsets) == sorted(folded.offsets)
    assert all(0 <= offset <= len(text) for offset in folded.offsets)
    assert "  " not in folded.text
    assert folded.text == folded.text.strip(" ")


def test_names_are_compared_without_marks_hyphens_and_spaces():
    assert fold_name("Jŏngŏ-ri") == fold_name("Jongo-ri") == fold_name("jongo ri") == "jongori"
    assert fold_name("Kyo-hwa-so No. 12") == fold_name("Kyohwaso No 12")
    assert fold_name("전거리 교화소") == "전거리교화소"


def test_a_fingerprint_is_of_the_words_and_not_of_their_marks():
    assert fingerprint("North Koreas An-Jeon-Bu") == fingerprint("North Korea’s An–Jeon–Bu")
    assert fingerprint("one") != fingerprint("two")


def test_keys_depend_on_the_report_the_words_and_the_repeat():
    key = passage_key("report-a", "Guards beat “him”.")
    assert key == passage_key("report-a", 'Guards beat "him".')
    assert len({key, passage_key("report-b", "Guards beat him."), passage_key("report-a", "Guards beat him.", 2)}) == 3


def test_the_keys_in_the_world_never_change():
    assert passage_key("country-reports-2021-north-korea", "Guards beat prisoners.") == "1rz53j6bht2v"
    assert finding_key("country-reports-2021-north-korea", "18a") == "2qp3necmv7"


def test_keys_can_be_read_out_aloud():
    keys = [passage_key("report", "text"), finding_key("report", "1a"), random_key()]
    assert [len(key) for key in keys] == [PASSAGE_KEY_LENGTH, FINDING_KEY_LENGTH, FINDING_KEY_LENGTH]
    assert not set("".join(keys)) & set("ilou")
    assert random_key() != random_key()


def test_most_similar_words_come_first_and_unlike_ones_not_at_all():
    words = ["Kaechon", "Kachon", "Hoeryong", "Chongjin"]
    assert most_similar("Kachon", words) == ["Kachon", "Kaechon"]
    assert most_similar("Kachon", words, limit=1) == ["Kachon"]
    assert most_similar("Kachon", words, least=0.95) == ["Kachon"]
    assert most_similar("zzzz", words) == most_similar("Kachon", []) == []
