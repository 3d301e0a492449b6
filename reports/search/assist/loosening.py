"""What else to try when nothing was found: each part by itself, searches with one thing less, and names that are close."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from reports.models import AbuseType, Facility, FacilityName, FacilityType, Publisher
from reports.search.asking.query import Compiler, SearchQuery
from reports.search.asking.resolved import ResolvedQuery
from reports.search.index.analysis import is_asian
from reports.search.index.healing import heals
from reports.search.index.schema import SCHEMA
from reports.search.index.store import get_store
from reports.search.language import parse, write
from reports.search.language.tree import And, Exact, Field, Near, Node, Not, Nothing, Or, Phrase, Records, Word
from reports.text import fold_name, most_similar

NamedRecord = Facility | FacilityType | AbuseType | Publisher
CLOSE = 0.75
"""As `text.most_similar` counts: a name of four letters may differ in one."""
MOST = 6
"""Names that are offered."""
LONGEST_NAMED = 200
"""Characters of a query that are compared with names."""
_BETWEEN = re.compile(r"[\s/\u2010-\u2015-]+")
SHORTEST_NAMED = 4
"""Letters of a word that may be near a name: a shorter one is near too many, and has to be the name."""
MOST_COUNTS = 12
"""Searches that are counted for one page."""


@dataclass(frozen=True, slots=True)
class PartCount:
    """One part of a search, the search for it alone, and how many passages that finds within the same filters."""

    text: str
    query: SearchQuery
    count: int


@dataclass(frozen=True, slots=True)
class LooserSearch:
    """A search that asks for one thing less. `dropped` says what, `filter` names the facet when it was one.

    With `apart`, nothing was dropped but that the words of a phrase stand together.
    """

    query: SearchQuery
    dropped: str
    count: int
    filter: str = ""
    apart: bool = False


def part_counts(resolved: ResolvedQuery) -> list[PartCount]:
    """What each part of a search finds by itself, within its filters; empty for a search of one part."""
    query, root = resolved.query, resolved.root
    if not isinstance(root, And | Or):
        return []
    texts = [write(part) for part in root.parts if not isinstance(part, Not)][:MOST_COUNTS]
    parts = [replace(query, text=text, page=1) for text in texts]
    if len(parts) < 2:
        return []
    counts = _counts(parts, resolved)
    return [PartCount(part.text, part, count) for part, count in zip(parts, counts, strict=True)]


def looser_searches(resolved: ResolvedQuery) -> Iterator[LooserSearch]:
    """The same search without one of its filters or parts, or with a phrase taken apart, where that finds something."""
    tried = list(islice(_with_one_less(resolved.query, resolved.root), MOST_COUNTS))
    counts = _counts([looser.query for looser in tried], resolved)
    yield from (replace(looser, count=count) for looser, count in zip(tried, counts, strict=True) if count)


def similar_names(text: str) -> list[tuple[str, NamedRecord]]:
    """Public facilities, kinds, abuses and publishers whose name is close to a word of the text: (name, record)."""
    book: dict[str, tuple[str, NamedRecord]] = {}
    for name in FacilityName.objects.filter(facility__in=Facility.objects.public()).select_related("facility"):
        book.setdefault(fold_name(name.form), (f"{name.form} ({name.facility.name})", name.facility))
    for model in (FacilityType, AbuseType):
        for term in model.objects.all():
            for form in (term.label, *term.variants):
                book.setdefault(fold_name(form), (term.label, term))
    for publisher in Publisher.objects.public():
        for form in filter(None, (publisher.name, publisher.short_name)):
            book.setdefault(fold_name(form), (publisher.name, publisher))
    words = [folded for word in text[:LONGEST_NAMED].split() if (folded := fold_name(word))]
    distinctive = [word for word in words if len(word) >= SHORTEST_NAMED or is_asian(word) or word in book]
    wanted = [*(["".join(words)] if len(words) > 1 else []), *distinctive]
    close = [form for word in wanted for form in most_similar(word, book, least=CLOSE)]
    return list(dict.fromkeys(book[form] for form in close))[:MOST]


@heals
def count_trees(searches: Sequence[tuple[SearchQuery, Node | None]]) -> list[int]:
    """How many passages each finds, all in one state of the index, without a query to the record."""
    searcher, compiler = get_store().searcher(), Compiler(SCHEMA)
    found = (searcher.search(compiler.compile(root, query), 1) for query, root in searches)
    return [int(one.count) for one in found]  # type: ignore[attr-defined]  # the stubs leave it out


def _counts(queries: list[SearchQuery], resolved: ResolvedQuery) -> list[int]:
    return count_trees([(query, _tree_of(query, resolved)) for query in queries])


def _tree_of(query: SearchQuery, resolved: ResolvedQuery) -> Node | None:
    """The tree of a search all of whose fields stand in one that is resolved already: none is looked up again."""
    fields = {leaf.field: leaf for leaf in _all_leaves(resolved.root) if isinstance(leaf, Records)}
    return resolved.names.expand(_with_fields(parse(query.text).root, fields))


def _with_fields(node: Node | None, fields: dict[Field, Records]) -> Node | None:
    match node:
        case Field():
            return fields.get(node, node)
        case Not(part):
            return Not(_with_fields(part, fields) or part)
        case And(parts) | Or(parts):
            return type(node)(tuple(_with_fields(part, fields) or part for part in parts))
    return node


def _all_leaves(node: Node | None) -> Iterator[Node]:
    """What is looked for and what is excluded."""
    match node:
        case And(parts) | Or(parts):
            for part in parts:
                yield from _all_leaves(part)
        case Not(part):
            yield from _all_leaves(part)
        case None:
            return
        case _:
            yield node


def _with_one_less(query: SearchQuery, root: Node | None) -> Iterator[LooserSearch]:
    for name in dict.fromkeys([*query.filters, *query.excluded]):
        yield LooserSearch(replace(query.without(name), page=1), name, 0, filter=name)
    for dropped, rest, apart in _looser_trees(root):
        if text := write(rest):
            yield LooserSearch(replace(query, text=text, page=1), write(dropped), 0, apart=apart)


def _looser_trees(root: Node | None) -> Iterator[tuple[Node, Node, bool]]:
    """What is dropped or taken apart, and the tree that is left."""
    match root:
        case And(parts):
            for at, part in enumerate(parts):
                yield part, _all((*parts[:at], *parts[at + 1 :])), False
            for at, part in enumerate(parts):
                for dropped, rest, apart in _looser_trees(part):
                    if apart:
                        yield dropped, _all((*parts[:at], rest, *parts[at + 1 :])), True
        case Or(parts):
            for at, part in enumerate(parts):
                for dropped, rest, apart in _looser_trees(part):
                    yield dropped, Or((*parts[:at], rest, *parts[at + 1 :])), apart
        case Word(text) | Phrase(text) | Near(text, _) | Exact(text) if len(words := _words_in(text)) > 1:
            yield root, And(tuple(map(Word, words))), True


def _words_in(text: str) -> list[str]:
    """What stands between spaces, dashes and strokes: 80,000–120,000 is two numbers."""
    return [word for word in _BETWEEN.split(text) if any(map(str.isalnum, word))]


def _all(parts: tuple[Node, ...]) -> Node:
    """Joined by AND; a join within a join is one join."""
    flat = tuple(one for part in parts for one in (part.parts if isinstance(part, And) else (part,)))
    if not flat:
        return Nothing()
    return flat[0] if len(flat) == 1 else And(flat)
