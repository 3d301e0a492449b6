"""The one search: every public surface that finds passages asks here."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

import tantivy
from tantivy import Occur, Query

from reports.models import Passage
from reports.search.asking.counting import MOST_VALUES, Facet, FacetCounter
from reports.search.asking.explaining import Explanation, explain_match
from reports.search.asking.found import FoundPassage, fetch
from reports.search.asking.interpretation import Interpretation, find_namesakes, read_parts
from reports.search.asking.linked_records import LinkedRecord, linked_records
from reports.search.asking.more_like_this import more_like_this
from reports.search.asking.query import Compiler, SearchQuery
from reports.search.asking.ranking import MOST_PAGES, CountedPage, RankedPage, rank
from reports.search.asking.resolved import ResolvedQuery, resolve
from reports.search.asking.snippets import Fragment, Highlighter
from reports.search.asking.sparse import WORTH_IT
from reports.search.asking.unknown_words import fuzzy_tree, unknown_words
from reports.search.index.healing import IndexBeingMade, heals
from reports.search.index.store import get_store
from reports.search.language import parse
from reports.search.language.tree import Field, Node, Nothing, Records, Years, leaves
from reports.search.names.names import load_names


@dataclass(frozen=True, slots=True)
class Hit:
    """A found passage, its snippet, the headings it stands under, and the records that its findings name.

    `has_words` is whether the search looks for words at all, or only filters.
    """

    passage: FoundPassage
    snippet: tuple[Fragment, ...]
    heading: tuple[Fragment, ...]
    has_words: bool
    linked: tuple[LinkedRecord, ...] = ()

    @property
    def by_link(self) -> bool:
        """Found through the name of what curators linked to it, not through its own words or headings."""
        return self.has_words and not any(fragment.marked for fragment in (*self.snippet, *self.heading))


@dataclass(frozen=True, slots=True)
class Results:
    """One page of a search. `total` counts passages; `different` counts those of the same words once, as pages show them.

    `resolved` is the query as it was read, for those who go on asking about it.
    """

    resolved: ResolvedQuery
    total: int
    different: int
    hits: tuple[Hit, ...]
    facets: tuple[Facet, ...]
    interpretation: Interpretation

    @property
    def query(self) -> SearchQuery:
        return self.resolved.query

    @property
    def page_count(self) -> int:
        return max(1, min(MOST_PAGES, -(-self.different // self.query.page_size)))

    @property
    def is_cut_short(self) -> bool:
        """There are more hits than pages to show them on: the search is to be narrowed."""
        return self.different > MOST_PAGES * self.query.page_size


@dataclass(frozen=True, slots=True)
class _ReadyQuery:
    """A query ready to be run by the engine. `root` is the tree as typed, or one whose `misspelled` words are fuzzy."""

    resolved: ResolvedQuery
    root: Node | None
    searcher: tantivy.Searcher
    compiler: Compiler
    misspelled: tuple[str, ...] = ()

    @property
    def query(self) -> SearchQuery:
        return self.resolved.query

    def compiled(self) -> Query:
        return self.compiler.compile(self.root, self.query)

    def ranked(self) -> RankedPage:
        return rank(self.searcher, self.compiled(), self.query, ranks=_ranks(self.root))

    def counted(self, ranked: RankedPage) -> CountedPage:
        wanted = dict(ranked.left_to_count())
        return ranked.counted(self.searcher.aggregate(self.compiled(), wanted) if wanted else {})

    def counted_with_facets(self, ranked: RankedPage) -> tuple[CountedPage, tuple[Facet, ...]]:
        facets, answer = self.counter(many=ranked.total >= WORTH_IT).facets(also=ranked.left_to_count())
        return ranked.counted(answer), facets

    def counter(self, *, many: bool = False) -> FacetCounter:
        return FacetCounter(self.searcher, self.compiler, self.root, self.query, many)

    def total(self) -> int:
        return int(self.searcher.search(self.compiled(), 1).count)  # type: ignore[attr-defined]  # the stubs leave it out

    def interpretation(self) -> Interpretation:
        """How the query was read, for a page to put into words; one query to the record where names are shared."""
        notes = (*self.resolved.notes, *([_fuzzy_note(self.misspelled)] if self.misspelled else []))
        namesakes = find_namesakes(self.resolved.names.facilities_called(self.root))
        return Interpretation(read_parts(self.root), notes, namesakes, self.misspelled)


@heals
def search(query: SearchQuery) -> Results:
    """Find passages. Never raises for anything a reader can type; a page past the end has no hits.

    Raises IndexBeingMade while there is no index to search in.
    """
    ready, ranked = _ready_and_ranked(query)
    page, facets = ready.counted_with_facets(ranked)
    return Results(
        resolved=ready.resolved,
        total=page.total,
        different=page.different,
        hits=_hydrate(page.passages, Highlighter(ready.root)),
        facets=facets,
        interpretation=ready.interpretation(),
    )


def highlighter_for(query: SearchQuery) -> Highlighter:
    """Finds in any text the words that the search looks for, fuzzy ones included where nothing was found as typed."""
    root = parse(query.text).root
    if query.exact:
        return Highlighter(root)
    root = load_names().expand(root)
    fuzzy = fuzzy_tree(root)
    return Highlighter(fuzzy if fuzzy != root and _is_run_fuzzy(query) else root)


@heals
def count(query: SearchQuery) -> int:
    """How many passages a search finds, without fetching any."""
    return _ready(query).total()


@heals
def find_passages(query: SearchQuery) -> CountedPage:
    """The primary keys of the passages on the page and how many there are, for those who fetch and guard the rows themselves."""
    ready, ranked = _ready_and_ranked(query)
    return ready.counted(ranked)


def passages_found(query: SearchQuery) -> tuple[int, ...]:
    """Primary keys alone, in order."""
    return find_passages(query).passages


@heals
def found_among(query: SearchQuery, passages: Collection[int]) -> frozenset[int]:
    """Which of these passages, by primary key, the search finds."""
    ready = _ready(query)
    only = Query.const_score_query(Query.term_set_query(ready.compiler.schema, "passage", sorted(passages)), 0.0)
    both = Query.boolean_query([(Occur.Must, ready.compiled()), (Occur.Must, only)])
    addresses = [address for _, address in ready.searcher.search(both, max(1, len(passages))).hits]
    return frozenset(int(pk or 0) for pk in ready.searcher.fast_field_values("passage", addresses))


@heals
def count_facet(query: SearchQuery, name: str) -> Facet:
    """One facet with every value that it has."""
    (facet,), _ = _ready(query).counter().facets([name], most=MOST_VALUES)
    return facet


@heals
def explain(query: SearchQuery, passage: Passage) -> Explanation | None:
    """Why the search finds this passage, part by part; None when it does not find it."""
    ready = _ready(query)
    return explain_match(ready.searcher, ready.compiler.for_query(query), ready.root, passage.pk)


@heals
def more_like(passage: Passage, *, limit: int = 10) -> tuple[Hit, ...]:
    """Passages that share its most distinctive words, the most similar first, without those that repeat it word for word."""
    searcher, _ = _open_searcher()
    return _hydrate(more_like_this(searcher, passage.pk, passage.text, limit=limit), Highlighter(None))


@heals
def _is_fuzzy(query: SearchQuery) -> bool:
    return bool(_ready(query).misspelled)


def _is_run_fuzzy(query: SearchQuery) -> bool:
    """Whether the search falls back on fuzzy words; while there is no index, it does not."""
    try:
        return _is_fuzzy(query)
    except IndexBeingMade:
        return False


def _ready(query: SearchQuery) -> _ReadyQuery:
    """As typed; or, where that finds nothing and words spelled like the unknown ones find something, with those."""
    ready = _as_typed(query)
    return ready if query.exact or ready.total() else _or_fuzzy(ready)


def _ready_and_ranked(query: SearchQuery) -> tuple[_ReadyQuery, RankedPage]:
    """The same with its page of hits."""
    ready = _as_typed(query)
    ranked = ready.ranked()
    if query.exact or ranked.total:
        return ready, ranked
    fuzzy = _or_fuzzy(ready)
    return fuzzy, ranked if fuzzy is ready else fuzzy.ranked()


def _as_typed(query: SearchQuery) -> _ReadyQuery:
    resolved = resolve(query)
    return _ReadyQuery(resolved, resolved.root, *_open_searcher())


def _or_fuzzy(ready: _ReadyQuery) -> _ReadyQuery:
    if (fuzzy := fuzzy_tree(ready.root)) == ready.root:
        return ready
    misspelled = tuple(dict.fromkeys(unknown_words(ready.root)))
    found = replace(ready, root=fuzzy, misspelled=misspelled)
    return found if found.total() else ready


def _fuzzy_note(misspelled: tuple[str, ...]) -> str:
    words = " and ".join(f"“{word}”" for word in misspelled)
    return f"Nothing was found as typed, so words spelled nearly like {words} were looked for."


def _open_searcher() -> tuple[tantivy.Searcher, Compiler]:
    """Raises IndexMissing, which `heals` around the caller answers."""
    store = get_store()
    return store.searcher(), Compiler(store.schema)


def _ranks(root: Node | None) -> bool:
    """Whether some hits can be better than others: fields and years alone only filter."""
    return any(not isinstance(leaf, Field | Records | Years | Nothing) for leaf in leaves(root))


def _hydrate(ids: Sequence[int], highlighter: Highlighter) -> tuple[Hit, ...]:
    """The rows behind the hits, through `public()`: what the public may not see falls out even of a stale index."""
    passages = fetch(ids)
    linked = linked_records([pk for pk, passage in passages.items() if passage.has_findings])
    return tuple(_hit(passages[pk], highlighter, linked.get(pk, ())) for pk in ids if pk in passages)


def _hit(passage: FoundPassage, highlighter: Highlighter, linked: tuple[LinkedRecord, ...]) -> Hit:
    heading = highlighter.mark(" › ".join(passage.headings))
    return Hit(passage, tuple(highlighter.snippet(passage.text)), tuple(heading), highlighter.has_words, linked)
