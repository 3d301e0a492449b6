"""Where words of an older text stand in the newer one: whole, nearest, or nowhere; and what stands there instead."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.quoting import Span, shift, span_in_newer, stands_whole, words_instead
from tests.growth import grows_in_step

OLDER = "Guards beat 40 prisoners at Camp 14. Nobody was punished. KINU said so."


@pytest.mark.parametrize(
    ("newer", "words", "guess"),
    [
        (OLDER, "40 prisoners", "40 prisoners"),
        (OLDER, "ards beat 4", "Guards beat 40"),
        (OLDER.replace("40 prisoners", "60 detainees"), "40 prisoners", "60 detainees"),
        (OLDER.replace("40 prisoners", "60 detainees"), "beat 40 prisoners at", "beat 60 detainees at"),
        (OLDER.replace("prisoners", "detainees"), "Guards beat 40 prisoners", "Guards beat 40 detainees"),
        (OLDER.replace("beat", "have beaten"), "beat 40", "have beaten 40"),
        (OLDER.replace("Nobody was punished. ", ""), "Nobody was punished.", ""),
        (OLDER.replace("Guards", "Police"), "Guards", "Police"),
        (OLDER.replace("said so.", "doubted it."), "KINU said so.", "KINU doubted it."),
        (f"In 2021, {OLDER}", "Guards", "Guards"),
        ("", "Guards", ""),
        (OLDER.replace(" ", "\u00a0"), "40 prisoners", "40\u00a0prisoners"),
    ],
)
def test_words_are_looked_for_where_they_stood(newer, words, guess):
    start = OLDER.index(words)
    assert words_instead(OLDER, Span(start, start + len(words)), newer) == guess


def placed(words, old, new, occurrence=0):
    start = [at for at in range(len(old)) if old.startswith(words, at)][occurrence]
    found = span_in_newer(old, Span(start, start + len(words)), new)
    return found and (found[0], found.of(new))


def test_words_after_an_edit_move_along():
    assert placed("beat prisoners", "Guards beat prisoners.", "Some guards beat prisoners.") == (12, "beat prisoners")


def test_words_before_an_edit_stay():
    assert placed("Guards beat", "Guards beat prisoners.", "Guards beat many prisoners.") == (0, "Guards beat")


def test_words_that_were_changed_stand_nowhere():
    assert placed("beat prisoners", "Guards beat prisoners.", "Guards hit prisoners.") is None


def test_of_two_places_the_nearest_is_meant():
    old = "The camp was cold. It was far. The camp was cold."
    assert placed("The camp", old, f"So it was. {old}", occurrence=1) == (42, "The camp")


def test_two_places_equally_near_are_none():
    assert placed("camp", "ab camp cd", "camp ab cd camp") is None


@pytest.mark.parametrize(
    ("words", "old", "new"),
    [
        ("Camp 1", "At Camp 1 they", "At Camp 12 they"),
        ("5,000", "about 5,000 persons", "about 15,000 persons"),
        ("5,000", "about 5,000 persons", "about 5,000,000 persons"),
        ("5", "about 5 persons", "about 5.5 persons"),
        ("beat", "They beat him", "They were beaten"),
    ],
)
def test_words_that_became_part_of_others_stand_nowhere(words, old, new):
    assert placed(words, old, new) is None


def test_a_number_at_the_end_of_a_sentence_stands():
    assert placed("5,000", "They held 5,000.", "There they held 5,000. So they said.") == (16, "5,000")


def test_a_hedge_stands_as_a_word_of_its_own():
    assert stands_whole("reported", "It was reported.")
    assert not stands_whole("reported", "It was reportedly so.")


def test_a_hangul_noun_is_not_taken_from_a_longer_one():
    assert placed("관리", "관리 체계", "관리소 체계") is None


PIECES = st.lists(st.sampled_from("Camp 1 12 2,000 12,000 camp 관리소 관리 “no” no a-b. b;".split()), max_size=12)


def spans(data, text):
    start = data.draw(st.integers(0, len(text) - 1))
    return Span(start, data.draw(st.integers(start + 1, len(text))))


@given(PIECES.filter(bool), st.data())
def test_in_an_unchanged_text_words_stand_where_they_stood(pieces, data):
    text = " ".join(pieces)
    span = spans(data, text)
    assert span_in_newer(text, span, text) == span
    assert span.of(text).strip() in words_instead(text, span, text)


@given(PIECES.filter(bool), PIECES, st.data())
def test_placed_words_are_the_same_words(pieces, newer, data):
    older, newer = " ".join(pieces), " ".join(newer)
    span = spans(data, older)
    found = span_in_newer(older, span, newer)
    assert found is None or found.of(newer) == span.of(older)


@given(PIECES.filter(bool), PIECES, st.data())
def test_an_edit_above_moves_words_by_its_length(pieces, above, data):
    older = " ".join(pieces)
    newer = " ".join([*above, older])
    span = spans(data, older)
    words = span.of(older)
    if newer.find(words) == newer.rfind(words):
        assert span_in_newer(older, span, newer) == span.shifted(len(newer) - len(older))


def line(text, words, **more):
    start = text.index(words)
    return {"rule": "cue", "start": start, "end": start + len(words), "words": words, **more}


@given(PIECES.filter(bool), PIECES, st.data())
def test_a_shifted_line_names_the_words_at_its_place(pieces, newer, data):
    older, newer = " ".join(pieces), " ".join(newer)
    span = spans(data, older)
    given_line = {"rule": "cue", "start": span.start, "end": span.end, "words": span.of(older)}
    assert shift(given_line, older, older) == given_line
    shifted = shift(given_line, older, newer)
    if shifted is not None:
        assert newer[shifted["start"] : shifted["end"]] == shifted["words"]
        assert shifted["rule"] == "cue"
        place = shifted["start"], shifted["end"]
        assert (span_in_newer(older, span, newer) or place) == place


def test_a_line_goes_along_with_words_that_are_printed_otherwise():
    older, newer = "They said “no one” left.", "KINU: they said 'No one' left."
    assert shift(line(older, "“no one”"), older, newer) == line(newer, "'No one'")


def test_a_line_whose_words_are_gone_has_no_place():
    assert shift(line(OLDER, "40 prisoners"), OLDER, OLDER.replace("40 ", "140 ")) is None


def test_a_line_without_a_place_gets_one_where_its_words_stand_once():
    lost = {"start": None, "end": None, "words": "40 prisoners"}
    assert shift(lost, "other", OLDER) == lost | {"start": 12, "end": 24}
    assert shift(lost, "other", f"{OLDER} {OLDER}") == lost
    assert shift({"rule": "cue"}, "other", OLDER) == {"rule": "cue"}
    assert shift("odd", "other", OLDER) == "odd"


def test_twice_the_words_are_twice_the_work():
    def every_other(size):
        return " ".join(f"x{n}" for n in range(size)), " ".join(f"x{n} y" for n in range(size // 2))

    assert grows_in_step(lambda texts: words_instead(texts[0], Span(0, 8), texts[1]), every_other, 4_000)
