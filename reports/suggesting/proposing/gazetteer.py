"""Known words found in plain text at once, with an Aho-Corasick automaton: whole words only, the longest of a family."""

import itertools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import ahocorasick

from reports.suggesting.proposing.plain_text import plain_words

_NO_BLANKS_BETWEEN_WORDS = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_MOST_HYPHENS = 4  # each makes three spellings: 81 at the most

type Families = dict[str, dict[str, list[Any]]]


@dataclass(frozen=True, slots=True)
class Hit:
    """`family` is what competes for the same words; `values` are what the words can mean."""

    start: int
    end: int
    family: str
    values: tuple[Any, ...]


class Gazetteer:
    """Fill it with `add`, call `close`, then `find`."""

    def __init__(self) -> None:
        self._entries: Families = {}
        self._stems: Families = {}
        self._automaton: Any = None

    def add(self, form: str, family: str, value: Any) -> None:
        for spelling in spellings(form):
            values = self._entries.setdefault(spelling, {}).setdefault(family, [])
            if value not in values:
                values.append(value)

    def add_stem(self, stem: str, family: str, value: Any) -> None:
        """Found wherever a word begins with it; whoever reads the hit looks at the rest. Stems never cover each other."""
        self._stems.setdefault(stem, {}).setdefault(family, []).append(value)

    def close(self) -> "Gazetteer":
        automaton = ahocorasick.Automaton()
        for spelling in {**self._entries, **self._stems}:
            forms, stems = _payload(self._entries.get(spelling)), _payload(self._stems.get(spelling))
            automaton.add_word(spelling, (len(spelling), forms, stems))
        if len(automaton):
            automaton.make_automaton()
            self._automaton = automaton
        return self

    def find(self, plain: str) -> list[Hit]:
        """In the order of the text."""
        if self._automaton is None:
            return []
        longest: dict[tuple[int, str], Hit] = {}
        stems: list[Hit] = []
        for last, (length, forms, begun) in self._automaton.iter(plain):
            start, end = last + 1 - length, last + 1
            if start and plain[start - 1].isalnum():
                continue
            stems += [Hit(start, end, family, values) for family, values in begun]
            if forms and whole_words(plain, start, end):
                for family, values in forms:
                    longest[start, family] = Hit(start, end, family, values)  # of one start, the longest comes last
        return sorted([*_without_covered(longest.values()), *stems], key=lambda hit: (hit.start, hit.end))


def whole_words(plain: str, start: int, end: int) -> bool:
    """Whether no word goes on before or after. Korean particles may follow a Korean word."""
    if start > 0 and plain[start - 1].isalnum() and plain[start].isalnum():
        return False
    if end < len(plain) and plain[end].isalnum() and plain[end - 1].isalnum():
        return bool(_NO_BLANKS_BETWEEN_WORDS.match(plain[end - 1]))
    return True


def spellings(form: str) -> set[str]:
    """A form as texts may print it: with and without apostrophes and quotes; hyphens kept, dropped or made blanks."""
    plain = plain_words(form)
    found = {plain, plain.replace("'", "").replace('"', "")}
    parts = plain.split("-")
    if 1 < len(parts) <= _MOST_HYPHENS:
        for joints in itertools.product(("-", "", " "), repeat=len(parts) - 1):
            joined = parts[0] + "".join(map("".join, zip(joints, parts[1:], strict=True)))
            found |= {joined, joined.replace("'", "").replace('"', "")}
    return {spelling for spelling in found if spelling}


def with_plural(form: str) -> Iterator[str]:
    """The form and its regular plural or singular."""
    yield form
    if form.endswith("s") and not form.endswith("ss"):
        yield form[:-1]
    elif form and form[-1].isascii() and form[-1].isalpha():
        yield f"{form[:-1]}ies" if form.endswith("y") and form[-2:-1] not in "aeiou" else f"{form}s"


def _payload(families: dict[str, list[Any]] | None) -> tuple[tuple[str, tuple[Any, ...]], ...]:
    return tuple((family, tuple(values)) for family, values in (families or {}).items())


def _without_covered(hits: Iterable[Hit]) -> list[Hit]:
    """Of hits of one family that overlap, the one that begins first and is the longest."""
    kept: list[Hit] = []
    reach: dict[str, int] = {}
    for hit in sorted(hits, key=lambda hit: (hit.start, -hit.end)):
        if hit.start >= reach.get(hit.family, 0):
            kept.append(hit)
            reach[hit.family] = hit.end
    return kept
