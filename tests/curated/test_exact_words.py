"""Exact words are found where they stand; what is not there is told with what stands near."""

import pytest

from reports.curated.exact_words import WordsNotFound, find_words
from reports.quoting import Span

TEXT = "HRNK’s report said guards beat “him”. HRNK said guards beat “her” too, and HRNK was sure of it."


def why(words, text=TEXT, **options):
    with pytest.raises(WordsNotFound) as missing:
        find_words(text, words, **options)
    return str(missing.value)


def test_words_that_stand_once_are_found():
    start, end = find_words(TEXT, "“her” too")
    assert TEXT[start:end] == "“her” too"


def test_words_that_stand_often_need_their_occurrence():
    assert why("HRNK") == "“HRNK” is in the passage 3 times: say which with occurrence (1 to 3)."
    assert find_words(TEXT, "HRNK", occurrence=2) == (38, 42)
    assert why("HRNK", occurrence=4) == "“HRNK” is in the passage 3 times, so there is no occurrence 4."
    assert why("report", occurrence=0) == "“report” is in the passage once, so there is no occurrence 0."


def test_words_that_stand_once_in_the_quote_need_none():
    assert find_words(TEXT, "HRNK", within=Span(38, 69)) == (38, 42)
    assert "3 times" in why("HRNK", within=Span(0, 69))


def test_words_with_other_marks_are_offered_as_printed():
    assert why('guards beat "him"') == (
        '“guards beat "him"” is not in the passage. With other quotes, dashes, spaces or capitals it is: “guards beat “him””.'
    )


def test_words_that_stand_there_in_part_are_told_apart():
    assert why("HRNK said guards killed him") == (
        "“HRNK said guards killed him” is not in the passage."
        " The longest part that is there is “…HRNK said guards”, and there “beat “her” too, and HRNK was s…” follows."
    )


def test_words_that_stand_nowhere_are_told_with_the_passage():
    assert why("xyz").endswith("The passage begins “HRNK’s report said guards beat “him”. HRNK said guards beat…”.")
    assert why("").startswith("“” is not in the passage.")


def test_a_number_is_not_found_inside_a_longer_one():
    text = "KINU reported 12,000 prisoners; HRNK 2,000."
    assert find_words(text, "2,000") == (37, 42)
    assert why("2,000 prisoners", text=text) == (
        "“2,000 prisoners” is not in the passage."
        " It is only a part of “12,000 prisoners” there: give whole words and numbers."
    )
