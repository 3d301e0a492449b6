"""How a query was read, in parts that a page can turn into a sentence, with what was expanded and what was left out."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from reports.models import Facility
from reports.search.analysis import is_asian, terms
from reports.search.syntax import And, Name, Node, Not, Or, Phrase, Word
from reports.text import fold_name

SHOWN_FORMS = 6


@dataclass(frozen=True, slots=True)
class Part:
    """One thing looked for. `joiner` stands before it: "", "and", "or", "and not"."""

    joiner: str
    text: str
    is_phrase: bool = False
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Namesakes:
    """Facilities that share a place name: different prisons."""

    name: str
    facilities: tuple[Facility, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    parts: tuple[Part, ...] = ()
    notes: tuple[str, ...] = ()
    namesakes: tuple[Namesakes, ...] = ()

    @property
    def was_expanded(self) -> bool:
        return any(part.also for part in self.parts)


def read_parts(root: Node | None) -> tuple[Part, ...]:
    return tuple(_parts(root, "")) if root else ()


def find_namesakes(places: Mapping[str, set[int]]) -> tuple[Namesakes, ...]:
    """For each place name of the query that several public facilities bear: those facilities. One query, or none."""
    shared = {name: ids for name, ids in places.items() if len(ids) > 1}
    if not shared:
        return ()
    rows = Facility.objects.public().filter(pk__in=set().union(*shared.values())).select_related("facility_type")
    facilities = list(rows.in_order())
    groups = ((name, tuple(f for f in facilities if f.pk in ids)) for name, ids in shared.items())
    return tuple(Namesakes(name, found) for name, found in groups if len(found) > 1)


def _parts(node: Node, joiner: str) -> Iterator[Part]:
    match node:
        case Word(text):
            yield Part(joiner, text)
        case Phrase(text):
            yield Part(joiner, text, is_phrase=True)
        case Name(text, forms):
            yield Part(joiner, text, also=_worth_showing(text, forms))
        case Not(part):
            yield from _parts(part, f"{joiner} not".strip())
        case And(parts) | Or(parts):
            word = "and" if isinstance(node, And) else "or"
            for place, part in enumerate(parts):
                yield from _parts(part, word if place else joiner)


def _worth_showing(text: str, forms: tuple[str, ...]) -> tuple[str, ...]:
    """Forms that look different once folded: Latin ones first, the shortest first, since those tell most."""
    seen = {terms(text), (fold_name(text),)}
    out: list[str] = []
    for form in sorted(forms, key=lambda form: (is_asian(form), len(form))):
        if terms(form) not in seen and (fold_name(form),) not in seen:
            seen |= {terms(form), (fold_name(form),)}
            out.append(form)
    return tuple(out[:SHOWN_FORMS])
