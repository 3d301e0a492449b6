"""Typed text cut into tokens. What a token cannot mean is said in a note and left out; nothing is ever an error."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from reports.search.facets.table import FIELDS
from reports.search.index.analysis import asian_pairs, terms
from reports.search.language.tree import Exact, Field, Fuzzy, Leaf, Near, Phrase, Prefix, Word, Years

MAX_CHARACTERS = 1_000
MAX_TERMS = 60
NEAR_DISTANCE = 5
MOST_DISTANCE = 50
SHORTEST_PREFIX = 2

EXACT = "exact"
"""Stands before a colon as fields do."""

_FIELD = re.compile(rf"\b(?:{'|'.join((*FIELDS, EXACT))}):\s*(?=[^\s:/]|$)", re.IGNORECASE)
_TOKEN = re.compile(
    rf"""\byear:\s*(?P<years>[<>]?=?\s*[0-9.…\u2010-\u2015\u2212-][0-9.,…\u2010-\u2015\u2212-]*)
       |(?P<field>{_FIELD.pattern})
       |"(?P<phrase>[^"]*)"?(?:\s*~(?P<distance>\d*))?
       |(?P<open>\()
       |(?P<close>\))
       |(?P<minus>(?<![^\s(])-(?=["(]|\w))
       |(?P<word>[^\s"()]+)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_UNKNOWN_FIELD = re.compile(r'(?P<name>[^\W\d_]{2,20}):(?!//)[\w"(]')
_OPERATORS = {"AND": "AND", "&": "AND", "&&": "AND", "OR": "OR", "|": "OR", "||": "OR", "NOT": "NOT"}
_FUZZY = re.compile(r"(?P<word>.*\w)~(?P<letters>\d*)")
_AROUND = re.compile(r"^\W+|\W+$")
_PREFIX = re.compile(r"(?P<stem>[^*]*)\*+")
_YEARS = re.compile(r"(?P<low>[1-9]\d{3})?\s*(?P<between>\.\.+|[-\u2010-\u2015\u2212…])?\s*(?P<high>[1-9]\d{3})?")
_BOUND = re.compile(r"(?P<sign>[<>])(?P<too>=?)\s*(?P<year>[1-9]\d{3})")


@dataclass(frozen=True, slots=True)
class QueryToken:
    """`kind` is a terminal of the grammar: TERM, FIELD, AND, OR, NOT, OPEN or CLOSE. A TERM has its leaf."""

    kind: str
    typed: str
    leaf: Leaf | None = None


def tokens_of(text: str, note: Callable[[str], None]) -> Iterator[QueryToken]:
    """The tokens of text in its plain form; `note` takes a sentence for whatever is left out or read otherwise."""
    terms_left = MAX_TERMS
    for match in _TOKEN.finditer(text):
        for token in _tokens(match, note):
            terms_left -= token.kind == "TERM"
            if terms_left < 0:
                note(f"Only the first {MAX_TERMS} words were read.")
                return
            yield token


def in_field(name: str, leaf: Leaf, note: Callable[[str], None]) -> Leaf | None:
    """What a term means behind a field's name; None where it can mean nothing there. A field within a field is its own."""
    if isinstance(leaf, Field | Years | Exact):
        return leaf
    text = getattr(leaf, "text", "")
    if name == EXACT:
        return Exact(text)
    return read_years(text, note) if name == "year" else Field(name, text)


def read_years(text: str, note: Callable[[str], None]) -> Years | None:
    """2021, 2019..2022, ..2019, >=2020; None, with a note, for what is no year."""
    years = _years(text)
    if years is None:
        note(f"“{text[:40]}” is no year, and was left out: write year:2021 or year:2019..2022.")
    return years


def _tokens(match: re.Match[str], note: Callable[[str], None]) -> Iterator[QueryToken]:
    """One, or none where it can mean nothing; of a list of years as many as an OR between them takes."""
    if match.lastgroup != "years":
        token = _token(match, note)
        yield from [token] if token else []
        return
    listed = [read_years(one, note) for one in match["years"].split(",") if one.strip()]
    found = [QueryToken("TERM", match.group(), years) for years in listed if years]
    row = [found[0]] if found else []
    for token in found[1:]:
        row += [QueryToken("OR", ","), token]
    yield from [QueryToken("OPEN", "("), *row, QueryToken("CLOSE", ")")] if len(found) > 1 else row


def _token(match: re.Match[str], note: Callable[[str], None]) -> QueryToken | None:
    kind, typed = str(match.lastgroup), match.group()
    if kind in ("open", "close"):
        return QueryToken(kind.upper(), typed)
    if kind == "minus":
        return QueryToken("NOT", typed)
    if kind == "field":
        return QueryToken("FIELD", typed.rstrip().rstrip(":").lower())
    if kind in ("phrase", "distance"):
        return _term(typed, _quoted(match, note), note)
    if typed in _OPERATORS:
        return QueryToken(_OPERATORS[typed], typed)
    if unknown := _UNKNOWN_FIELD.match(match.string, match.start()):
        note(f"There is no field “{unknown['name']}”: “{typed[:40]}” was read as words.")
    return _term(typed, _word(typed, note), note)


def _term(typed: str, leaf: Leaf, note: Callable[[str], None]) -> QueryToken | None:
    text = getattr(leaf, "text", "")
    if terms(text) or asian_pairs(text):
        return QueryToken("TERM", typed, leaf)
    if typed.strip('" '):
        note(f"“{typed[:40]}” has no letters or digits and was left out.")
    return None


def _quoted(match: re.Match[str], note: Callable[[str], None]) -> Leaf:
    text = _bare(" ".join(match["phrase"].split()))
    if match["distance"] is None or len(text.split()) < 2:
        return Phrase(text)
    distance = int(match["distance"] or NEAR_DISTANCE)
    if distance > MOST_DISTANCE:
        note(f"Words can be near each other within {MOST_DISTANCE} words at most.")
    if distance < 1:
        note("Words can be near each other within 1 word at least.")
    return Near(text, max(1, min(distance, MOST_DISTANCE)))


def _word(typed: str, note: Callable[[str], None]) -> Leaf:
    if fuzzy := _FUZZY.fullmatch(typed):
        if fuzzy["letters"] not in ("", "1", "2"):
            note(f"A tilde allows for a letter or two: in “{typed[:40]}” the number was left out.")
        return _as(Fuzzy, fuzzy["word"])
    if "*" not in typed:
        return _as(Word, typed)
    prefix = _PREFIX.fullmatch(typed)
    if prefix and sum(c.isalnum() for c in prefix["stem"]) >= SHORTEST_PREFIX:
        return _as(Prefix, prefix["stem"])
    note(f"An asterisk stands behind {SHORTEST_PREFIX} letters or more: in “{typed[:40]}” it was left out.")
    return Phrase(_bare(typed.replace("*", "")))


def _as(kind: type[Word] | type[Fuzzy] | type[Prefix], typed: str) -> Leaf:
    """As a word; or as a phrase, where freed of the signs around it the word would be syntax."""
    word = _bare(typed)
    is_syntax = word in _OPERATORS or _FIELD.match(word) or _FUZZY.fullmatch(word)
    return Phrase(word) if is_syntax else kind(word)


def _bare(text: str) -> str:
    """Without the signs around it, which mean nothing to the index."""
    return _AROUND.sub("", text)


def _years(text: str) -> Years | None:
    if bound := _BOUND.fullmatch(text.strip()):
        return _bounded(bound)
    found = _YEARS.fullmatch(text.strip())
    if not found or not (found["low"] or found["high"]):
        return None
    low = int(found["low"]) if found["low"] else None
    high = int(found["high"]) if found["high"] else None
    if not found["between"]:
        return None if low and high else Years(low or high, low or high)
    return Years(high, low) if low and high and low > high else Years(low, high)


def _bounded(bound: re.Match[str]) -> Years:
    """>2020 begins with 2021, >=2020 with 2020."""
    year, beside = int(bound["year"]), 0 if bound["too"] else 1
    return Years(min(year + beside, 9999), None) if bound["sign"] == ">" else Years(None, max(year - beside, 1000))
