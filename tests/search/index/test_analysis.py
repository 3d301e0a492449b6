"""Words that mean the same become the same terms."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.search.index import analysis


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kaech'on", "kaechon"),
        ("Kaech’on", "Kaechon"),
        ("Kaech'ŏn", "kaechon"),
        ("BEATINGS", "beating"),
        ("ｔｏｒｔｕｒｅ", "torture"),
        ("con\u00adfined", "confined"),
        ("Jo\u0306ngo\u0306", "Jŏngŏ"),
    ],
)
def test_spellings_that_differ_in_marks_only_are_one_term(one, other):
    assert analysis.terms(one) == analysis.terms(other)


def test_different_words_stay_different():
    assert analysis.terms("Kaechon") != analysis.terms("Gaecheon")


def test_a_hyphenated_word_is_also_kept_joined():
    assert analysis.joined_compounds("in Jongo-ri and Kyo-hwa-so No. 12 – well") == "Jongori Kyohwaso"


def test_the_joined_term_agrees_however_the_name_is_written():
    assert analysis.compound_term("Jŏngŏ-ri") == analysis.compound_term("jongori") == "jongori"


def test_hangul_is_cut_into_pairs_within_each_run():
    assert analysis.asian_pairs("개천에서 at 북창") == "개천 천에 에서 북창"


def test_decomposed_hangul_makes_the_same_pairs():
    assert analysis.asian_pairs("\u1100\u1162\u110e\u1165\u11ab") == "개천"


def test_tokens_know_where_their_word_stands():
    text = "“Kaech’on” guards’ beatings."
    assert [(text[t.start : t.end], t.term) for t in analysis.tokens(text)] == [
        ("Kaech’on", "kaechon"),
        ("guards", "guard"),
        ("beatings", "beat"),
    ]


def test_highlighting_and_indexing_see_the_same_terms():
    text = "The prisoner’s re-education (Kaech'ŏn, 개천에서) lasted 2,000 days — “harsh”."
    assert [t.term for t in analysis.tokens(text)] == analysis.english().analyze(analysis.plain(text))


def test_what_cannot_be_seen_does_not_part_an_exact_word():
    assert analysis.exact_text("The over\u00adcrow\u200bding") == "the overcrowding"
    (token,) = analysis.exact_tokens("over\u00adcrowding")
    assert token == (0, 13, "overcrowding")


def test_one_word_is_held_together_by_hyphens_commas_in_a_number_or_dots_of_an_abbreviation():
    assert all(map(analysis.is_one_word, ("camp", "Jongo-ri", "Kaech’on", "1,200", "U.S.", "관리소")))
    assert not any(map(analysis.is_one_word, ("two words", "1=1", "and/or", "colour:red", "end.Next", "a,b", "")))


@given(st.text(alphabet=st.sampled_from("aB1_'-’‘“”–—.,  \u00a0\u00ad\u02bcé개")))
def test_exact_words_of_documents_and_of_highlights_are_the_same(text):
    assert analysis.exact_text(text).split() == [token.term for token in analysis.exact_tokens(text)]


@given(st.text(alphabet=st.sampled_from("aB1_'-’‘“”–—.,  \u00a0\u00ad\u02bcé개")))
def test_words_of_documents_and_of_highlights_are_the_same(text):
    assert analysis.english().analyze(analysis.plain(text)) == [token.term for token in analysis.tokens(text)]
