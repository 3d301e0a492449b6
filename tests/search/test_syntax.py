"""How typed text is read: every rule of the syntax, and nothing that can break it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.search.syntax import MAX_CHARACTERS, And, Not, Or, Phrase, Word, parse

A, B, C = Word("alpha"), Word("beta"), Word("gamma")


@pytest.mark.parametrize(
    ("typed", "tree"),
    [
        ("", None),
        ("   ", None),
        ("alpha", A),
        ("alpha beta", And((A, B))),
        ("alpha AND beta", And((A, B))),
        ("alpha OR beta", Or((A, B))),
        ("alpha OR beta gamma", And((Or((A, B)), C))),
        ("alpha beta OR gamma", And((A, Or((B, C))))),
        ("alpha -beta", And((A, Not(B)))),
        ("alpha NOT beta", And((A, Not(B)))),
        ("-beta", Not(B)),
        ("alpha –beta", And((A, Not(B)))),
        ('"alpha beta"', Phrase("alpha beta")),
        ("“alpha beta”", Phrase("alpha beta")),
        ('-"alpha beta" gamma', And((Not(Phrase("alpha beta")), C))),
        ("(alpha OR beta) gamma", And((Or((A, B)), C))),
        ("-(alpha OR beta)", Not(Or((A, B)))),
        ("Jongo-ri", Word("Jongo-ri")),
        ("or", Word("or")),
        ("alpha\u00a0beta", And((A, B))),
        ("alpha\x00beta", And((A, B))),
    ],
)
def test_typed_text_is_read_as(typed, tree):
    assert parse(typed).root == tree


@pytest.mark.parametrize(
    ("typed", "tree", "note"),
    [
        ('"alpha beta', Phrase("alpha beta"), "quotation mark"),
        ("OR alpha", A, "OR stands between"),
        ("alpha OR", A, "OR stands between"),
        ("(alpha", A, "opening parenthesis"),
        ("alpha)", A, "closing parenthesis"),
        ("alpha *", A, "no letters or digits"),
        ("(" * 200 + "alpha" + ")" * 200, None, "nested"),
        ("alpha " * 5_000, None, f"{MAX_CHARACTERS:,} characters"),
    ],
)
def test_what_cannot_be_read_is_left_out_with_a_note(typed, tree, note):
    parsed = parse(typed)
    assert any(note in said for said in parsed.notes)
    assert tree is None or parsed.root == tree


@given(st.text())
def test_nothing_typed_can_break_the_reading(typed):
    parse(typed)


@given(st.text(alphabet='ab "-()OR*:', max_size=60))
def test_no_row_of_operators_can_break_the_reading(typed):
    parse(typed)
