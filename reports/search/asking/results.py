"""The one search: every public surface that finds passages asks here."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

import tantivy
from tantivy import Occur, Query

from reports.models import Passage
from reports.search.asking.carried import Carried, carried_by
from reports.search.asking.explaining import Explanation, explain_match
from reports.search.asking.facets import MOST_VALUES, Facet, FacetCounter
from reports.search.asking.fields import FieldReader
from reports.search.asking.found import FoundPassage, fetch
from reports.search.asking.interpretation import Reading, find_namesakes, read_parts
from reports.search.asking.more_like_this import similar_to
from reports.search.asking.query import Compiler, SearchQuery
from reports.search.asking.ranking import MOST_PAGES, Found, Ranked, rank
from reports.search.asking.snippets import Fragment, Marker
from reports.search.asking.sparse import WORTH_IT
from reports.search.asking.unknown_words import fuzzy_tree, unknown_words
from reports.search.index.healing import IndexBeingMade, heals
from reports.search.index.store import get_store
from reports.search.language import parse
from reports.search.language.tree import Field, Node, Nothing, Records, Years, leaves
from reports.search.names.names import NameBook, load_names


@dataclass(frozen=True, slots=True)
class Hit:
    """A found passage, the part of it that shows why, the headings it stands under, and what its findings name."""

    passage: FoundPassage
    snippet: tuple[Fragment, ...]
    heading: tuple[Fragment, ...]
    sought: bool
    carries: tuple[Carried, ...] = ()

    @property
    def by_link(self) -> bool:
        """Found through the name of what curators tied to it, not through its own words or headings."""
        return self.sought and not any(fragment.marked for fragment in (*self.snippet, *self.heading))


@dataclass(frozen=True, slots=True)
class Results:
    """`total` counts passages; `different` counts passages of the same words once, as the pages show them."""

    query: SearchQuery
    total: int
    different: int
    hits: tuple[Hit, ...]
    facets: tuple[Facet, ...]
    reading: Reading

    @property
    def page_count(self) -> int:
        return max(1, min(MOST_PAGES, -(-self.different // self.query.page_size)))

    @property
    def is_cut_short(self) -> bool:
        """There are more hits than pages to show them on: the search is to be narrowed."""
        return self.different > MOST_PAGES * self.query.page_size


@dataclass(frozen=True, slots=True)
class _Sought:
    """A query ready to be asked of the engine."""

    query: SearchQuery
    root: Node | None
    names: NameBook
    notes: tuple[str, ...]
    searcher: tantivy.Searcher
    compiler: Compiler
    unheld: tuple[str, ...] = ()

    def compiled(self) -> Query:
        return self.compiler.compile(self.root, self.query)

    def ranked(self) -> Ranked:
        return rank(self.searcher, self.compiled(), self.query, ranks=_ranks(self.root))

    def counted(self, ranked: Ranked) -> Found:
        wanted = dict(ranked.left_to_count())
        return ranked.counted(self.searcher.aggregate(self.compiled(), wanted) if wanted else {})

    def counted_with_facets(self, ranked: Ranked) -> tuple[Found, tuple[Facet, ...]]:
        facets, answer = self.counter(many=ranked.total >= WORTH_IT).facets(also=ranked.left_to_count())
        return ranked.counted(answer), facets

    def counter(self, *, many: bool = False) -> FacetCounter:
        return FacetCounter(self.searcher, self.compiler, self.root, self.query, many)

    def total(self) -> int:
        return int(self.searcher.search(self.compiled(), 1).count)  # type: ignore[attr-defined]  # the stubs leave it out


@heals
def search(query: SearchQuery) -> Results:
    """Find passages. Never raises for anything a reader can type; a page past the end has no hits."""
    sought, ranked = _ranked(query)
    root = sought.root
    found, facets = sought.counted_with_facets(ranked)
    return Results(
        query=query,
        total=found.total,
        different=found.different,
        hits=_hydrate(found.passages, Marker(root)),
        facets=facets,
        reading=Reading(
            read_parts(root), sought.notes, find_namesakes(sought.names.facilities_called(root)), sought.unheld
        ),
    )


def marker_for(query: SearchQuery) -> Marker:
    """Finds in any text the words that the search looks for, as it reads them: nearly so where nothing was found as typed."""
    root = parse(query.text).root
    if query.exact:
        return Marker(root)
    root = load_names().expand(root)
    similar = fuzzy_tree(root)
    return Marker(similar if similar != root and _is_read_nearly(query) else root)


@heals
def count(query: SearchQuery) -> int:
    """How many passages a search finds, without fetching any."""
    return _sought(query).total()


@heals
def find_passages(query: SearchQuery) -> Found:
    """The primary keys of the passages on the page and how many there are, for those who fetch and guard the rows themselves."""
    sought, ranked = _ranked(query)
    return sought.counted(ranked)


def passages_found(query: SearchQuery) -> tuple[int, ...]:
    return find_passages(query).passages


@heals
def found_among(query: SearchQuery, passages: Collection[int]) -> frozenset[int]:
    """Which of these passages, by primary key, the search finds."""
    sought = _sought(query)
    only = Query.const_score_query(Query.term_set_query(sought.compiler.schema, "passage", sorted(passages)), 0.0)
    both = Query.boolean_query([(Occur.Must, sought.compiled()), (Occur.Must, only)])
    addresses = [address for _, address in sought.searcher.search(both, max(1, len(passages))).hits]
    return frozenset(int(pk or 0) for pk in sought.searcher.fast_field_values("passage", addresses))


@heals
def count_facet(query: SearchQuery, name: str) -> Facet:
    """One facet with every value that it has."""
    (facet,), _ = _sought(query).counter().facets([name], most=MOST_VALUES)
    return facet


@heals
def explain(query: SearchQuery, passage: Passage) -> Explanation | None:
    """Why the search finds this passage, part by part; None when it does not find it."""
    sought = _sought(query)
    return explain_match(sought.searcher, sought.compiler.for_query(query), sought.root, passage.pk)


@heals
def more_like(passage: Passage, *, limit: int = 10) -> tuple[Hit, ...]:
    """Passages that use the same telling words, the likest first; what repeats it word for word is left out."""
    searcher, _ = _open_searcher()
    return _hydrate(similar_to(searcher, passage.pk, passage.text, limit=limit), Marker(None))


def understood(query: SearchQuery) -> tuple[Node | None, NameBook, tuple[str, ...]]:
    """The query's tree with its fields looked up and its names widened; the names; and what there is to say of the reading."""
    parsed = parse(query.text)
    names, notes = load_names(), list(parsed.notes)
    root = FieldReader(names, notes.append).resolve(parsed.root)
    if query.exact:
        return root, NameBook(), tuple(notes)
    return names.expand(root), names, tuple(notes)


