"""Names that take many forms: finding them among the words of a query, and giving back every form.

Names join in search, not in records: a place name that three facilities share brings all its spellings, and the
facilities themselves stay three.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from reports.choices import NameKind
from reports.models import Facility, FacilityName, FacilityType
from reports.search.syntax import And, Name, Node, Not, Or, Word
from reports.text import fold_name

LONGEST_NAME = 8
"""In words as they are typed."""


@dataclass(slots=True)
class NameBook:
    """Every curated form that the public may see, by its folded spelling."""

    forms: dict[str, list[str]] = field(default_factory=dict)
    owners: dict[str, set[int]] = field(default_factory=dict)

    def expand(self, node: Node | None) -> Node | None:
        """The tree with every known name in it widened to all its forms. Phrases stay as they were typed."""
        match node:
            case And(parts):
                return _flat(And, self._expand_run(parts))
            case Or(parts):
                return Or(tuple(self._expand_one(part) for part in parts))
            case None:
                return None
            case _:
                return self._expand_one(node)

    def facilities_called(self, node: Node | None) -> dict[str, set[int]]:
        """For each name in the tree that is a place: the ids of the facilities that bear it."""
        found: dict[str, set[int]] = {}
        for name in _names_in(node):
            if owners := self.owners.get(fold_name(name.text)):
                found[name.text] = owners
        return found

    def _expand_one(self, node: Node) -> Node:
        match node:
            case Word(text) if forms := self.forms.get(fold_name(text)):
                return Name(text, _others(text, forms))
            case Not(part):
                return Not(self.expand(part) or part)
            case And() | Or():
                return self.expand(node) or node
        return node

    def _expand_run(self, parts: tuple[Node, ...]) -> list[Node]:
        out: list[Node] = []
        at = 0
        while at < len(parts):
            length, name = self._longest_name(parts, at)
            out.append(name or self._expand_one(parts[at]))
            at += max(length, 1)
        return out

    def _longest_name(self, parts: tuple[Node, ...], at: int) -> tuple[int, Name | None]:
        words: list[str] = []
        for part in parts[at : at + LONGEST_NAME]:
            if not isinstance(part, Word):
                break
            words.append(part.text)
        for length in range(len(words), 1, -1):
            text = " ".join(words[:length])
            if forms := self.forms.get(fold_name(text)):
                return length, Name(text, _others(text, forms))
        return 0, None


def load_names() -> NameBook:
    """Read the curated names; two queries.

    Forms of one place join across facilities; full and short names join within their facility only.
    """
    groups: dict[tuple[str, str], list[FacilityName]] = defaultdict(list)
    names = FacilityName.objects.filter(facility__in=Facility.objects.public()).order_by("facility_id", "script", "pk")
    for name in names:
        groups[_group(name)].append(name)
    book = NameBook()
    for (kind, _), forms in groups.items():
        _add(book, [name.form for name in forms])
        if kind == NameKind.PLACE:
            bearers = {name.facility_id for name in forms}
            for name in forms:
                book.owners.setdefault(fold_name(name.form), set()).update(bearers)
    for label, hangul, variants in FacilityType.objects.order_by("position").values_list("label", "hangul", "variants"):
        _add(book, [label, *([hangul] if hangul else []), *variants])
    return book


def _group(name: FacilityName) -> tuple[str, str]:
    if name.kind == NameKind.PLACE:
        return NameKind.PLACE, name.place or f"{name.facility_id} {fold_name(name.form)}"
    return "facility", str(name.facility_id)


def _add(book: NameBook, forms: Iterable[str]) -> None:
    forms = list(dict.fromkeys(forms))
    for form in forms:
        known = book.forms.setdefault(fold_name(form), [])
        known.extend(other for other in forms if other not in known)


def _others(typed: str, forms: list[str]) -> tuple[str, ...]:
    """The forms that differ from the typed one in more than case, each once."""
    unlike = {form.casefold(): form for form in forms if form.casefold() != typed.casefold()}
    return tuple(unlike.values())


def _flat(kind: type[And], parts: list[Node]) -> Node:
    return parts[0] if len(parts) == 1 else kind(tuple(parts))


def _names_in(node: Node | None) -> list[Name]:
    match node:
        case Name():
            return [node]
        case And(parts) | Or(parts):
            return [name for part in parts for name in _names_in(part)]
    return []
