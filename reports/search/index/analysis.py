"""How words become index terms, for documents, queries and highlights alike. Display never passes through here.

Latin words are lower-cased, folded to ASCII and stemmed. A hyphenated word is kept in its parts and also joined
(Jongo-ri: "jongo", "ri" and "jongori"). Hangul and Chinese runs are cut into overlapping pairs, so that a noun is
found with its particle attached.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

import tantivy

ENGLISH = "archive_english"
PAIRS = "archive_pairs"

_MARKS = "\u0300-\u036f"
_INNER = "\u0027\u0060\u00b4\u02b9-\u02bf\u2018-\u201b\u2032\uff07\u00ad\u200b-\u200d\u2060\ufeff"
_LETTERS = f"[^\\W_]+(?:[{_MARKS}]+[^\\W_]*)*"
_PIECE = f"{_LETTERS}(?:[{_INNER}]+{_LETTERS})*"
_WORD = re.compile(_PIECE)
_COMPOUND = re.compile(f"{_PIECE}(?:[-\u2010\u2011\ufe63\uff0d]{_PIECE})+")
_HYPHEN = re.compile("[-\u2010\u2011\ufe63\uff0d]")
_NO_LETTER = re.compile("[^\\w]")
_INNER_MARK = re.compile(f"[{_INNER}]+(?=[^\\W_])")
_ONE_WORD = re.compile(f"[\\w{_MARKS}{_INNER}\u2010\u2011\ufe63\uff0d-]+|\\d+(?:,\\d+)+|\\w(?:\\.\\w)+\\.?")
_ASIAN = re.compile("[\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3\u3400-\u9fff\uf900-\ufaff]+")


_UNSEEN = "\u00ad\u200b-\u200d\u2060\ufeff"
_EXACT_LETTERS = "[^\\W\u02bc]+"
_EXACT_JOINTS = f"[{_UNSEEN}]*[\u0027\u2018\u2019\u02bc\u2010\u2011-][{_UNSEEN}]*|[{_UNSEEN}]+"
_EXACT = re.compile(f"{_EXACT_LETTERS}(?:(?:{_EXACT_JOINTS}){_EXACT_LETTERS})*")
_UNSEEN_SIGNS = re.compile(f"[{_UNSEEN}]")
_BETWEEN_WORDS = "\u00a0\u2013\u2014\u201c\u201d"
"""What keeps most passages from being ASCII."""
_INNER_TWICE = re.compile("['-]['-]")
_ONLY_WORDS = bytes(code if chr(code).isalnum() or chr(code) in "_'-" else ord(" ") for code in range(128)) + b" " * 128
_EXACT_SIGNS = (("\u2018", "'"), ("\u2019", "'"), ("\u02bc", "'"), ("\u2010", "-"), ("\u2011", "-"))


_REMEMBERED = 50_000
"""Words whose terms a process keeps: most of a language is few words, and many take long to cut and stem."""


class Token(NamedTuple):
    """A term and where its word stands in the original text."""

    start: int
    end: int
    term: str


def english() -> tantivy.TextAnalyzer:
    builder = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
    for step in (
        tantivy.Filter.remove_long(80),
        tantivy.Filter.lowercase(),
        tantivy.Filter.ascii_fold(),
        tantivy.Filter.stemmer("english"),
    ):
        builder = builder.filter(step)
    return builder.build()


def pairs() -> tantivy.TextAnalyzer:
    """For text that `asian_pairs` or `exact_text` has already cut."""
    return tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()


_ENGLISH_ANALYSER = english()


def plain(text: str) -> str:
    """Text ready for the English tokenizer: compatibility forms folded, marks inside words dropped (Kaech'on: Kaechon)."""
    return _INNER_MARK.sub(_unless_it_begins, unicodedata.normalize("NFKC", text))


def _unless_it_begins(mark: re.Match[str]) -> str:
    """Nothing for a mark with a letter before it. Asked here, for few marks: in the pattern it is asked at every character."""
    at = mark.start()
    return "" if at and mark.string[at - 1].isalnum() else mark.group()


def joined_compounds(text: str) -> str:
    """The hyphenated words of a text, each joined into one and set apart by spaces."""
    return " ".join(_NO_LETTER.sub("", plain(match.group())) for match in _compounds_in(text))


def asian_pairs(text: str) -> str:
    """Every two neighbouring characters of each Hangul or Chinese run, set apart by spaces; a lone one stays alone."""
    runs = () if text.isascii() else _ASIAN.findall(unicodedata.normalize("NFC", text))
    return " ".join(pair for run in runs for pair in _pairs_of(run))


def _compounds_in(text: str) -> Iterator[re.Match[str]]:
    """Looked for only where a hyphen stands: a long text has few."""
    at = 0
    for hyphen in _HYPHEN.finditer(text):
        if hyphen.start() >= at:
            begins = max(text.rfind(" ", at, hyphen.start()) + 1, at)
            if match := _COMPOUND.search(text, begins):
                yield match
                at = match.end()


def is_asian(word: str) -> bool:
    """Whether a character of it is Hangul or Chinese."""
    return bool(_ASIAN.search(unicodedata.normalize("NFC", word)))


def has_latin(text: str) -> bool:
    return bool(re.search("[A-Za-z\u00c0-\u024f]", text))


@lru_cache(maxsize=_REMEMBERED)
def terms(word: str) -> tuple[str, ...]:
    """The index terms of a word or of several, in order."""
    return tuple(_ENGLISH_ANALYSER.analyze(plain(word)))


def is_one_word(text: str) -> bool:
    """Whether nothing but hyphens and marks stands between its letters, commas in a number, or dots in an abbreviation."""
    return bool(_ONE_WORD.fullmatch(text))


@lru_cache(maxsize=_REMEMBERED)
def compound_term(word: str) -> str:
    """The one term of a word with its hyphens dropped; empty when nothing is left."""
    found = terms(re.sub("[^\\w]", "", plain(word)))
    return found[0] if len(found) == 1 else ""


def exact_tokens(text: str, start: int = 0) -> Iterator[Token]:
    """The words of a text as they are printed: whole, with their marks, apostrophes and hyphens; only capitals are lost."""
    for match in _EXACT.finditer(text, start):
        yield Token(match.start(), match.end(), exact_term(match.group()))


def exact_term(word: str) -> str:
    """The term of one printed word: in small letters, with one kind of apostrophe and hyphen."""
    return _plain_signs(word).lower()


def exact_text(text: str) -> str:
    """The exact words of a text, set apart by spaces, for the whitespace tokenizer."""
    signs = _plain_signs(text).lower()
    plain_text = signs
    for sign in _BETWEEN_WORDS:
        plain_text = plain_text.replace(sign, " ")
    if not plain_text.isascii() or _INNER_TWICE.search(plain_text):
        return " ".join(_EXACT.findall(signs))
    return _ascii_words(plain_text)


def _ascii_words(text: str) -> str:
    """What `_EXACT` finds in plain English, four times as quickly: everything else becomes a space, and so does a hyphen or an
    apostrophe beside one."""
    words = text.encode().translate(_ONLY_WORDS).decode()
    for sign in "'-":
        if sign in words:
            words = words.replace(f"{sign} ", "  ").replace(f" {sign}", "  ")
    return words.strip(" '-")


def _plain_signs(text: str) -> str:
    """One kind of apostrophe and of hyphen, and nothing unseen. Replacing each is many times quicker than translating."""
    if text.isascii():
        return text
    text = unicodedata.normalize("NFC", text)
    for sign, plain_sign in _EXACT_SIGNS:
        text = text.replace(sign, plain_sign)
    return _UNSEEN_SIGNS.sub("", text)


def folded(word: str) -> str:
    """A word as its terms begin: in small letters, without marks, and not stemmed."""
    if word.isascii() and word.isalnum():
        return word.lower()
    decomposed = unicodedata.normalize("NFKD", plain(word).lower())
    return "".join(c for c in decomposed if c.isalnum() and not unicodedata.combining(c))


def tokens(text: str, start: int = 0) -> Iterator[Token]:
    """The words of a text as terms, with their place in it. Agrees with what the index holds of `plain(text)`."""
    for match in _WORD.finditer(text, start):
        for term in terms(match.group()):
            yield Token(match.start(), match.end(), term)


@lru_cache(maxsize=_REMEMBERED)
def terms_in(piece: str) -> tuple[str, ...]:
    """The terms of what stands between two spaces, joined ones too: no word reaches beyond it."""
    return tuple(token.term for token in (*tokens(piece), *compounds(piece)))


@lru_cache(maxsize=_REMEMBERED)
def printed_in(piece: str) -> tuple[tuple[str, str], ...]:
    """The same words as they are printed: each exactly, and folded as its terms begin."""
    return tuple((token.term, folded(token.term)) for token in exact_tokens(piece))


def compounds(text: str) -> Iterator[Token]:
    """The hyphenated words of a text, each as its one joined term."""
    for match in _compounds_in(text):
        if term := compound_term(match.group()):
            yield Token(match.start(), match.end(), term)


def _pairs_of(run: str) -> list[str]:
    return [run[at : at + 2] for at in range(len(run) - 1)] or [run]
