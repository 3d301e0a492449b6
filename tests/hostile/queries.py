"""Queries nobody means: out of the syntax, of every script, and of what hypothesis thinks of."""

from hypothesis import strategies as st

SIGNS = [
    '"',
    "“",
    "”",
    "(",
    ")",
    "-",
    "--",
    "*",
    "?",
    "~",
    "~5",
    "~99999999999",
    ":",
    "^2",
    "OR",
    "AND",
    "NOT",
    "||",
    "\\",
    "/",
    "[",
    "}",
]
FIELDS = [
    "facility:",
    "source:",
    "country:",
    "year:",
    "year:2019..",
    "year:..",
    "year:0..99999999",
    "section:",
    "abuse:",
    "exact:",
    "type:",
    "no:",
]
WORDS = [
    "prisoner",
    "camp 14",
    "Jŏngŏ-ri",
    "교화소",
    "교",
    "关押",
    "тюрьма",
    "سجن",
    "कारागार",
    "เรือนจำ",
    "ⅷ",
    "ﬁ",
    "İ",
    "ß",
    "𝔠𝔞𝔪𝔭",
    "e\u0301" * 9,
    "👩‍🚀",
]
ODD = [
    "\0",
    "\ud800",
    "\u202e",
    "\u200b",
    "\ufeff",
    "\u2028",
    "\x1b[0m",
    "a" * 300,
    "ab" * 600,
    "*" * 50,
    "(" * 200,
    "-" * 99,
    '"' * 99,
    "a* " * 60,
]
PIECES = st.one_of(*(st.sampled_from(each) for each in (SIGNS, FIELDS, WORDS, ODD)), st.text(max_size=12))
QUERIES = st.lists(st.tuples(PIECES, st.sampled_from(["", " ", "\t", "\u3000"])), max_size=9).map(
    lambda pieces: "".join(word + blank for word, blank in pieces)
)
