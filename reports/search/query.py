"""A search as the archive understands it, and the same as the index engine wants it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

import tantivy
from tantivy import Occur, Query

from reports.search import analysis
from reports.search.schema import FACETS, TEXT_FIELDS
from reports.search.syntax import And, Name, Node, Not, Or, Phrase, Word

Sort = Literal["relevance", "place"]
PAGE_SIZE = 20
_TIE = 0.1
_TYPED_FORM_BOOST = 1.5


@dataclass(frozen=True, slots=True)
class SearchQuery:
    """What to look for. The one form in which every room asks: pages, files, feeds.

    `filters` maps a facet's name to primary keys (years for `year`): a passage has to match one key of every facet.
    `exact` leaves names as they were typed. `page` counts from 1.
    """

    text: str = ""
    filters: Mapping[str, frozenset[int]] = field(default_factory=dict)
    sort: Sort = "relevance"
    page: int = 1
    exact: bool = False
    page_size: int = PAGE_SIZE

    def __post_init__(self) -> None:
        if unknown := set(self.filters) - set(FACETS):
            raise ValueError(f"no such facet: {', '.join(sorted(unknown))}")

    def without(self, facet: str) -> "SearchQuery":
        return replace(self, filters={name: keys for name, keys in self.filters.items() if name != facet})


class Compiler:
    """Turns a tree and filters into engine queries for one schema."""

    def __init__(self, schema: tantivy.Schema) -> None:
        self.schema = schema

    def compile(self, root: Node | None, filters: Mapping[str, frozenset[int]]) -> Query:
        clauses = [(Occur.Must, self._node(root))] if root else []
        clauses += [
            (Occur.Must, Query.const_score_query(Query.term_set_query(self.schema, facet, sorted(keys)), 0.0))
            for facet, keys in filters.items()
            if keys
        ]
        if not clauses:
            return Query.all_query()
        return Query.boolean_query(clauses)

    def _node(self, node: Node) -> Query:
        match node:
            case Word(text):
                return self._words(text)
            case Phrase(text):
                return self._words(text)
            case Name(text, forms):
                typed = Query.boost_query(self._words(text), _TYPED_FORM_BOOST)
                return Query.disjunction_max_query([typed, *(self._words(form) for form in forms)], _TIE)
            case Not():
                return self._all_of([node])
            case And(parts):
                return self._all_of(parts)
            case Or(parts):
                return Query.boolean_query([(Occur.Should, self._node(part)) for part in parts])

    def _all_of(self, parts: Iterable[Node]) -> Query:
        clauses: list[tuple[Occur, Query]] = []
        for part in parts:
            if isinstance(part, Not):
                clauses.append((Occur.MustNot, self._node(part.part)))
            else:
                clauses.append((Occur.Must, self._node(part)))
        if all(occur is Occur.MustNot for occur, _ in clauses):
            clauses.append((Occur.Must, Query.all_query()))
        return Query.boolean_query(clauses)

    def _words(self, text: str) -> Query:
        """One word, or several that stand together, in any of the text fields."""
        found: list[Query] = []
        stems = list(analysis.terms(text))
        if stems:
            found += [Query.boost_query(self._sequence(name, stems), weight) for name, weight in TEXT_FIELDS.items()]
        if " " not in text and (compound := analysis.compound_term(text)):
            found += [self._sequence(name, [compound]) for name in ("compounds", "body", "names")]
        if analysis.is_asian(text) and not analysis.has_latin(text):
            found.append(Query.boost_query(self._sequence("pairs", analysis.asian_pairs(text).split()), 1.2))
        return Query.disjunction_max_query(found, _TIE) if found else Query.empty_query()

    def _sequence(self, field_name: str, stems: list[str]) -> Query:
        if len(stems) == 1:
            return Query.term_query(self.schema, field_name, stems[0])
        return Query.phrase_query(self.schema, field_name, list(stems))
