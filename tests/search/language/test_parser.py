"""How typed text is read: every rule of the syntax, and nothing that can break it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.search.language import parse, write
from reports.search.language.tokens import MAX_CHARACTERS
from reports.search.language.tree import (
    And,
    Exact,
    Field,
    Fuzzy,
    Near,
    Not,
    Nothing,
    Or,
    Phrase,
    Prefix,
    Word,
    Years,
)

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
        ("beat*", Prefix("beat")),
        ("kwaliso~", Fuzzy("kwaliso")),
        ('"alpha beta"~7', Near("alpha beta", 7)),
        ('"alpha beta"~', Near("alpha beta", 5)),
        ('"alpha"~3', Phrase("alpha")),
        ('exact:"Kaech\'on"', Exact("Kaech'on")),
        ("exact:alpha", Exact("alpha")),
        ("facility:Kaechon", Field("facility", "Kaechon")),
        ('Facility: "Camp 14"', Field("facility", "Camp 14")),
        ("facility：（alpha OR beta）", Or((Field("facility", "alpha"), Field("facility", "beta")))),
        ("-source:alpha", Not(Field("source", "alpha"))),
        ("section:1.c alpha", And((Field("section", "1.c"), A))),
        ("year:2021", Years(2021, 2021)),
        ("year:2019..2022", Years(2019, 2022)),
        ("year:2019–2022", Years(2019, 2022)),
        ("year:2019…2022", Years(2019, 2022)),
        ("year:2022-2019", Years(2019, 2022)),
        ("year:..2019", Years(None, 2019)),
        ("year:>=2019", Years(2019, None)),
        ("year:>2019", Years(2020, None)),
        ("year:<2019", Years(None, 2018)),
        ("year:<=2019", Years(None, 2019)),
        ("year:2019,2021", Or((Years(2019, 2019), Years(2021, 2021)))),
        ("year:2021, alpha", And((Years(2021, 2021), A))),
        ("alpha year:2019,2021,2023..", And((A, Or((Years(2019, 2019), Years(2021, 2021), Years(2023, None)))))),
        ("-year:2019,2021", Not(Or((Years(2019, 2019), Years(2021, 2021))))),
        ('"alpha beta" ~7', Near("alpha beta", 7)),
        ("year:(2019 OR 2021)", Or((Years(2019, 2019), Years(2021, 2021)))),
        ("alpha (beta (gamma))", And((A, B, C))),
        ("- alpha", A),
        ("--alpha", A),
        ("NOT NOT alpha", A),
        ("ａｌｐｈａ", A),
        ("“alpha beta” OR «alpha gamma»", Or((Phrase("alpha beta"), Phrase("alpha gamma")))),
        ("alpha & beta", And((A, B))),
        ("or", Word("or")),
        ("alpha|beta", Or((A, B))),
        ("alpha,beta;gamma", And((A, B, C))),
        ("alpha, beta", And((A, B))),
        ("1,200", Word("1,200")),
        ("reasons: alpha", And((Word("reasons"), A))),
        ("alpha\u00a0beta", And((A, B))),
        ("alpha 1\u00a0200\u00a0300", And((A, Word("1,200,300")))),
        ('"1\u202f200 alpha"', Phrase("1,200 alpha")),
        ("1\u00a020", And((Word("1"), Word("20")))),
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
        ("alpha a*", And((A, Phrase("a"))), "An asterisk stands behind 2 letters"),
        ("al*ha", Phrase("alha"), "An asterisk stands behind"),
        ("alpha -", A, "no letters or digits"),
        ("alpha NOT", A, "excludes what stands behind it"),
        ("colour:alpha", Word("colour:alpha"), "There is no field “colour”"),
        ('colour:"alpha"', And((Word("colour"), Phrase("alpha"))), "There is no field “colour”"),
        ("alpha year:0000", A, "“0000” is no year"),
        ("alpha year:0000..2020", A, "“0000..2020” is no year"),
        ("alpha year:<0000", A, "“<0000” is no year"),
        ("alpha year:soon", A, "“soon” is no year"),
        ('"alpha beta"~500', Near("alpha beta", 50), "within 50 words"),
        ('"alpha beta"~10000', Near("alpha beta", 50), "within 50 words"),
        ('"alpha beta"~0', Near("alpha beta", 1), "within 1 word"),
        ("alpha~9", Fuzzy("alpha"), "A tilde allows for a letter or two"),
        ("alpha or beta", And((A, Word("or"), B)), "in capitals, OR asks"),
        ("alpha not beta", And((A, Word("not"), B)), "in capitals, NOT leaves out"),
        ("alpha facility:", A, "A field looks for what stands behind its colon"),
        ("(alpha exact:)", A, "A field looks for what stands behind its colon"),
        ("alpha year:", A, "A field looks for what stands behind its colon"),
        ("year:2019,20", Years(2019, 2019), "“20” is no year"),
        ("()", Nothing(), "There is no word in it to look for"),
        ('""', Nothing(), "There is no word in it to look for"),
        ("AND", Nothing(), "There is no word in it to look for"),
        ("(" * 200 + "alpha" + ")" * 200, A, "nested"),
        ("alpha " * 5_000, And((A,) * 60), f"{MAX_CHARACTERS:,} characters"),
    ],
)
def test_what_cannot_be_read_is_left_out_with_a_note(typed, tree, note):
    parsed = parse(typed)
    assert any(note in said for said in parsed.notes)
    assert parsed.root == tree


@pytest.mark.parametrize("typed", ["*", "-", "OR", "NOT", "()", '"', "?!", "year:soon", "((((", "\u200b*"])
def test_what_has_no_meaning_at_all_finds_nothing_and_not_everything(typed):
    assert parse(typed).root == Nothing()


@pytest.mark.parametrize("typed", ["", "   ", "\u200b", "\n\t"])
def test_nothing_typed_asks_for_nothing(typed):
    assert parse(typed).root is None


_PIECES = st.sampled_from(
    [
        "a",
        "OR",
        "NOT",
        "-",
        "(",
        ")",
        '"',
        '"a b"',
        "~",
        "~3",
        "*",
        "be*",
        "year:",
        "2019",
        "..",
        "facility:",
        "exact:",
        " ",
        "AND",
        "foo:",
        "가",
        "x~",
        "&",
        "|",
        "–",
        "'",
        ":",
        "*OR*",
        "|",
        ",",
        ";",
        "alpha,",
        "2021,",
        ">",
        "’",
        "：",
        "\xa0",
    ]
)


@given(st.one_of(st.lists(_PIECES, max_size=14).map("".join), st.lists(_PIECES, max_size=14).map(" ".join), st.text()))
def test_a_tree_written_back_means_the_same(typed):
    root = parse(typed).root
    if root != Nothing():
        assert parse(write(root)).root == root


@given(st.text())
def test_nothing_typed_can_break_the_reading(typed):
    parse(typed)


@given(st.text(alphabet='ab "-()OR*:', max_size=60))
def test_no_row_of_operators_can_break_the_reading(typed):
    parse(typed)
