"""How words are printed, kept beside them: also where a newer page prints the same words with other quotes."""

from reports.ingest.preparing.prepared import PreparedPassage
from reports.ingest.revising.marks import marks_on
from reports.reading.outline.elements import Mark, MarkKind


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
