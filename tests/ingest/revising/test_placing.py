"""Where words of an older text stand in the newer one: whole, nearest, or nowhere."""

import pytest

from reports.ingest.preparing.prepared import PreparedPassage
from reports.ingest.revising.marks import marks_on
from reports.ingest.revising.placing import new_place, stands_whole
from reports.reading.outline.elements import Mark, MarkKind


def placed(words, old, new, occurrence=0):
    start = [at for at in range(len(old)) if old.startswith(words, at)][occurrence]
    found = new_place(old, start, start + len(words), new)
    return found and (found[0], new[slice(*found)])


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


def marks(held, newer, *given):
    passage = PreparedPassage(1, 1, newer, "", "", 1, tuple(given))
    return marks_on(held, passage)


def test_marks_are_kept_with_an_address_only_on_links():
    text = "See Prison News."
    given = [Mark(4, 15, MarkKind.ITALIC), Mark(4, 15, MarkKind.LINK, "https://example.org/")]
    assert marks(text, text, *given) == [[4, 15, "italic"], [4, 15, "link", "https://example.org/"]]


def test_marks_stand_on_the_same_words_where_quotation_marks_were_lost():
    held, newer = "They read Prison News today.", "They read “Prison” News today."
    ((start, end, kind),) = marks(held, newer, Mark(10, 23, MarkKind.ITALIC))
    assert (held[start:end], kind) == ("Prison News", "italic")
