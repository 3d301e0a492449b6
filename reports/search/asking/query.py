"""A search as the archive understands it, and the same as the index engine wants it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import permutations
from typing import Literal

import tantivy
from tantivy import FieldType, Occur, Query

from reports.search.facets.table import FACETS
from reports.search.index import analysis
from reports.search.index.schema import SUGGESTED_FACETS, TEXT_FIELDS, suggested
from reports.search.language.edit_distance import fuzzy_terms, max_distance
from reports.search.language.tree import (
    And,
    Exact,
    Field,
    Fuzzy,
    Name,
    Near,
    Node,
    Not,
    Nothing,
    Or,
    Phrase,
    Prefix,
    Records,
    Word,
    Years,
)
from reports.search.language.wording import written_otherwise

Sort = Literal["relevance", "newest", "place"]
"""By newest edition and by place in the report is one order; a reader of one report calls it the latter."""
PAGE_SIZE = 20
_TIE = 0.1
"""What other fields that match add to the best one: the tie breaker of a disjunction-max query, chosen by hand."""
_TYPED_FORM_BOOST = 1.5
_SOUNDED_BOOST = 0.5
_FUZZY_BOOST = 0.3
"""Weights beside that of a curated form, 1, chosen by hand to keep the order of docs/decisions/0012: what was typed, curated
forms, the same sound; and fuzzy words last."""
_MOST_PERMUTED = 3
"""Words that may stand near each other in any order; more are looked for in the order they were typed."""


@dataclass(frozen=True, slots=True)
class SearchQuery:
    """What to look for. The one form in which every room asks: pages, files, feeds.

    `filters` maps a facet's name to primary keys (years for `year`): a passage has to match one key of every facet.
    `excluded` maps facets to keys that it must not have. `exact` leaves names as they were typed. `page` counts from 1.
    With `suggested`, links that only a machine suggests count for filters too. With `repeats`, words that several
    passages have are shown as often as they stand.
    """

    text: str = ""
    filters: Mapping[str, frozenset[int]] = field(default_factory=dict)
    excluded: Mapping[str, frozenset[int]] = field(default_factory=dict)
    suggested: bool = False
    repeats: bool = False
    sort: Sort = "relevance"
    page: int = 1
    exact: bool = False
    page_size: int = PAGE_SIZE

    def __post_init__(self) -> None:
        if unknown := {*self.filters, *self.excluded} - set(FACETS):
            raise ValueError(f"no such facet: {', '.join(sorted(unknown))}")

    def without(self, facet: str) -> "SearchQuery":
        """Neither narrowed nor widened by this facet."""
        filters = {name: keys for name, keys in self.filters.items() if name != facet}
        return replace(self, filters=filters, excluded={k: v for k, v in self.excluded.items() if k != facet})


class Compiler:
    """Turns a tree and filters into engine queries for one schema."""

    def __init__(self, schema: tantivy.Schema, *, suggested: bool = False) -> None:
        self.schema = schema
        self.suggested = suggested
        self._compiled: dict[tuple[Node, bool], Query] = {}

    def for_query(self, query: SearchQuery) -> "Compiler":
        """One whose fields mean what the query's filters mean: with suggested links, where the reader wants them."""
        return Compiler(self.schema, suggested=query.suggested)

    def compile(self, root: Node | None, query: SearchQuery) -> Query:
        too = query.suggested
        clauses = [(Occur.Must, self._whole(root, too))] if root else []
        clauses += [(Occur.Must, self._has_value(facet, keys, too)) for facet, keys in query.filters.items() if keys]
        excluded = [
            (Occur.MustNot, self._has_value(facet, keys, too)) for facet, keys in query.excluded.items() if keys
        ]
        if not clauses:
            clauses = [(Occur.Must, Query.all_query())]
        return Query.boolean_query([*clauses, *excluded])

    def _whole(self, root: Node, or_suggested: bool) -> Query:
        """A name has many forms: its tree is compiled once, though the same words are asked under several filters."""
        if (root, or_suggested) not in self._compiled:
            self._compiled[root, or_suggested] = Compiler(self.schema, suggested=or_suggested).node(root)
        return self._compiled[root, or_suggested]

    def node(self, node: Node) -> Query:  # noqa: C901  # one line a kind of node
        match node:
            case Word(text) | Phrase(text):
                return self._words(text)
            case Name():
                return self._name(node)
            case Near(text, distance):
                return self._near(text, distance)
            case Prefix(text):
                return self._prefix(text)
            case Fuzzy(text):
                return self._fuzzy(text)
            case Exact(text):
                return self._exact(text)
            case Years(low, high):
                return Query.const_score_query(self._years(low, high), 0.0)
            case Records(facet=facet, keys=keys):
                return self._has_value(facet, keys, self.suggested) if keys else Query.empty_query()
            case Field(_, value):
                return Query.const_score_query(Query.term_query(self.schema, "section", value), 0.0)
            case Nothing():
                return Query.empty_query()
            case Not():
                return self._all_of([node])
            case And(parts):
                return self._all_of(parts)
            case Or(parts):
                return Query.boolean_query([(Occur.Should, self.node(part)) for part in parts])

    def _has_value(self, facet: str, keys: frozenset[int], or_suggested: bool = False) -> Query:
        fields = [facet, suggested(facet)] if or_suggested and facet in SUGGESTED_FACETS else [facet]
        return Query.const_score_query(_any_of([self._has(name, keys) for name in fields]), 0.0)

    def _has(self, name: str, keys: frozenset[int]) -> Query:
        """One key is asked for as a term: a set of one takes a hundred times as long."""
        if len(keys) == 1:
            return Query.term_query(self.schema, name, next(iter(keys)))
        return Query.term_set_query(self.schema, name, sorted(keys))

    def _years(self, low: int | None, high: int | None) -> Query:
        return Query.range_query(self.schema, "year", FieldType.Unsigned, low, high)

    def _name(self, name: Name) -> Query:
        """The typed form counts most, then what curators listed, then what only sounds the same."""
        found = [Query.boost_query(self._words(name.text), _TYPED_FORM_BOOST)]
        found += [self._words(form, begins=form in name.begins) for form in name.forms]
        sounded = (self._words(form, begins=form in name.begins) for form in name.sounded)
        found += [Query.boost_query(query, _SOUNDED_BOOST) for query in sounded]
        return Query.disjunction_max_query(found, _TIE)

    def _near(self, text: str, distance: int) -> Query:
        ways = [analysis.terms(way) for way in (text, *written_otherwise(text))]
        if len(ways[0]) < 2:
            return self._words(text)
        orders = (
            order for stems in ways for order in (permutations(stems) if len(stems) <= _MOST_PERMUTED else [stems])
        )
        return Query.disjunction_max_query(
            [Query.phrase_query(self.schema, "body", list(order), distance - 1) for order in dict.fromkeys(orders)],
            _TIE,
        )

    def _prefix(self, text: str) -> Query:
        """Words as printed and words as stemmed: neither alone begins with everything a reader may type.

        To the engine such a word differs in no letter and may go on; a pattern would take a hundred times as long to make.
        """
        exact, plain = analysis.exact_term(text), analysis.folded(text)
        wanted = {("exact", exact), *((name, plain) for name in TEXT_FIELDS)}
        found = [
            Query.fuzzy_term_query(self.schema, name, begins, distance=0, prefix=True)
            for name, begins in wanted
            if begins
        ]
        return Query.disjunction_max_query(found) if found else Query.empty_query()

    def _fuzzy(self, text: str) -> Query:
        near = [Query.fuzzy_term_query(self.schema, name, term, max_distance(term)) for name, term in fuzzy_terms(text)]
        return Query.disjunction_max_query([self._words(text), Query.boost_query(_any_of(near), _FUZZY_BOOST)], _TIE)

    def _exact(self, text: str) -> Query:
        words = analysis.exact_text(text).split()
        return self._sequence("exact", words) if words else Query.empty_query()

    def _all_of(self, parts: Iterable[Node]) -> Query:
        clauses: list[tuple[Occur, Query]] = []
        for part in parts:
            if isinstance(part, Not):
                clauses.append((Occur.MustNot, self.node(part.part)))
            else:
                clauses.append((Occur.Must, self.node(part)))
        if all(occur is Occur.MustNot for occur, _ in clauses):
            clauses.append((Occur.Must, Query.all_query()))
        return Query.boolean_query(clauses)

    def _words(self, text: str, *, begins: bool = False) -> Query:
        """One word, or several that stand together, in any of the text fields."""
        found = [query for _, _, query in self.places(text, begins=begins)]
        return Query.disjunction_max_query(found, _TIE) if found else Query.empty_query()

    def places(self, text: str, *, begins: bool = False) -> Iterator[tuple[str, str, Query]]:
        """Each field that words are looked for in, the way they are written there, and how they are looked for.

        With `begins`, Hangul counts only where a word begins so.
        """
        for way in (text, *written_otherwise(text)):
            if stems := list(analysis.terms(way)):
                for name, weight in TEXT_FIELDS.items():
                    yield name, way, Query.boost_query(self._sequence(name, stems), weight)
        if analysis.is_one_word(text) and (compound := analysis.compound_term(text)):
            for name in ("compounds", "body", "names"):
                yield name, text, self._sequence(name, [compound])
        if analysis.is_asian(text) and not analysis.has_latin(text):
            pairs = self._pairs_that_begin(text) if begins else self._pairs(text)
            yield "pairs", text, Query.boost_query(pairs, 1.2)

    def _pairs(self, text: str) -> Query:
        """What is no Korean or Chinese letter has no pairs: a number (14호 관리소) has to stand there as a word."""
        found = self._sequence("pairs", analysis.asian_pairs(text).split())
        numbers = [word for word in text.split() if any(map(str.isdigit, word))]
        if not numbers:
            return found
        words = [(Occur.Must, self._in_any_text(term)) for word in numbers for term in analysis.terms(word)]
        return Query.boolean_query([(Occur.Must, found), *words])

    def _pairs_that_begin(self, text: str) -> Query:
        """Pairs do not say where a word begins; the text fields have each word of Hangul whole."""
        found = _any_of([self._begins_so(name, analysis.terms(text)) for name in TEXT_FIELDS])
        return Query.boolean_query([(Occur.Must, self._pairs(text)), (Occur.Must, Query.const_score_query(found, 0.0))])

    def _begins_so(self, name: str, stems: Sequence[str]) -> Query:
        """One word goes on in as many ways as there are; the engine tries fifty for the last of several."""
        if len(stems) == 1:
            return Query.fuzzy_term_query(self.schema, name, stems[0], distance=0, prefix=True)
        return Query.phrase_prefix_query(self.schema, name, list(stems))

    def _in_any_text(self, term: str) -> Query:
        return Query.disjunction_max_query([Query.term_query(self.schema, name, term) for name in TEXT_FIELDS])

    def _sequence(self, field_name: str, stems: list[str]) -> Query:
        if len(stems) == 1:
            return Query.term_query(self.schema, field_name, stems[0])
        return Query.phrase_query(self.schema, field_name, list(stems))


def _any_of(queries: list[Query]) -> Query:
    if len(queries) == 1:
        return queries[0]
    return Query.boolean_query([(Occur.Should, query) for query in queries])
