"""Names that take many forms: finding them among the words of a query, and giving back every form.

Names join in search, not in records: a place name that three facilities share brings all its spellings, and the
facilities themselves stay three.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from reports.choices import NameKind
from reports.models import Facility, FacilityName, FacilityType
from reports.romanisation import forms as latin_forms
from reports.romanisation import is_hangul, sound_key
from reports.search.language.tree import And, Name, Node, Not, Or, Word, leaves
from reports.text import fold_name

LONGEST_NAME = 8
"""In words as they are typed."""
SHORTEST_KEY = 4
"""Letters of a sound key: shorter ones are shared by too many words."""
MOST_SOUNDED = 40


@dataclass(slots=True)
class NameBook:
    """Every curated form that the public may see, by its folded spelling.

    `owners` are the facilities that bear a place name, `bearers` those that bear any form; `sounds` holds the forms of Korean
    names by their sound.
    """

    forms: dict[str, list[str]] = field(default_factory=dict)
    owners: dict[str, set[int]] = field(default_factory=dict)
    bearers: dict[str, set[int]] = field(default_factory=dict)
    sounds: dict[str, list[str]] = field(default_factory=dict)

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
        for name in leaves(node):
            if isinstance(name, Name) and (owners := self._owners(name)):
                found[name.text] = owners
        return found

    def facilities_named(self, typed: str) -> set[int]:
        """The facilities that bear exactly this name, or one that only sounds like it."""
        if found := self.bearers.get(fold_name(typed)):
            return found
        return {bearer for form in self._sounding(typed) for bearer in self.bearers.get(fold_name(form), ())}

    def _owners(self, name: Name) -> set[int]:
        found = self.owners.get(fold_name(name.text), set())
        return found or {owner for form in name.sounded for owner in self.owners.get(fold_name(form), ())}

    def _expand_one(self, node: Node) -> Node:
        match node:
            case Word(text) if forms := self.forms.get(fold_name(text)):
                return Name(text, _others(text, forms), _unlisted(text, forms))
            case Word(text) if sounding := self._sounding(text):
                return Name(text, (), _others(text, sounding))
            case Not(part):
                return Not(self.expand(part) or part)
            case And() | Or():
                return self.expand(node) or node
        return node

    def _sounding(self, text: str) -> list[str]:
        """Forms that rules make: of a name in Hangul its Latin spellings, and every listed form that sounds the same."""
        key = sound_key(text)
        listed = self.sounds.get(key, []) if len(key) >= SHORTEST_KEY else []
        made = latin_forms(text) if is_hangul(text) and self.sounds else ()
        return list(dict.fromkeys([*listed, *made]))[:MOST_SOUNDED]

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
                return length, Name(text, _others(text, forms), _unlisted(text, forms))
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
        bearers = {name.facility_id for name in forms}
        for name in forms:
            book.bearers.setdefault(fold_name(name.form), set()).update(bearers)
            if kind == NameKind.PLACE:
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
    if any(is_hangul(form) for form in forms):
        for form in forms:
            if len(key := sound_key(form)) >= SHORTEST_KEY:
                book.sounds.setdefault(key, []).extend(
                    other for other in forms if other not in book.sounds.get(key, [])
                )


def _others(typed: str, forms: list[str]) -> tuple[str, ...]:
    """The forms that differ from the typed one in more than case, each once."""
    unlike = {form.casefold(): form for form in forms if form.casefold() != typed.casefold()}
    return tuple(unlike.values())


def _unlisted(typed: str, forms: list[str]) -> tuple[str, ...]:
    """Spellings that the rules make of the listed Hangul forms, and that nobody listed."""
    listed = {fold_name(form) for form in [typed, *forms]}
    made = (form for name in forms if is_hangul(name) for form in latin_forms(name))
    return tuple({fold_name(form): form for form in made if fold_name(form) not in listed}.values())[:MOST_SOUNDED]


def _flat(kind: type[And], parts: list[Node]) -> Node:
    return parts[0] if len(parts) == 1 else kind(tuple(parts))
