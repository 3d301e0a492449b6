"""Which topic a heading means: by a known spelling, by one that differs only in what does not matter, by one of the same
words, or by a near one.

Headings that mean none are never given one: they are reported, and a curator adds the spelling.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Any

from reports.text import fold, singular

_AROUND = " .:;,"
_ADDRESS = re.compile(r"https?://\S*(?:\.html?|\.pdf|/)(?=[A-Z])|https?://\S+")  # it may have run into the heading
_LABEL = re.compile(r"^(?:section \d{1,2}[.:]? +|\(?[a-z][.):] *)+")
_WORD = re.compile(r"[a-z0-9+]+")
_JOINING = frozenset("a an and for in of on or the to with".split())
_IN_BRACKETS = re.compile(r" \((?!see )[^()]*\)$")
_SHORTEST_NEAR = 12  # letters: shorter headings differ by a letter and mean something else
_NEAR = 0.92  # difflib's ratio: a letter or two of a heading of thirty
_CLEARLY_NEARER = 0.04  # than a spelling of another topic
MOST_REMEMBERED = 20_000  # headings


class Match(StrEnum):
    SPELLED = "spelled so"
    TRIMMED = "spelled so, but for a label, an address or a bracket"
    WORDS = "the same words, but for their order, their number and what joins them"
    NEAR = "nearly spelled so"


@dataclass(frozen=True, slots=True)
class TopicMatch[T]:
    """`spelling` is the known one, folded."""

    topic: T
    how: Match
    spelling: str


class Topics[T]:
    """Matches headings, and remembers what each one meant: the pages of a series repeat the same ones.

    `spellings` gives the topic of every folded spelling.
    """

    def __init__(self, spellings: Mapping[str, T]) -> None:
        self._spellings = spellings
        self._of_words = _by_words(spellings)
        self._found: dict[str, TopicMatch[T] | None] = {}

    def match(self, headings: Iterable[str]) -> dict[str, TopicMatch[T]]:
        """The topics of the headings that mean one."""
        found = {heading: self.match_one(heading) for heading in set(headings)}
        return {heading: match for heading, match in found.items() if match}

    def match_one(self, heading: str) -> TopicMatch[T] | None:
        if heading not in self._found:
            if len(self._found) >= MOST_REMEMBERED:
                self._found.clear()
            self._found[heading] = self._match(heading)
        return self._found[heading]

    def _match(self, heading: str) -> TopicMatch[T] | None:
        spelled = fold(heading).strip(_AROUND)
        if spelled in self._spellings:
            return TopicMatch(self._spellings[spelled], Match.SPELLED, spelled)
        trimmed = _trimmed(heading)
        if trimmed in self._spellings:
            return TopicMatch(self._spellings[trimmed], Match.TRIMMED, trimmed)
        spelling = self._of_words.get(_words(trimmed))
        if spelling is not None:
            return TopicMatch(self._spellings[spelling], Match.WORDS, spelling)
        return _nearest(trimmed, self._spellings)


def _by_words(spellings: Mapping[str, Any]) -> dict[frozenset[str], str]:
    """A spelling for every set of words, without those that headings of two topics are made of."""
    first: dict[frozenset[str], str] = {}
    shared: set[frozenset[str]] = set()
    for spelling, topic in spellings.items():
        words = _words(_trimmed(spelling))
        if spellings[first.setdefault(words, spelling)] != topic:
            shared.add(words)
    return {words: spelling for words, spelling in first.items() if words and words not in shared}


def _words(folded: str) -> frozenset[str]:
    """Those that matter: National/Racial/Ethnic Minorities has the same as National, Racial, and Ethnic Minority."""
    return frozenset(singular(word) for word in _WORD.findall(folded) if word not in _JOINING)


def _trimmed(heading: str) -> str:
    folded = fold(_ADDRESS.sub("", heading)).strip(_AROUND)
    return _IN_BRACKETS.sub("", _LABEL.sub("", folded)).strip(_AROUND)


def _nearest[T](heading: str, spellings: Mapping[str, T]) -> TopicMatch[T] | None:
    """The nearest spelling, when it is near and no spelling of another topic is almost as near."""
    if len(heading) < _SHORTEST_NEAR:
        return None
    nearness = {spelling: _nearness(heading, spelling) for spelling in spellings}
    best = max(nearness, key=lambda spelling: nearness[spelling], default=None)
    if best is None or nearness[best] < _NEAR:
        return None
    rival = max((near for spelling, near in nearness.items() if spellings[spelling] != spellings[best]), default=0.0)
    return TopicMatch(spellings[best], Match.NEAR, best) if nearness[best] - rival >= _CLEARLY_NEARER else None


def _nearness(heading: str, spelling: str) -> float:
    """0 for what is not even nearly near, which is mostly clear from the lengths or the letters alone."""
    matters = _NEAR - _CLEARLY_NEARER
    matcher = SequenceMatcher(None, heading, spelling, autojunk=False)
    if matcher.real_quick_ratio() < matters or matcher.quick_ratio() < matters:
        return 0.0
    return matcher.ratio()
