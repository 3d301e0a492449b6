"""The one search: every public surface that finds passages asks here."""

from dataclasses import dataclass

import tantivy

from reports.models import Passage, Section
from reports.search.facets import Facet, count_facets
from reports.search.fields import FieldReader
from reports.search.language import parse
from reports.search.language.tree import Node
from reports.search.names import NameBook, load_names
from reports.search.query import Compiler, SearchQuery
from reports.search.reading import Reading, find_namesakes, read_parts
from reports.search.snippets import Fragment, Marker
from reports.search.store import IndexMissing, get_store
from reports.search.sync import rebuild

_TIES = 200
"""How far beyond the page equal scores are put in order; farther ones stand as the engine has them."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A found passage (with_report, public_findings), the part of it that shows why, and the headings it stands under."""

    passage: Passage
    snippet: tuple[Fragment, ...]
    heading: tuple[Fragment, ...]
    sought: bool

    @property
    def by_link(self) -> bool:
        """Found through the name of what curators tied to it, not through its own words or headings."""
        return self.sought and not any(fragment.marked for fragment in (*self.snippet, *self.heading))


@dataclass(frozen=True, slots=True)
class Results:
    query: SearchQuery
    total: int
    hits: tuple[Hit, ...]
    facets: tuple[Facet, ...]
    reading: Reading

    @property
    def page_count(self) -> int:
        return max(1, -(-self.total // self.query.page_size))


def search(query: SearchQuery) -> Results:
    """Find passages. Never raises for anything a reader can type; a page past the end has no hits."""
    root, names, notes = understood(query)
    searcher, compiler = _open_searcher()
    total, ids = _find(searcher, compiler, root, query)
    return Results(
        query=query,
        total=total,
        hits=_hydrate(ids, Marker(root)),
        facets=count_facets(searcher, compiler, root, query),
        reading=Reading(read_parts(root), notes, find_namesakes(names.facilities_called(root))),
    )


def marker_for(text: str) -> Marker:
    """Finds in any text the words that a search for `text` looks for, in every spelling."""
    return Marker(load_names().expand(parse(text).root))


def count(query: SearchQuery) -> int:
    """How many passages a search finds, without fetching any."""
    searcher, compiler = _open_searcher()
    root, _, _ = understood(query)
    return _total(searcher.search(compiler.compile(root, query), 1))


def find(query: SearchQuery) -> list[int]:
    """The primary keys of the passages on the page, for those who fetch and guard the rows themselves."""
    searcher, compiler = _open_searcher()
    root, _, _ = understood(query)
    return _find(searcher, compiler, root, query)[1]


def understood(query: SearchQuery) -> tuple[Node | None, NameBook, tuple[str, ...]]:
    """The query's tree with its fields looked up and its names widened; the names; and what there is to say of the reading."""
    parsed = parse(query.text)
    names, notes = load_names(), list(parsed.notes)
    root = FieldReader(names, notes.append).resolve(parsed.root)
    if query.exact:
        return root, NameBook(), tuple(notes)
    return names.expand(root), names, tuple(notes)


def _open_searcher() -> tuple[tantivy.Searcher, Compiler]:
    """A missing index heals here: the first reader waits for it, nobody sees an error."""
    store = get_store()
    try:
        return store.searcher(), Compiler(store.schema)
    except IndexMissing:
        rebuild()
        return store.searcher(), Compiler(store.schema)


def _find(
    searcher: tantivy.Searcher, compiler: Compiler, root: Node | None, query: SearchQuery
) -> tuple[int, list[int]]:
    """The number of hits, and the passages of the page in order. Without words there is nothing to rank: by place."""
    engine_query = compiler.compile(root, query)
    start, end = (query.page - 1) * query.page_size, query.page * query.page_size
    if root is None or query.sort == "place":
        found = searcher.search(
            engine_query, query.page_size, offset=start, order_by_field="place", order=tantivy.Order.Asc
        )
        return _total(found), _passages(searcher, found.hits)
    found = searcher.search(engine_query, end + _TIES)
    places = searcher.fast_field_values("place", [address for _, address in found.hits])
    ranked = sorted(zip(found.hits, places, strict=True), key=lambda pair: (-round(pair[0][0], 5), pair[1]))
    return _total(found), _passages(searcher, [hit for hit, _ in ranked[start:end]])


def _total(found: tantivy.SearchResult) -> int:
    return int(found.count)  # type: ignore[attr-defined]  # the stubs leave it out


def _passages(searcher: tantivy.Searcher, hits: list[tuple[float, tantivy.DocAddress]]) -> list[int]:
    return [int(pk or 0) for pk in searcher.fast_field_values("passage", [address for _, address in hits])]


def _hydrate(ids: list[int], marker: Marker) -> tuple[Hit, ...]:
    """The rows behind the hits, through `public()`: what the public may not see falls out even of a stale index."""
    rows = Passage.objects.public().filter(pk__in=ids).with_report().with_public_findings()
    passages = {passage.pk: passage for passage in rows}
    return tuple(_hit(passages[pk], marker) for pk in ids if pk in passages)


def _hit(passage: Passage, marker: Marker) -> Hit:
    heading = marker.mark(_heading(passage.section))
    return Hit(passage, tuple(marker.snippet(passage.text)), tuple(heading), sought=marker.seeks_words)


def _heading(section: Section) -> str:
    """The last two headings above a passage, with the number the report gives them."""
    line = [f"{section.path} {section.title}" if section.label else section.title]
    if section.parent:
        above = section.parent
        line.insert(0, f"{above.path} {above.title}" if above.label else above.title)
    return " › ".join(line)
