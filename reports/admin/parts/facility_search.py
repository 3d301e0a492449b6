"""Facilities by any form of their names, however it is typed: Kaech'ŏn, kaechon, jongori, 개천."""

from reports.models import Facility, FacilityName
from reports.text import fold_name


def facilities_named(term: str) -> list[int]:
    """Keys of the facilities in whose names, or in whose kind or place, every word of the term is found.

    The names are folded here and now: they are some thousands at most, and only curators ask.
    """
    words = [fold_name(word) for word in term.split()]
    words = [word for word in words if word]
    if not words:
        return []
    said: dict[int, list[str]] = {}
    own = ("pk", "name", "number", "province", "locality", "facility_type__label", "slug")
    for pk, *forms in Facility.objects.values_list(*own):
        said[pk] = [fold_name(form) for form in forms if form]
    for pk, form in FacilityName.objects.values_list("facility_id", "form"):
        said[pk].append(fold_name(form))
    return [pk for pk, forms in said.items() if all(any(word in form for form in forms) for word in words)]
