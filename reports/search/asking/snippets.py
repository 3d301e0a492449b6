"""The part of a passage that shows why it was found, with the found words marked. Made from the text itself."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reports.search.asking.matching import PrefixMatcher, Span, TermSequence, WordMatcher
from reports.search.index import analysis
from reports.search.language.edit_distance import fuzzy_terms, is_within_distance
from reports.search.language.tree import Exact, Fuzzy, Name, Near, Node, Phrase, Prefix, Word, leaves
from reports.search.language.wording import written_otherwise

LENGTH = 420
"""Characters a snippet aims at; sentences are kept whole where they fit."""

_SHORT_FORMS = (
    "No",
    "Nos",
    "St",
    "Mr",
    "Mrs",
    "Ms",
    "Dr",
    "Gen",
    "Col",
    "Lt",
    "approx",
    "est",
    "ca",
    "cf",
    "vs",
    "pp",
    "Art",
)
"""Words that end in a full stop where no sentence ends: “approx. 2,000” is not to be cut in two."""
_SENTENCE_END = re.compile(
    "[.?!]"  # first, because it is rare: what must not stand before it is looked for only there
    + "".join(rf"(?<!\b{short}[.?!])" for short in (*_SHORT_FORMS, "[A-Z]"))
    + """["”’)]*\\s+(?=[A-Z0-9“‘"'(])"""
)


@dataclass(slots=True)  # not frozen: a page makes hundreds, and each would take twice as long to make
class Fragment:
    """A run of text, marked or not. Text is text: templates escape it."""

    text: str
    marked: bool = False


class Highlighter:
    """Finds the words of a query in a text."""

    def __init__(self, root: Node | None) -> None:
        self._rows: list[TermSequence] = []
        self._exact: list[TermSequence] = []
        self._prefixes: set[str] = set()
        self._plain_prefixes: set[str] = set()
        self._near: list[tuple[str, str]] = []
        self._compounds: set[str] = set()
        self._asian: list[tuple[str, bool]] = []
        for leaf in leaves(root):
            self._seek(leaf)
        self._words = WordMatcher(self._rows, analysis.tokens, analysis.terms_in, self._compounds)
        self._printed = WordMatcher(self._exact, analysis.exact_tokens, _exact_terms_in)
        self._beginnings = PrefixMatcher(self._prefixes, self._plain_prefixes)

    @property
    def has_words(self) -> bool:
        """False for a search by filters alone, or for what is not there."""
        return bool(self._rows or self._asian or self._exact or self._prefixes)

    def spans(self, text: str) -> list[Span]:
        """Where the words stand, in order, none overlapping."""
        found = list(self._asian_runs(text))
        if self._rows or self._compounds:
            found += self._words.spans(text)
        if self._exact:
            found += self._printed.spans(text)
        if self._prefixes:
            found += self._beginnings.spans(text)
        if self._near:
            found += self._similar(text)
        return _merged(found)

    def mark(self, text: str) -> list[Fragment]:
        """The whole text in fragments."""
        return _cut(text, self.spans(text), 0, len(text))

    def snippet(self, text: str) -> list[Fragment]:
        """The sentences around the densest matches, with an ellipsis where the text goes on."""
        spans = self.spans(text)
        start, end = _window(text, spans)
        end -= len(text[start:end]) - len(text[start:end].rstrip())
        fragments = _cut(text, spans, start, end)
        if start > 0:
            fragments.insert(0, Fragment("… "))
        if end < len(text):
            fragments.append(Fragment(" …"))
        return fragments

    def _seek(self, leaf: Node) -> None:
        match leaf:
            case Word(text) | Phrase(text):
                self._add(text)
            case Fuzzy(text):
                self._add(text)
                self._near += fuzzy_terms(text)
            case Name(text, forms, sounded, begins):
                for form in (text, *forms, *sounded):
                    self._add(form, begins=form in begins)
            case Near(text):
                for word in text.split():
                    self._add(word)
            case Prefix(text):
                self._prefixes.add(analysis.exact_term(text))
                self._plain_prefixes.add(analysis.folded(text))
            case Exact(text):
                self._exact.append(tuple(analysis.exact_text(text).split()))

    def _similar(self, text: str) -> Iterable[Span]:
        """Words that differ in a letter or two, as they are printed or by their stem."""
        for field, cut in (
            ("exact", analysis.exact_tokens),
            ("body", analysis.tokens),
            ("compounds", analysis.compounds),
        ):
            if wanted := [term for name, term in self._near if name == field]:
                found = (token for token in cut(text) if any(is_within_distance(token.term, term) for term in wanted))
                yield from ((token.start, token.end) for token in found)

    def _add(self, text: str, *, begins: bool = False) -> None:
        for way in (text, *written_otherwise(text)):
            if stems := analysis.terms(way):
                self._rows.append(stems)
        if analysis.is_one_word(text) and (compound := analysis.compound_term(text)):
            self._compounds.add(compound)
            self._rows.append((compound,))
        if analysis.is_asian(text) and not analysis.has_latin(text):
            self._asian.append((text, begins))

    def _asian_runs(self, text: str) -> Iterable[Span]:
        for needle, begins in self._asian:
            at = text.find(needle)
            while at >= 0:
                if not (begins and text[:at][-1:].isalnum()):
                    yield at, at + len(needle)
                at = text.find(needle, at + 1)


def _exact_terms_in(piece: str) -> list[str]:
    return [exact for exact, _ in analysis.printed_in(piece)]


def _merged(spans: Iterable[Span]) -> list[Span]:
    out: list[Span] = []
    for start, end in sorted(spans):
        if out and start < out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return out


def _cut(text: str, spans: Sequence[Span], start: int, end: int) -> list[Fragment]:
    out: list[Fragment] = []
    at = start
    for left, right in spans:
        if left < start or right > end:
            continue
        if left > at:
            out.append(Fragment(text[at:left]))
        out.append(Fragment(text[left:right], marked=True))
        at = right
    if at < end:
        out.append(Fragment(text[at:end]))
    return out


def _window(text: str, spans: Sequence[Span]) -> Span:
    """Whole sentences, as many as fit, around where most matches stand; a sentence is never cut before its end."""
    if len(text) <= LENGTH:
        return 0, len(text)
    edges = _sentence_edges(text)
    best = (0, 0, 0)
    for first in range(len(edges) - 1):
        last = first + 1
        while last + 1 < len(edges) and edges[last + 1] - edges[first] <= LENGTH:
            last += 1
        inside = sum(edges[first] <= start and end <= edges[last] for start, end in spans)
        if inside > best[0]:
            best = (inside, first, last)
    if not best[0]:
        return 0, edges[max(1, bisect_right(edges, LENGTH) - 1)]
    return edges[best[1]], edges[best[2]]


def _sentence_edges(text: str) -> list[int]:
    """Where sentences begin, and the end of the text. A missed end only makes a snippet longer."""
    return [0, *(match.end() for match in _SENTENCE_END.finditer(text)), len(text)]
