"""Word diffs: both texts can be read out of one, and what did not change is not shown as changed."""

import random
from difflib import SequenceMatcher
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.text_diff import Piece, PieceKind, word_diff
from tests.growth import grows_in_step

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


VOCABULARY = [f"w{number}" for number in range(4_000)]
HOW_OFTEN = [1 / (number + 2) for number in range(4_000)]  # as words of a language are


def plain_diff(old, new):
    """The runs in common as difflib finds them, whatever that takes."""
    old, new = old.split(), new.split()
    return [
        (old[a : a + size], new[b : b + size])
        for a, b, size in SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()
        if size
    ]


def edited(chance, words):
    """With some words replaced, left out, put in and moved."""
    words = list(words)
    for _ in range(chance.randint(1, 12)):
        at, length = chance.randrange(len(words)), chance.randint(1, 8)
        kind = chance.choice(["replace", "leave out", "put in", "move"])
        taken = words[at : at + length]
        if kind != "put in":
            del words[at : at + length]
        if kind == "move":
            at = chance.randrange(len(words) + 1)
        words[at:at] = {"leave out": [], "move": taken}.get(kind) or chance.choices(VOCABULARY, HOW_OFTEN, k=length)
    return words


@pytest.mark.parametrize("length", [60, 700, 2_000])
def test_ordinary_edits_are_shown_as_the_longest_runs_in_common(length):
    """Texts that are cut before they are compared give what comparing them whole gives."""
    chance = random.Random(length)
    for _ in range(4):
        old = chance.choices(VOCABULARY, HOW_OFTEN, k=length)
        new = edited(chance, old)
        pieces = word_diff(" ".join(old), " ".join(new))
        equal = [piece.text.split() for piece in pieces if piece.kind == EQUAL]
        assert [(words, words) for words in equal] == plain_diff(" ".join(old), " ".join(new))


def every_other(size):
    return " ".join(f"x{n}" for n in range(size)), " ".join(f"x{n} y" for n in range(size // 2))


def of_two_words(size):
    chance = random.Random(1)
    return tuple(" ".join(chance.choices("ab", k=size)) for _ in range(2))


def unrelated(size):
    chance = random.Random(2)
    return tuple(" ".join(chance.choices(VOCABULARY, HOW_OFTEN, k=size)) for _ in range(2))


def out_of_order(size):
    old = [f"w{number}" for number in range(size)]
    return " ".join(old), " ".join(random.Random(3).sample(old, size))


def blanks(size):
    return " " * (size * 20), "\n" * (size * 20)


@pytest.mark.parametrize("make", [every_other, of_two_words, unrelated, out_of_order, blanks])
def test_twice_the_words_are_twice_the_work(make):
    assert grows_in_step(lambda texts: word_diff(*texts), make, 4_000)
    pieces = word_diff(*make(12_000))
    old, new = make(12_000)
    assert "".join(piece.text for piece in pieces if piece.kind != DELETE).split() == new.split()
    assert "".join(piece.text for piece in pieces if piece.kind != INSERT).split() == old.split()
