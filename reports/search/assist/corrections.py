"""Words that the index does not know: what was probably meant, and a search with the words put right."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain, islice

from rapidfuzz import process
from rapidfuzz.distance import OSA

from reports.search.asking.query import SearchQuery
from reports.search.asking.resolved import ResolvedQuery, resolve
from reports.search.asking.unknown_words import Worded, unknown_words, with_words
from reports.search.assist.completion_book import load_entries
from reports.search.assist.loosening import count_trees
from reports.search.index.analysis import terms
from reports.search.language import write
from reports.search.language.edit_distance import max_distance
from reports.search.language.tree import Field, Node, Phrase, Records, Word, leaves
from reports.search.names.namebook import NameBook
from reports.search.names.vocabulary import get_vocabulary
from reports.text import fold_name

MOST = 3
"""Corrected searches that are offered."""
_TRIED = 4
"""Corrected searches that are counted."""
_TRIED_WORDS = 6
"""Unknown words that are corrected: a query of more is no slip of the finger."""


type _Typed = str | Field
"""A word, or the value of a field."""


@dataclass(frozen=True, slots=True)
class Correction:
    """A search with the unknown words put right; `words` are pairs of what was typed and what is meant instead."""

    query: SearchQuery
    words: tuple[tuple[str, str], ...]
    count: int


def did_you_mean(resolved: ResolvedQuery, *, limit: int = MOST) -> list[Correction]:
    """Searches that find something, with each word that the index does not know replaced by one spelled like it.

    Empty when it knows every word, and for an exact search. Names that curators listed come before other words.
    """
    query, root, names = resolved.query, resolved.root, resolved.names
    if query.exact:
        return []
    unknown = list(islice(dict.fromkeys([*unknown_words(root), *_unknown_values(root)]), _TRIED_WORDS))
    candidates = {word: meant for word in unknown if (meant := _meant(word, names))}
    if not candidates:
        return []
    tried = [_corrected(query, root, words) for words in _replacements(candidates)]
    counts = count_trees([(one.query, resolve(one.query).root) for one in tried])
    found = [replace(one, count=count) for one, count in zip(tried, counts, strict=True) if count]
    return found[:limit]


def _unknown_values(root: Node | None) -> Iterator[_Typed]:
    """Values of fields that no record is called."""
    for leaf in leaves(root):
        if isinstance(leaf, Records) and not leaf.keys:
            yield leaf.field


def _meant(typed: _Typed, names: NameBook) -> list[str]:
    """What was probably meant, each thing once: listed names before other words."""
    if isinstance(typed, Field):
        entries = load_entries()
        in_field = (form for form in entries.forms if entries.entries[form[2]].field == typed.name)
        whole = {folded: form for folded, place, _, form in in_field if place == 0}
        return [whole[folded] for folded in _nearest(typed.value, whole)]
    called = [_as_listed(folded, names.forms[folded]) for folded in _nearest(typed, names.forms)]
    candidates = [*called, *(word for word, _ in get_vocabulary().spelled_like(typed))]
    firsts: dict[object, str] = {}
    for word in candidates:
        listed = names.forms.get(fold_name(word))
        firsts.setdefault(listed[0] if listed else terms(word), word)
    return list(firsts.values())[:_TRIED]


def _nearest(typed: str, folded_forms: Iterable[str]) -> list[str]:
    """Those that differ in a letter or two, the nearest first."""
    folded = fold_name(typed)
    near = process.extract(
        folded, list(folded_forms), scorer=OSA.distance, score_cutoff=max_distance(folded), limit=_TRIED
    )
    return [form for form, _, _ in sorted(near, key=lambda match: match[1])]


def _as_listed(folded: str, forms: list[str]) -> str:
    return next((form for form in forms if fold_name(form) == folded), folded)


def _replacements(candidates: dict[_Typed, list[str]]) -> Iterator[dict[_Typed, str]]:
    """The best for everything, then other choices for one thing at a time."""
    best = {word: meant[0] for word, meant in candidates.items()}
    others = ({**best, word: other} for word, meant in candidates.items() for other in meant[1:])
    yield from islice(chain([best], others), _TRIED)


def _corrected(query: SearchQuery, root: Node | None, meant: dict[_Typed, str]) -> Correction:
    tree = with_words(root, lambda leaf: _spelled(leaf, meant))
    words = tuple((typed.value if isinstance(typed, Field) else typed, right) for typed, right in meant.items())
    return Correction(replace(query, text=write(tree), page=1), words, 0)


def _spelled(leaf: Worded, meant: dict[_Typed, str]) -> Node:
    if isinstance(leaf, Records):
        return replace(leaf.field, value=meant[leaf.field]) if leaf.field in meant else leaf
    text = " ".join(meant.get(word, word) for word in leaf.text.split())
    if text == leaf.text:
        return leaf
    if isinstance(leaf, Word):
        return Phrase(text) if " " in text else Word(text)
    return replace(leaf, text=text)
