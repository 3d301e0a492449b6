"""Facilities as their list and their namesakes show them: a few of their names, and which place names they share."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from reports.choices import NameKind, Script
from reports.filters.facility_names import NameForm, PublicFacilityNames, SharedName
from reports.models import Facility

SHOWN_NAMES = 4
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class FacilityRow:
    facility: Facility
    hangul: str
    other_names: tuple[str, ...]
    more_names: int
    shared: tuple[SharedName, ...]

    @property
    def kind(self) -> str:
        """The term of its type without the translation."""
        kind = self.facility.facility_type
        return kind.label.partition(" (")[0] if kind else ""


@dataclass(frozen=True, slots=True)
class SharedPlace:
    """A place name with the facilities that share it. They are different places of detention."""

    name: str
    spellings: tuple[str, ...]
    facilities: tuple[Facility, ...]


def facility_rows(facilities: Iterable[Facility], names: PublicFacilityNames) -> list[FacilityRow]:
    forms = {
        key: list(rows) for key, rows in groupby(sorted(names.forms, key=lambda f: f.facility), lambda f: f.facility)
    }
    return [_row(facility, forms.get(facility.pk, []), names) for facility in facilities]


def shared_places(facilities: Iterable[Facility], names: PublicFacilityNames) -> list[SharedPlace]:
    """The place names that two or more of the facilities shown have in common with any other."""
    shown = {facility.pk for facility in facilities}
    return _with_facilities([shared for shared in names.shared if shown & set(shared.facilities)])


def namesakes(facility: Facility, names: PublicFacilityNames) -> list[SharedPlace]:
    """The place names of a facility that others share, with those others."""
    places = _with_facilities(names.shared_by(facility.pk))
    return [
        SharedPlace(place.name, place.spellings, tuple(one for one in place.facilities if one.pk != facility.pk))
        for place in places
    ]


def hangul_name(forms: Iterable[NameForm]) -> str:
    """The shortest name in Hangul that says the most: with place and number, else with either. A bare place is no name of it."""
    hangul = [form for form in forms if form.script == Script.HANGUL and form.kind != NameKind.PLACE]
    hangul.sort(key=lambda form: (form.kind != NameKind.FULL, not _DIGIT.search(form.form), len(form.form), form.form))
    return hangul[0].form if hangul else ""


def spellings(facility: Facility, names: PublicFacilityNames) -> list[NameForm]:
    """The different spellings of its place, each once: what to look for in other archives."""
    places = [form for form in names.of(facility.pk) if form.kind == NameKind.PLACE]
    return list({form.form: form for form in places}.values())


def _row(facility: Facility, forms: list[NameForm], names: PublicFacilityNames) -> FacilityRow:
    hangul = hangul_name(forms)
    others = _different(form for form in forms if form.form not in (facility.name, hangul))
    places = {form.folded for form in forms if form.kind == NameKind.PLACE}
    others.sort(key=lambda form: form.folded not in places)
    shown = tuple(form.form for form in others[:SHOWN_NAMES])
    return FacilityRow(facility, hangul, shown, len(others) - len(shown), tuple(names.shared_by(facility.pk)))


def _different(forms: Iterable[NameForm]) -> list[NameForm]:
    """One form for each folded spelling, the spelling most in use first."""
    forms = list(forms)
    uses = Counter(form.folded for form in forms)
    first: dict[str, NameForm] = {}
    for form in forms:
        first.setdefault(form.folded, form)
    return sorted(first.values(), key=lambda form: -uses[form.folded])


def _with_facilities(shared: Iterable[SharedName]) -> list[SharedPlace]:
    shared = list(shared)
    keys = {key for one in shared for key in one.facilities}
    public = {facility.pk: facility for facility in Facility.objects.public().filter(pk__in=keys).in_order()}
    return [
        SharedPlace(one.spellings[0], one.spellings[1:], tuple(f for pk, f in public.items() if pk in one.facilities))
        for one in shared
    ]
