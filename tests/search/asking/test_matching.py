"""Sought words are found where a reader of every single word would find them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.search.asking.matching import PrefixMatcher, WordMatcher
from reports.search.index import analysis

WORDS = ["hunger", "Hunger", "strikes", "strike", "Jongo-ri", "jongori", "Kaech’on", "1½", "1", "개천에서", "_", "x.y"]
SPACES = [" ", "  ", "\n", "\u00a0", ", ", "—", "-", "(", "’ ", ""]
texts = st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(SPACES)), max_size=12).map(
    lambda pairs: "".join(word + space for word, space in pairs)
)
phrases = st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(" ".join)


def every_run(tokens, rows):
    """Every row at every token, the slow and obvious way."""
    return {
        (tokens[at].start, tokens[at + len(row) - 1].end)
        for row in rows
        for at in range(len(tokens) - len(row) + 1)
        if row and tuple(token.term for token in tokens[at : at + len(row)]) == row
    }


@given(st.lists(texts, max_size=3), st.lists(phrases, max_size=3), st.sampled_from(["", "jongori"]))
def test_rows_of_words_are_found_as_by_looking_at_every_word(several, sought, joined):
    rows = [analysis.terms(phrase) for phrase in sought]
    words = WordMatcher(rows, analysis.tokens, analysis.terms_in, {joined})
    for text in several:
        expected = every_run(list(analysis.tokens(text)), rows)
        expected |= {(t.start, t.end) for t in analysis.compounds(text) if t.term == joined}
        assert set(words.spans(text)) == expected


@given(st.lists(texts, max_size=3), st.lists(phrases, max_size=3))
def test_exact_words_too(several, sought):
    rows = [tuple(analysis.exact_text(phrase).split()) for phrase in sought]
    words = WordMatcher(rows, analysis.exact_tokens, lambda piece: [exact for exact, _ in analysis.printed_in(piece)])
    for text in several:
        assert set(words.spans(text)) == every_run(list(analysis.exact_tokens(text)), rows)


@given(texts, st.sampled_from(["h", "hung", "jongo", "jongo-", "kaecho", "개", "strike"]))
def test_and_beginnings(text, prefix):
    exact, folded = analysis.exact_term(prefix), analysis.folded(prefix)
    expected = {
        (token.start, token.end)
        for token in analysis.exact_tokens(text)
        if token.term.startswith(exact) or analysis.folded(token.term).startswith(folded)
    }
    assert set(PrefixMatcher([exact], [folded]).spans(text)) == expected


@pytest.mark.parametrize("text", ["prisons", "imprison", "prison's prisoner"])
def test_a_word_is_not_found_inside_another(text):
    words = WordMatcher([analysis.terms("son")], analysis.tokens, analysis.terms_in)
    assert list(words.spans(text)) == []
