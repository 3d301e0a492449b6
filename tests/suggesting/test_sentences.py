import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.suggesting.proposing.sentences import split_sentences


def sentences(text):
    return [text[start:end] for start, end in split_sentences(text)]


@pytest.mark.parametrize(
    "whole",
    [
        "Kyohwaso No. 12 held 5,000 persons.",
        "Dr. Kim spoke to the U.S. government.",
        "It was reported by J. R. Smith in Jan. 2020.",
        "According to Gulag, Inc., three camps had mines.",
        "Some were beaten (see also section 1.c.), others were not.",
        "He said, “Stop!” and went on.",
        "It held 3.5 million persons.",
    ],
)
def test_an_abbreviation_ends_no_sentence(whole):
    assert sentences(whole) == [whole]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("They were beaten. They died.", ["They were beaten.", "They died."]),
        ("They were “beaten.” They died.", ["They were “beaten.”", "They died."]),
        ("See section 1.c. Guards beat them.", ["See section 1.c.", "Guards beat them."]),
        ("He came from the U.S. The camp was closed.", ["He came from the U.S.", "The camp was closed."]),
        ("Was it so? No. It was not.", ["Was it so?", "No.", "It was not."]),
        ("It ended.  “It began,” he said.", ["It ended.", "“It began,” he said."]),
    ],
)
def test_sentences_end_where_they_end(text, parts):
    assert sentences(text) == parts


def test_nothing_has_no_sentences():
    assert split_sentences("") == split_sentences(" \n ") == []


@given(st.text(alphabet="aZ 1.!?…”“\"'()\n\u00a0é", max_size=80))
def test_sentences_cover_every_word_in_order(text):
    spans = split_sentences(text)
    covered = 0
    for start, end in spans:
        assert covered <= start < end <= len(text)
        assert not text[covered:start].strip()
        assert text[start:end] == text[start:end].strip()
        covered = end
    assert not text[covered:].strip()
