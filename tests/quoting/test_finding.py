"""A quote is found however it was typed, where it really stands, and never as a part of other words."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.quoting import NotOnePlace, Span, enclosing_words, exact_spans, folded_spans, occurrence_of, one_of
from reports.quoting.finding import folded_parts
from reports.text import fold

AS_PRINTED = "HRNK’s 2017 report said “no one”  was re\u00adleased — ever."
NUMBERS = "KINU reported 12,000 prisoners, NGOs 2,000 and 2,000,000; 2,000 guards."
TEXTS = st.text(st.sampled_from("abcfisABC ’'“”\"-–— \u00a0\u200bﬁŏ한국ßİ.,\n"), max_size=60)
WORDS = st.lists(
    st.sampled_from("Camp 1 12 2,000 12,000 2,000,000 camp 관리소 관리 “no” no a-b b".split()), min_size=1, max_size=12
)


@pytest.mark.parametrize(
    ("pasted", "found"),
    [
        ("hrnk's 2017", "HRNK’s 2017"),
        ('"no one"', "“no one”"),
        ("no one", "no one"),
        ("no one was released - EVER", "no one”  was re\u00adleased — ever"),
        ("HRNKs", "HRNK’s"),
    ],
)
def test_a_pasted_quote_is_found_as_it_is_printed(pasted, found):
    assert [AS_PRINTED[start:end] for start, end in folded_parts(AS_PRINTED, pasted)] == [found]


@pytest.mark.parametrize("pasted", ["", "   ", "’", "nobody", AS_PRINTED + "!"])
def test_what_does_not_stand_there_is_not_found(pasted):
    assert folded_parts(AS_PRINTED, pasted) == []


def test_every_place_of_repeated_words_is_found():
    assert folded_parts("no, no, NO", "no") == [(0, 2), (4, 6), (8, 10)]


@given(TEXTS, st.data())
def test_any_part_of_a_text_is_found_in_it(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    part = text[start:end]
    found = folded_parts(text, part)
    if fold(part):
        assert any(begin <= end and start <= finish for begin, finish in found)
    assert all(fold(text[begin:finish]) == fold(part) for begin, finish in found)


@given(TEXTS, TEXTS)
def test_found_words_fold_to_what_was_pasted(text, pasted):
    for start, end in folded_parts(text, pasted):
        assert 0 <= start < end <= len(text)
        assert fold(text[start:end]) == fold(pasted)


@given(TEXTS, TEXTS)
def test_exact_words_have_the_letters_of_the_quote(text, words):
    assert all(span.of(text) == words for span in exact_spans(text, words))


@given(WORDS, st.data())
def test_whole_words_of_a_text_are_found_where_they_are(words, data):
    text = " ".join(words)
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first + 1, len(words)))
    quote, start = " ".join(words[first:last]), len(" ".join([*words[:first], ""]))
    assert Span(start, start + len(quote)) in exact_spans(text, quote)
    assert any(span.start <= start + 1 and start + len(quote) - 1 <= span.end for span in folded_spans(text, quote))


@given(WORDS, WORDS)
def test_found_words_are_whole(words, quoted):
    text, quote = " ".join(words), " ".join(quoted)
    for span in [*exact_spans(text, quote), *folded_spans(text, quote)]:
        for edge in span:
            around = text[max(edge - 1, 0) : edge + 1]
            assert edge in (0, len(text)) or not (around.isascii() and around.isalnum())


def test_a_number_is_not_found_inside_a_longer_one():
    places = [NUMBERS.index("2,000 and"), NUMBERS.index("2,000 guards")]
    assert [span.start for span in exact_spans(NUMBERS, "2,000")] == places
    assert [span.start for span in folded_spans(NUMBERS, "2,000")] == places


def test_the_words_around_a_part_are_named():
    assert enclosing_words("about 12,000 prisoners", "2,000") == "12,000"
    assert enclosing_words("about 12,000 prisoners", "000 PRISON") == "12,000 prisoners"
    assert enclosing_words("about 12,000 prisoners", "12,000") == ""
    assert enclosing_words("about 12,000 prisoners", "guards") == ""


@given(WORDS, st.sampled_from(["Camp", "2,000", "관리", "no"]), st.integers(-1, 14))
def test_the_nth_is_the_nth_from_the_left(words, quote, number):
    spans = exact_spans(" ".join(words), quote)
    assert all(one.start < other.start for one, other in pairwise(spans))
    if 1 <= number <= len(spans):
        assert one_of(spans, occurrence=number) == spans[number - 1]
    else:
        with pytest.raises(NotOnePlace) as unclear:
            one_of(spans, occurrence=number)
        assert (unclear.value.spans, unclear.value.occurrence) == (tuple(spans), number)


@given(WORDS, st.sampled_from(["Camp", "2,000", "관리", "no"]))
def test_each_place_is_known_by_its_occurrence(words, quote):
    text = " ".join(words)
    spans = folded_spans(text, quote)
    numbers = [occurrence_of(text, quote, span.start) for span in spans]
    assert numbers == ([None] if len(spans) == 1 else list(range(1, len(spans) + 1)))


@given(WORDS, st.sampled_from(["Camp", "2,000", "관리", "no"]), st.data())
def test_the_one_inside_a_stretch_is_meant(words, quote, data):
    text = " ".join(words)
    spans = exact_spans(text, quote)
    start = data.draw(st.integers(0, len(text)))
    within = Span(start, data.draw(st.integers(start, len(text))))
    inside = [span for span in spans if within.holds(span)]
    if len(spans) == 1 or len(inside) == 1:
        assert one_of(spans, within=within) == (spans if len(spans) == 1 else inside)[0]
    else:
        with pytest.raises(NotOnePlace):
            one_of(spans, within=within)


def test_spans_that_touch_do_not_overlap():
    assert Span(0, 4).overlaps(Span(3, 5))
    assert not Span(0, 4).overlaps(Span(4, 5))
    assert Span(0, 4).holds(Span(0, 4))
    assert not Span(0, 4).holds(Span(3, 5))
    assert Span(0, 4).shifted(2) == (2, 6)