@heals
def _sought_and_healed(query: SearchQuery) -> _Sought:
    return _sought(query)


def _sought(query: SearchQuery) -> _Sought:
    """As typed; or, where that finds nothing and words like the unknown ones find something, with those."""
    sought = _as_typed(query)
    return sought if query.exact or sought.total() else _or_nearly(sought)


def _ranked(query: SearchQuery) -> tuple[_Sought, Ranked]:
    """The same with its page of hits."""
    sought = _as_typed(query)
    ranked = sought.ranked()
    if query.exact or ranked.total:
        return sought, ranked
    nearly = _or_nearly(sought)
    return nearly, ranked if nearly is sought else nearly.ranked()


def _as_typed(query: SearchQuery) -> _Sought:
    return _Sought(query, *understood(query), *_open_searcher())


def _or_nearly(sought: _Sought) -> _Sought:
    if (similar := fuzzy_tree(sought.root)) == sought.root:
        return sought
    unheld = tuple(dict.fromkeys(unknown_words(sought.root)))
    like = replace(sought, root=similar, unheld=unheld, notes=(*sought.notes, _similar_note(unheld)))
    return like if like.total() else sought


def _is_read_nearly(query: SearchQuery) -> bool:
    """Whether words spelled nearly like the unknown ones were looked for; while there is no index, nobody knows."""
    try:
        return bool(_sought_and_healed(query).unheld)
    except IndexBeingMade:
        return False


def _similar_note(unheld: tuple[str, ...]) -> str:
    words = " and ".join(f"“{word}”" for word in unheld)
    return f"Nothing was found as typed, so words spelled nearly like {words} were looked for."


def _open_searcher() -> tuple[tantivy.Searcher, Compiler]:
    """Whoever calls is healed where the index is missing."""
    store = get_store()
    return store.searcher(), Compiler(store.schema)


def _ranks(root: Node | None) -> bool:
    """Whether some hits can be better than others: fields and years alone only choose."""
    return any(not isinstance(leaf, Field | Records | Years | Nothing) for leaf in leaves(root))


def _hydrate(ids: Sequence[int], marker: Marker) -> tuple[Hit, ...]:
    """The rows behind the hits, through `public()`: what the public may not see falls out even of a stale index."""
    passages = fetch(ids)
    carried = carried_by([pk for pk, passage in passages.items() if passage.has_findings])
    return tuple(_hit(passages[pk], marker, carried.get(pk, ())) for pk in ids if pk in passages)


def _hit(passage: FoundPassage, marker: Marker, carries: tuple[Carried, ...]) -> Hit:
    heading = marker.mark(" › ".join(passage.headings))
    return Hit(passage, tuple(marker.snippet(passage.text)), tuple(heading), marker.seeks_words, carries)
