"""Why a passage was found: for each part of the query, which form of it stands where."""

from collections.abc import Iterator
from dataclasses import dataclass

import tantivy
from tantivy import Occur, Query

from reports.search.asking.query import Compiler
from reports.search.index.schema import passage_query
from reports.search.language.tree import Field, Leaf, Name, Node, Phrase, Records, Word, Years, leaves
from reports.search.language.writing import write

_PLACES = {
    "body": "its own words",
    "heading": "the headings it stands under",
    "names": "the names of what curators tied to it",
    "compounds": "its own words, written without the hyphen",
    "pairs": "its Korean or Chinese words",
}

FIELD_REASONS = {
    "country": "the country of its report",
    "report": "the report it stands in",
    "section": "the section it stands in",
    "topic": "the subject of its headings",
}


@dataclass(frozen=True, slots=True)
class Reason:
    """A part of the query as typed; the form of it that was found, empty when it is the typed one; and where."""

    part: str
    form: str
    how: str
    place: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """`score` is what the engine ranks by; it has a meaning only beside the scores of the same search."""

    score: float
    reasons: tuple[Reason, ...]


def explain_match(
    searcher: tantivy.Searcher, compiler: Compiler, root: Node | None, passage: int
) -> Explanation | None:
    """None when the query does not find the passage."""
    found = _score(searcher, compiler.node(root), passage) if root else None
    if root is None or found is None:
        return None
    reasons = [reason for leaf in leaves(root) for reason in _reasons(searcher, compiler, leaf, passage)]
    return Explanation(found, tuple(reasons))


def _reasons(searcher: tantivy.Searcher, compiler: Compiler, leaf: Leaf, passage: int) -> Iterator[Reason]:
    if not isinstance(leaf, Word | Phrase | Name):
        if _score(searcher, compiler.node(leaf), passage) is not None:
            found = ", ".join(leaf.labels) if isinstance(leaf, Records) else ""
            yield Reason(write(leaf), found, _how(leaf), "")
        return
    begins = leaf.begins if isinstance(leaf, Name) else ()
    for form, how in _forms(leaf):
        for place, way, query in compiler.places(form, begins=form in begins):
            if place in _PLACES and _score(searcher, query, passage) is not None:
                kind = how if way == form else f"{how}, written otherwise"
                yield Reason(leaf.text, "" if way == leaf.text else way, kind, _PLACES[place])


def _forms(leaf: Word | Phrase | Name) -> Iterator[tuple[str, str]]:
    yield leaf.text, "as typed"
    if isinstance(leaf, Name):
        yield from ((form, "a form of the name that curators listed") for form in leaf.forms)
        yield from ((form, "a spelling of the same sound") for form in leaf.sounded)


def _how(leaf: Leaf) -> str:
    match leaf:
        case Records(field=Field(name)) | Field(name):
            return FIELD_REASONS.get(name, "what curators tied to it")
        case Years():
            return "the year of its edition"
    return "as asked"


def _score(searcher: tantivy.Searcher, query: Query, passage: int) -> float | None:
    only = Query.const_score_query(passage_query(passage), 0.0)
    hits = searcher.search(Query.boolean_query([(Occur.Must, query), (Occur.Must, only)]), 1).hits
    return hits[0][0] if hits else None
