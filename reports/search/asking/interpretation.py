"""How a query was interpreted, in parts that a page can put into a sentence: what was expanded, and what was left out."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from reports.addresses import addresses_of
from reports.models import Facility
from reports.search.index.analysis import is_asian, terms
from reports.search.index.prepared import AnyOf, PreparedQuery
from reports.search.language.tree import (
    And,
    Exact,
    Field,
    Fuzzy,
    Name,
    Near,
    Node,
    Not,
    Or,
    Phrase,
    Prefix,
    Records,
    Word,
    Years,
)
from reports.search.language.wording import spelt_ways
from reports.text import fold_name

SHOWN_FORMS = 6
"""Forms of one name in the sentence that says how a query was read; all of them are searched."""


@dataclass(frozen=True, slots=True)
class QueryPart:
    """One thing looked for. `joiner` stands before it: "", "and", "or", "and not".

    `kind` says how: word, phrase, near, begins, like, exact, field, or years. `within` is the field's name, or how near.
    `written` are other ways to write it that were looked for too. `opens` and `closes` count the parentheses that the
    sentence needs before and behind it.
    """

    joiner: str
    text: str
    kind: str = "word"
    also: tuple[str, ...] = ()
    sounds: tuple[str, ...] = ()
    within: str = ""
    opens: int = 0
    closes: int = 0
    written: tuple[str, ...] = ()

    @property
    def is_phrase(self) -> bool:
        return self.kind == "phrase"


@dataclass(frozen=True, slots=True)
class NamedFacility:
    """A facility as a list of namesakes shows it: `kind` is the label of its type, if it has one."""

    pk: int
    slug: str
    name: str
    kind: str | None

    def get_absolute_url(self) -> str:
        return addresses_of("facility")(self.slug)


@dataclass(frozen=True, slots=True)
class Namesakes:
    """Facilities that share a place name: different prisons."""

    name: str
    facilities: tuple[NamedFacility, ...]


@dataclass(frozen=True, slots=True)
class Interpretation:
    """`misspelled` are words that no passage has, for which words within a small edit distance were searched instead."""

    parts: tuple[QueryPart, ...] = ()
    notes: tuple[str, ...] = ()
    namesakes: tuple[Namesakes, ...] = ()
    misspelled: tuple[str, ...] = ()

    @property
    def was_expanded(self) -> bool:
        return any(part.also or part.sounds for part in self.parts)


def read_parts(root: Node | None) -> tuple[QueryPart, ...]:
    """The parts of a tree from left to right; none for no tree."""
    return tuple(_parts(root, "")) if root else ()


def find_namesakes(places: Mapping[str, set[int]]) -> tuple[Namesakes, ...]:
    """For each place name of the query that several public facilities bear: those facilities. One query, or none."""
    shared = {name: ids for name, ids in places.items() if len(ids) > 1}
    if not shared:
        return ()
    bearers = set().union(*shared.values())
    facilities = [NamedFacility(*row) for row in _FACILITIES.rows({"facility": list(bearers)})]
    groups = ((name, tuple(f for f in facilities if f.pk in ids)) for name, ids in shared.items())
    return tuple(Namesakes(name, found) for name, found in groups if len(found) > 1)


_FACILITIES = PreparedQuery(
    ["facility"],
    lambda keys: (
        Facility.objects.public()
        .in_order()
        .filter(AnyOf("pk", keys["facility"]))
        .values_list("pk", "slug", "name", "facility_type__label")
    ),
)


def _parts(node: Node, joiner: str) -> Iterator[QueryPart]:
    match node:
        case Not(part):
            yield from _grouped(part, f"{joiner} not".strip())
        case And(parts) | Or(parts):
            word = "and" if isinstance(node, And) else "or"
            for place, part in enumerate(parts):
                yield from _grouped(part, word if place else joiner)
        case _:
            if shown := _part(node, joiner):
                yield shown


def _grouped(node: Node, joiner: str) -> Iterator[QueryPart]:
    """In parentheses where it is joined inside."""
    parts = list(_parts(node, joiner))
    if isinstance(node, And | Or) and parts:
        parts[0] = replace(parts[0], opens=parts[0].opens + 1)
        parts[-1] = replace(parts[-1], closes=parts[-1].closes + 1)
    yield from parts


def _part(node: Node, joiner: str) -> QueryPart | None:  # noqa: C901  # one line a kind of node
    match node:
        case Word(text):
            return QueryPart(joiner, text, written=spelt_ways(text))
        case Phrase(text):
            return QueryPart(joiner, text, "phrase", written=spelt_ways(text))
        case Name(text, forms, sounded):
            also = _worth_showing(text, forms)
            return QueryPart(joiner, text, also=also, sounds=() if also else _worth_showing(text, sounded))
        case Near(text, distance):
            return QueryPart(joiner, text, "near", within=str(distance), written=spelt_ways(text))
        case Prefix(text):
            return QueryPart(joiner, text, "begins")
        case Fuzzy(text):
            return QueryPart(joiner, text, "like")
        case Exact(text):
            return QueryPart(joiner, text, "exact")
        case Years(low, high):
            return QueryPart(joiner, str(low) if low == high else f"{low or ''}–{high or ''}", "years", within="year")
        case Records(Field(name, value), _, _, labels):
            return QueryPart(joiner, value, "field", also=labels[:SHOWN_FORMS], within=name)
        case Field(name, value):
            return QueryPart(joiner, value, "field", within=name)
    return None


def _worth_showing(text: str, forms: tuple[str, ...]) -> tuple[str, ...]:
    """Forms that look different once folded: Latin ones first, then the shortest."""
    seen = {terms(text), (fold_name(text),)}
    out: list[str] = []
    for form in sorted(forms, key=lambda form: (is_asian(form), len(form))):
        if terms(form) not in seen and (fold_name(form),) not in seen:
            seen |= {terms(form), (fold_name(form),)}
            out.append(form)
    return tuple(out[:SHOWN_FORMS])
