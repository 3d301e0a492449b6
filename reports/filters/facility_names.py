"""Facilities by what they are called: a name in any spelling, names that are close to it, and names that several share.

Names join in search, not in records: facilities that share a place name stay apart, and the page says so.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Self

from reports.choices import NameKind, NameSystem, Script
from reports.models import Facility, FacilityName
from reports.text import fold_name, most_similar

_COLUMNS = ("facility", "form", "kind", "script", "system", "place")
_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class NameForm:
    facility: int
    form: str
    kind: str = NameKind.FULL
    script: str = Script.LATIN
    system: str = NameSystem.AS_PRINTED
    place: str = ""

    @property
    def folded(self) -> str:
        return fold_name(self.form)

    @property
    def place_key(self) -> str:
        """What the forms of one place have in common: the place itself, or the folded form where it is not recorded."""
        return self.place or self.folded


@dataclass(frozen=True, slots=True)
class SharedName:
    """A place name that several facilities share. `spellings` are its forms, the plainest first."""

    facilities: tuple[int, ...]
    spellings: tuple[str, ...]


class PublicFacilityNames:
    """Every form of the names of the public facilities, in memory: two queries, whatever is asked of it."""

    def __init__(self, forms: Iterable[NameForm]) -> None:
        self.forms: Sequence[NameForm] = list(forms)

    @classmethod
    def public(cls) -> Self:
        facilities = Facility.objects.public().order_by("pk").values_list("pk", "name")
        names = FacilityName.objects.filter(facility__in=Facility.objects.public()).order_by("pk")
        own = [NameForm(pk, name) for pk, name in facilities]
        return cls([*own, *(NameForm(*row) for row in names.values_list(*_COLUMNS))])

    def of(self, facility: int) -> list[NameForm]:
        return [form for form in self.forms if form.facility == facility]

    def matching(self, typed: str) -> set[int]:
        """The facilities whose names hold every typed word, in any of their forms. A number has to be the whole number."""
        words = [word for word in typed.split() if fold_name(word)]
        return {
            facility
            for facility, names in self._folded_names.items()
            if words and all(names.has(word) for word in words)
        }

    def nearest(self, typed: str, limit: int = 6) -> list[NameForm]:
        """The names that are close to the typed one, the closest first, each facility once."""
        by_folded = defaultdict(list)
        for form in self.forms:
            by_folded[form.folded].append(form)
        close = most_similar(fold_name(typed), by_folded, limit=4 * limit)
        first: dict[int, NameForm] = {}
        for form in (form for folded in close for form in by_folded[folded]):
            first.setdefault(form.facility, form)
        return list(first.values())[:limit]

    @cached_property
    def shared(self) -> list[SharedName]:
        """The place names that several facilities share, each set of facilities once, the largest first."""
        bearers = {place: frozenset(form.facility for form in forms) for place, forms in self._places.items()}
        together = defaultdict(list)
        for place, facilities in bearers.items():
            if len(facilities) > 1:
                together[facilities].extend(self._places[place])
        sets = sorted(together, key=lambda facilities: (-len(facilities), sorted(facilities)))
        return [
            SharedName(tuple(sorted(one)), _spellings(together[one]))
            for one in sets
            if not any(one < other for other in sets)
        ]

    def shared_by(self, facility: int) -> list[SharedName]:
        return [shared for shared in self.shared if facility in shared.facilities]

    @cached_property
    def _places(self) -> dict[str, list[NameForm]]:
        places = defaultdict(list)
        for form in self.forms:
            if form.kind == NameKind.PLACE and form.place_key:
                places[form.place_key].append(form)
        return places

    @cached_property
    def _folded_names(self) -> dict[int, "_FoldedNames"]:
        """A facility is found by every form of its places, whichever facility the form was recorded with."""
        forms = defaultdict(list)
        for form in self.forms:
            forms[form.facility].append(form.form)
        for of_place in self._places.values():
            for facility in {form.facility for form in of_place}:
                forms[facility].extend(form.form for form in of_place)
        return {facility: _FoldedNames(of_it) for facility, of_it in forms.items()}


def _spellings(forms: Iterable[NameForm]) -> tuple[str, ...]:
    """Each folded form once, the plainest spelling of it: Latin first, as printed first, the most used first."""
    forms = list(forms)
    uses = Counter(form.form for form in forms) + Counter(form.folded for form in forms)
    forms.sort(
        key=lambda form: (
            form.script != Script.LATIN,
            form.system != NameSystem.AS_PRINTED,
            -uses[form.folded],
            -uses[form.form],
            form.form,
        )
    )
    plainest: dict[str, str] = {}
    for form in forms:
        plainest.setdefault(form.folded, form.form)
    return tuple(plainest.values())


class _FoldedNames:
    """All forms of one facility's names, folded for matching."""

    def __init__(self, forms: Iterable[str]) -> None:
        forms = list(forms)
        self.folded = [fold_name(form) for form in forms]
        self.numbers = {int(number) for form in forms for number in _NUMBER.findall(form)}

    def has(self, word: str) -> bool:
        folded = fold_name(word)
        if folded.isdecimal():
            return int(folded) in self.numbers
        return any(folded in form for form in self.folded)
