"""The names that searches know: the curated ones that the public may see, those of countries, and those of the gazetteer, kept
between searches."""

from collections import defaultdict
from typing import Any

from reports.choices import NameKind
from reports.models import Country, CountryName, Facility, FacilityName, FacilityType
from reports.romanisation import PLACES, PRINTED_SO, TERMS
from reports.search.facets.table import Columns
from reports.search.names.country_names import names_that_join
from reports.search.names.korean_words import MEANINGS
from reports.search.names.namebook import NameBook
from reports.search.names.newest import Newest
from reports.search.names.versions import state_of
from reports.text import fold_name

__all__ = ["NameBook", "load_names", "names_version"]

_READ: Columns = {
    Facility: ("id", "status"),
    FacilityName: ("id", "facility", "form", "kind", "place", "script"),
    FacilityType: ("id", "label", "hangul", "variants", "position"),
    Country: ("id", "name"),
    CountryName: ("id", "country", "form"),
}
_newest = Newest[NameBook]()


def names_version() -> tuple[Any, ...]:
    """Changes with every name and with whether the public may see it; one query."""
    return state_of(_READ)


def load_names() -> NameBook:
    """The names as they now are: one query, and five more after they changed."""
    return _newest.of(names_version, read_names)


def read_names() -> NameBook:
    """Read them anew; four queries.

    Forms of one place join across facilities; full and short names join within their facility only.
    """
    book = NameBook()
    book.kinds.update(TERMS)
    for hangul in (*PLACES, *TERMS):
        book.add_korean(hangul, PRINTED_SO.get(hangul, ()))
    groups: dict[tuple[str, str], list[FacilityName]] = defaultdict(list)
    names = FacilityName.objects.filter(facility__in=Facility.objects.public()).order_by("facility_id", "script", "pk")
    for name in names:
        groups[_group(name)].append(name)
    for (kind, _), forms in groups.items():
        book.add(name.form for name in forms)
        bearers = {name.facility_id for name in forms}
        for name in forms:
            book.bearers.setdefault(fold_name(name.form), set()).update(bearers)
            if kind == NameKind.PLACE:
                book.owners.setdefault(fold_name(name.form), set()).update(bearers)
    for label, hangul, variants in FacilityType.objects.order_by("position").values_list("label", "hangul", "variants"):
        book.add([label, *([hangul] if hangul else []), *variants])
        book.kinds.update([hangul, *variants])
    book.others = _countries() | {fold_name(korean): list(english) for korean, english in MEANINGS.items()}
    return book


def _countries() -> dict[str, list[str]]:
    called = {pk: [name] for pk, name in Country.objects.order_by("pk").values_list("pk", "name")}
    for country, form in CountryName.objects.order_by("pk").values_list("country_id", "form"):
        called.setdefault(country, [form]).append(form)
    return names_that_join(called)


def _group(name: FacilityName) -> tuple[str, str]:
    if name.kind == NameKind.PLACE:
        return NameKind.PLACE, name.place or f"{name.facility_id} {fold_name(name.form)}"
    return "facility", str(name.facility_id)
