"""Folding text so that the same words match however they were typed; never used on what is shown.

Readers see the words as printed. Keys, fingerprints, pasted quotes and names are compared in folded form.
"""

import hashlib
import re
import secrets
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.fuzz import ratio

_DROPPED = re.compile(
    "[\u0027\u0022\u0060\u00b4\u02b9-\u02bf\u2018-\u201f\u2032\u2033\uff07\u00ad\u200b-\u200f\u2060\ufeff]"
)
_DASH = re.compile("[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]")
_PLURAL = re.compile(r"(?<=[a-z]{3})(?:ies|(?<![su])s)$", re.IGNORECASE)
_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")
_SMALL_ASCII = bytes(range(256)).lower()
_DROPPED_ASCII = b"\x27\x22\x60"
_KEY_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"  # Crockford base 32: no i, l, o, u, so a key can be read out aloud
PASSAGE_KEY_LENGTH = 12  # 60 bits: docs/decisions/0003 on permanent keys says why these are enough
FINDING_KEY_LENGTH = 10


@dataclass(frozen=True, slots=True)
class Folded:
    """Folded text that remembers where it came from.

    `offsets[i]` is the index in the original of the character that made `text[i]`; one more entry marks the end.
    """

    text: str
    offsets: tuple[int, ...]


def fold_with_offsets(text: str) -> Folded:
    """Compatibility forms, dashes and case made one; quotation marks and invisible characters dropped; spaces joined."""
    characters: list[str] = []
    offsets: list[int] = []
    for index, original in enumerate(text):
        for character in _fold_character(original):
            if character == " " and (not characters or characters[-1] == " "):
                continue
            characters.append(character)
            offsets.append(index)
    if characters and characters[-1] == " ":
        characters.pop()
        end = offsets.pop()
    else:
        end = len(text)
    return Folded("".join(characters), (*offsets, end))


def fold(text: str) -> str:
    """The folded text alone, letter for letter that of `fold_with_offsets`: what keys and fingerprints are made from."""
    if not text.isascii():
        text = _NOT_ASCII.sub(_fold_characters, text)
    folded = text.encode("utf-8", "surrogatepass").translate(_SMALL_ASCII, _DROPPED_ASCII)
    return " ".join(folded.decode("utf-8", "surrogatepass").split())


def is_dropped(character: str) -> bool:
    """Whether folding leaves it out: a quotation mark, an apostrophe, something invisible."""
    return bool(_DROPPED.match(character))


def singular(english: str) -> str:
    """Words of which the last may be a plural: political prison camps, amnesties. A guess, for comparing and never for display."""
    return _PLURAL.sub(lambda ending: "y" if ending[0].lower() == "ies" else "", english)


def most_similar(word: str, words: Iterable[str], *, limit: int = 3, least: float = 0.6) -> list[str]:
    """Those of the words that are written much like this one, the most similar first, equal ones in their own order.

    Similarity runs from 0 to 1: twice the letters that two words have in common, in order, by the letters of both. 0.6 lets
    words through that share most of their letters; where a wrong guess would mislead, ask for 0.75.
    """
    found = process.extract(word, list(words), scorer=ratio, score_cutoff=100 * least, limit=limit)
    return [similar for similar, _, _ in found]


def fold_name(form: str) -> str:
    """A name for matching: no case, marks, hyphens, spaces or punctuation (Jŏngŏ-ri, Jongo-ri and jongori agree)."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", form) if not unicodedata.combining(c))
    return "".join(c for c in unicodedata.normalize("NFC", plain).casefold() if c.isalnum())


def fingerprint(text: str) -> str:
    """SHA-256 of the folded text, in hexadecimal: equal for passages that repeat each other word for word."""
    return fingerprint_of_folded(fold(text))


def fingerprint_of_folded(folded: str) -> str:
    return hashlib.sha256(folded.encode()).hexdigest()


def passage_key(report_slug: str, text: str, occurrence: int = 1) -> str:
    """The permanent key of a passage, the same wherever and whenever the same report is brought in.

    It depends on the report and the folded words, not on the number, which may move when a page is revised;
    `occurrence` tells apart paragraphs that a report repeats (1 for the first).
    """
    return passage_key_of_folded(report_slug, fold(text), occurrence)


def passage_key_of_folded(report_slug: str, folded: str, occurrence: int) -> str:
    return _key(f"passage\n{report_slug}\n{occurrence}\n{folded}", PASSAGE_KEY_LENGTH)


def finding_key(report_slug: str, ref: str) -> str:
    """The permanent key of a finding that comes from curated files, where `ref` names it within its report."""
    return _key(f"finding\n{report_slug}\n{ref}", FINDING_KEY_LENGTH)


def random_key() -> str:
    """A permanent key for a finding that a curator makes."""
    return "".join(secrets.choice(_KEY_ALPHABET) for _ in range(FINDING_KEY_LENGTH))


def _key(seed: str, length: int) -> str:
    number = int.from_bytes(hashlib.sha256(seed.encode()).digest()[-8:])  # 64 bits, and a key takes at most 60
    return "".join([_KEY_ALPHABET[(number >> (5 * place)) & 31] for place in range(length)])


@lru_cache(maxsize=8192)  # more than the characters of any one writing but Chinese
def _fold_character(character: str) -> str:
    plain = _DASH.sub("-", _DROPPED.sub("", unicodedata.normalize("NFKC", character)))
    return "".join(" " if c.isspace() else c for c in _DROPPED.sub("", plain).casefold())


def _fold_characters(found: re.Match[str]) -> str:
    return "".join(map(_fold_character, found[0]))
