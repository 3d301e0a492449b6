"""The words that the index holds: whether it knows one, which are spelled like it, and which spell one Korean name.

Looked up in the state of the index that is in use, and remembered until that state changes.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from typing import Final

import tantivy
from rapidfuzz import process
from rapidfuzz.distance import OSA
from tantivy import FieldType, Occur, Query

from reports.romanisation import could_be_korean, is_ordinary, sound_key
from reports.romanisation import forms as latin_forms
from reports.search.index import analysis
from reports.search.index.engine import ENGINE_ERRORS, panics_as_errors
from reports.search.index.schema import SCHEMA, TEXT_FIELDS
from reports.search.index.store import IndexMissing, get_store
from reports.search.language.edit_distance import max_distance
from reports.search.language.wording import written_otherwise
from reports.search.names.newest import Newest
from reports.text import fold_name

SHORTEST_NEAR: Final = 4
"""Letters of a word that may be corrected: a shorter one is within one edit of too many."""
SHORTEST_BEGINNING: Final = 2
"""Letters typed before words are offered."""
_PREFIX: Final = 3
"""Letters by which words are looked through for their sound."""
_MOST_STEMMED: Final = 1
"""Letters that a spelling may lose to stemming: Hwanghae keeps its own stem, hwangha."""
_CARELESS: Final = (("s", "sh"), ("oe", "we"), ("oe", "oi"), ("wo", "weo"), ("u", "oo"), ("i", "ee"))
"""How words begin that sound like a name and that no system spells so."""
_JOINED: Final = ("compounds", "body", "names", "heading")
_MOST_TERMS: Final = 20_000
"""Words read for one beginning: a bound on time, far above what one letter begins in the reports brought in so far."""

type Counted = tuple[str, int]
"""A word as it is printed, in small letters, and how many passages hold it."""


class Vocabulary:
    """The words of one state of the index; of none, when there is no index."""

    def __init__(self, searcher: tantivy.Searcher | None) -> None:
        self._searcher = searcher
        self._spellings: dict[str, tuple[str, ...]] = {}
        self._beginning: dict[str, list[Counted]] = {}

    def holds(self, word: str) -> bool:
        """Whether any passage, heading or name has the word, in any of the ways that a search looks for it."""
        return any(self._has(name, terms) for name, terms in _ways(word))

    def has_section(self, path: str) -> bool:
        """Whether any report has a section of that path; also where there is no index."""
        return self._ask(lambda engine: _is_there(engine, "section", path), otherwise=True)

    def has_years(self, low: int | None, high: int | None) -> bool:
        """Whether any report is of these years, both included; also where there is no index."""
        if low is not None and low == high:
            return self._ask(lambda engine: _is_there(engine, "year", low), otherwise=True)
        years = Query.range_query(SCHEMA, "year", FieldType.Unsigned, low, high)
        return self._ask(lambda engine: bool(engine.search(years, 1).hits), otherwise=True)

    def has_any(self, facet: str, keys: Iterable[int]) -> bool:
        """Whether any passage has one of these values; also where there is no index."""
        with_value = Query.term_set_query(SCHEMA, facet, list(keys))
        return self._ask(lambda engine: bool(engine.search(with_value, 1).hits), otherwise=True)

    def spelled_like(self, word: str, *, limit: int = 5) -> list[Counted]:
        """Words that differ in a letter or two: the nearest first, then the commonest."""
        word = analysis.exact_term(word)
        if len(word) < SHORTEST_NEAR:
            return []
        words = {term for begins in _beginnings(word) for term, _ in self._words(begins)}
        found = process.extract(word, sorted(words), scorer=OSA.distance, score_cutoff=max_distance(word), limit=None)
        counts = {term: self._count(term) for term, distance, _ in found if distance}
        ranked = sorted(found, key=lambda match: (match[1], -counts.get(match[0], 0), match[0]))
        return [(term, counts[term]) for term, _, _ in ranked if counts.get(term)][:limit]

    def beginning(self, prefix: str, *, limit: int, among: Query | None = None) -> list[Counted]:
        """The commonest words that begin so in the passages that a query finds; those that were taken away do not count."""
        prefix = analysis.exact_term(prefix)
        if len(prefix) < SHORTEST_BEGINNING:
            return []
        counted = among or Query.all_query()
        return self._ask(lambda engine: engine.terms_with_prefix("exact", prefix, counted, limit), [])

    def spellings(self, hangul: str) -> tuple[str, ...]:
        """The Latin spellings of a Korean name that passages print: those that rules make, and those that sound so."""
        if hangul not in self._spellings:
            self._spellings[hangul] = tuple(self._look_up(hangul)) if self._searcher else ()
        return self._spellings[hangul]

    def _look_up(self, hangul: str) -> Iterator[str]:
        key, seen = sound_key(hangul), set[str]()
        made = latin_forms(hangul)
        begins = sorted({begin for form in made for begin in _beginnings_of_sound(form)})
        sounding = (word for begin in begins for word, _ in self._words(begin) if _sounds(word, key))
        as_printed = [form for form in made if self._has("exact", (analysis.exact_term(form),))]
        for form in (*as_printed, *made, *sounding):
            stem = _own_stem(form)
            if stem and stem not in seen and not is_ordinary(form) and self._prints(form, stem):
                seen.add(stem)
                yield form

    def _prints(self, form: str, stem: str) -> bool:
        """In one piece or with hyphens, in a passage that is still there."""
        ways = [("exact", analysis.exact_term(form))]
        if stem == fold_name(form):
            ways += [(field, stem) for field in _JOINED]
        known = [Query.term_query(SCHEMA, field, term) for field, term in ways if self._has(field, (term,))]
        found = Query.boolean_query([(Occur.Should, query) for query in known])
        return bool(known) and self._ask(lambda engine: bool(engine.search(found, 1).hits), otherwise=False)

    def _words(self, begins: str) -> list[Counted]:
        if begins not in self._beginning:
            self._beginning[begins] = self._ask(
                lambda engine: engine.terms_with_prefix("exact", begins, None, _MOST_TERMS), []
            )
        return self._beginning[begins]

    def _has(self, field: str, terms: tuple[str, ...]) -> bool:
        return self._ask(lambda engine: all(_is_there(engine, field, term) for term in terms), otherwise=False)

    def _count(self, term: str) -> int:
        """In how many passages a word stands, without those that were taken away."""
        found = Query.term_query(SCHEMA, "exact", term)
        return self._ask(lambda engine: int(engine.search(found, 1).count), 0)  # type: ignore[attr-defined]

    def _ask[Answer](self, question: Callable[[tantivy.Searcher], Answer], otherwise: Answer) -> Answer:
        """Of damaged files nothing is known here: the search itself finds out, and mends them."""
        if self._searcher is None:
            return otherwise
        with suppress(*ENGINE_ERRORS), panics_as_errors():
            return question(self._searcher)
        return otherwise


def _is_there(engine: tantivy.Searcher, field: str, term: str | int) -> bool:
    """In a passage that search finds: the engine's own count of a term has those that were taken away."""
    return bool(engine.search(Query.term_query(SCHEMA, field, term), 1).hits)


