"""Word diffs: both texts can be read out of one, and what did not change is not shown as changed."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.text_diff import Piece, PieceKind, word_diff

EQUAL, INSERT, DELETE = PieceKind.EQUAL, PieceKind.INSERT, PieceKind.DELETE


@pytest.mark.parametrize(
    ("old", "new", "pieces"),
    [
        ("Cells were cold.", "Cells were cold.", [(EQUAL, "Cells were cold.")]),
        (
            "Cells were cold.",
            "Cells were very cold.",
            [(EQUAL, "Cells were "), (INSERT, "very "), (EQUAL, "cold.")],
        ),
        (
            "About 5,000 were held.",
            "About 6,000 were held.",
            [(EQUAL, "About "), (DELETE, "5,000 "), (INSERT, "6,000 "), (EQUAL, "were held.")],
        ),
        ("It was so", "It was so indeed", [(EQUAL, "It was so "), (INSERT, "indeed")]),
        ("It was so indeed", "It was so", [(EQUAL, "It was so "), (DELETE, "indeed")]),
        ("", "New.", [(INSERT, "New.")]),
        ("", "", []),
    ],
)
def test_runs_of_words_are_named(old, new, pieces):
    assert word_diff(old, new) == [Piece(kind, text) for kind, text in pieces]


WORDS = st.lists(st.sampled_from(["a", "b", "c.", "“d”", "교화소"]), max_size=12).map(" ".join)


@given(WORDS, WORDS)
def test_both_texts_can_be_read_out_of_it(old, new):
    pieces = word_diff(old, new)
    assert "".join(piece.text for piece in pieces if piece.kind != DELETE).split() == new.split()
    assert "".join(piece.text for piece in pieces if piece.kind != INSERT).split() == old.split()
    assert all(one.kind != other.kind for one, other in pairwise(pieces))
