from contextlib import suppress

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from reports.admin.parts.locating import locate
from reports.quoting import Span, closest_words, occurrence_of

TEXT = (
    "KINU reported 12,000 prisoners in 2013\u201314; guards\u2019 \u201cpunishment\u201d was severe. "
    "NGOs reported 2,000 prisoners, and 2,000 guards."
)


@pytest.mark.parametrize(
    ("pasted", "exact"),
    [
        ('guards\' "punishment" was severe', "guards\u2019 \u201cpunishment\u201d was severe"),
        ("in 2013-14", "in 2013\u201314"),
        ("  kinu   REPORTED\n12,000 ", "KINU reported 12,000"),
        ("2,000 guards.", "2,000 guards."),
    ],
)
def test_words_are_found_whatever_marks_dashes_and_spaces_were_typed(pasted, exact):
    span = locate(TEXT, pasted)
    assert span.of(TEXT) == exact == TEXT[span.start : span.end]


def test_a_number_is_not_found_inside_a_longer_one():
    assert locate(TEXT, "12,000").start == 14
    assert occurrence_of(TEXT, "2,000", TEXT.index("2,000 prisoners, and")) == 1
    for part in ("000 prisoners in", "2,00", "ards"):
        with pytest.raises(ValidationError, match="does not have these words"):
            locate(TEXT, part)


def test_hangul_is_found_before_its_particle():
    text = "개천 14호 관리소에서 보았다"
    assert locate(text, "14호 관리소").of(text) == "14호 관리소"


def test_words_that_are_not_there_are_answered_with_the_closest_that_are():
    with pytest.raises(ValidationError) as refused:
        locate(TEXT, "the gaurds harsh punishment was severe")
    assert "The closest it has is: “guards’ “punishment” was severe.”" in refused.value.message


def test_words_of_another_passage_are_told_so():
    with pytest.raises(ValidationError, match="is this the right passage"):
        locate(TEXT, "Election monitors were barred from all provinces")
    assert closest_words("", "anything") == ""


def test_words_that_stand_twice_ask_which_is_meant():
    with pytest.raises(ValidationError) as asked:
        locate(TEXT, "2,000")
    assert asked.value.code == "which_occurrence"
    assert "has these words 2 times" in asked.value.message
    assert "2,000 guards" in asked.value.message
    assert locate(TEXT, "2,000", occurrence=2).start == TEXT.index("2,000 guards")
    with pytest.raises(ValidationError, match="there is no occurrence 3"):
        locate(TEXT, "2,000", occurrence=3)


def test_words_inside_the_quote_are_meant_first():
    quote = Span(TEXT.index("and 2,000"), len(TEXT))
    assert locate(TEXT, "2,000", prefer=quote).start == TEXT.index("2,000 guards")


@given(st.text(max_size=60), st.text(max_size=20))
def test_any_paste_finds_a_true_span_or_is_refused_with_a_sentence(text, pasted):
    with suppress(ValidationError):
        span = locate(text, pasted)
        assert text[span.start : span.end] == span.of(text) != ""