def _ways(word: str) -> Iterable[tuple[str, tuple[str, ...]]]:
    """Field and terms, as the compiler looks for a word."""
    for way in (word, *written_otherwise(word)):
        if terms := analysis.terms(way):
            yield from ((field, terms) for field in TEXT_FIELDS)
    if compound := analysis.compound_term(word):
        yield from ((field, (compound,)) for field in ("compounds", "body", "names"))
    if analysis.is_asian(word) and not analysis.has_latin(word):
        yield "pairs", tuple(analysis.asian_pairs(word).split())


def _beginnings(word: str) -> set[str]:
    """The first letters that a misspelt word may really have: its own, without one too many, or in the right order."""
    return {word[:1], word[1:3], word[1] + word[0]}


def _beginnings_of_sound(form: str) -> set[str]:
    plain, folded = analysis.exact_term(form), fold_name(form)
    careless = {folded.replace(rule, other, 1) for rule, other in _CARELESS if rule in folded[:_PREFIX]}
    return {word[:_PREFIX] for word in (plain, folded, *careless)}


def _own_stem(form: str) -> str:
    """The term that the form is looked for by; empty where English stemming makes another word of it (Sungli: sung)."""
    stem = analysis.compound_term(form)
    return stem if len(fold_name(form)) - len(stem) <= _MOST_STEMMED else ""


def _sounds(word: str, key: str) -> bool:
    return could_be_korean(word) and sound_key(word) == key


_newest = Newest[Vocabulary]()


def get_vocabulary() -> Vocabulary:
    """The words of the index as it now is."""
    try:
        return _newest.of(_state_of_the_index, lambda: Vocabulary(get_store().searcher()))
    except (IndexMissing, OSError):
        return Vocabulary(None)


def _state_of_the_index() -> tuple[str, int]:
    """Another one after every commit. Raises IndexMissing, or OSError for files that go at this moment."""
    directory = get_store().current()
    return str(directory), (directory / "meta.json").stat().st_mtime_ns
