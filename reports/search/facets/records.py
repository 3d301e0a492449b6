"""The records behind the facets, each with every form of its name.

Every function takes the rows that may be seen, reads them and their names in one or two queries, and gives them by key.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from reports.models import CountryName, FacilityName, TopicSpelling
from reports.models.report import report_name


@dataclass(frozen=True, slots=True)
class NamedRecord:
    """`parameter` stands for it in an address. `forms` are what readers call it, its label first.

    `also` are words by which a field of a query may mean it too; they are never offered while a reader types.
    """

    pk: int
    parameter: str
    label: str
    forms: tuple[str, ...]
    also: tuple[str, ...] = ()


def terms(rows: QuerySet[Any]) -> Iterator[NamedRecord]:
    """Of a vocabulary: by label and variants."""
    for pk, code, label, variants in _in_order(rows, "code", "label", "variants"):
        yield NamedRecord(pk, code, label, _distinct(label, *variants))


def topics(rows: QuerySet[Any]) -> Iterator[NamedRecord]:
    """The same, and by every heading that some edition prints for it."""
    headings = _grouped(TopicSpelling.objects.order_by("pk").values_list("topic_id", "heading"))
    for pk, code, label, variants in _in_order(rows, "code", "label", "variants"):
        yield NamedRecord(pk, code, label, _distinct(label, *variants, *headings[pk]))


def facility_types(rows: QuerySet[Any]) -> Iterator[NamedRecord]:
    for pk, code, label, hangul, glosses, variants in _in_order(rows, "code", "label", "hangul", "glosses", "variants"):
        yield NamedRecord(pk, code, label, _distinct(label, hangul, *glosses, *variants))


def facilities(rows: QuerySet[Any]) -> Iterator[NamedRecord]:
    forms = _grouped(FacilityName.objects.filter(facility__in=rows).order_by("pk").values_list("facility_id", "form"))
    for pk, slug, name in _in_order(rows, "slug", "name"):
        yield NamedRecord(pk, slug, name, _distinct(name, *forms[pk]))


def sources(rows: QuerySet[Any]) -> Iterator[NamedRecord]:
    """By the title of the work; source:KINU means every work of that publisher."""
    issued_by = ("publisher__slug", "publisher__name", "publisher__short_name")
    for pk, slug, title, printed_title, *publisher in _in_order(rows, "slug", "title", "printed_title", *issued_by):
        yield NamedRecord(pk, slug, title, _distinct(title, printed_title), _distinct(*publisher))


def publishers(rows: QuerySet[Any]) -> Iterator[NamedRecord]:
    for pk, slug, name, short_name in _in_order(rows, "slug", "name", "short_name"):
        yield NamedRecord(pk, slug, name, _distinct(name, short_name))


def countries(rows: QuerySet[Any]) -> Iterator[NamedRecord]:
    """By every name that reports print for it, and by its ISO 3166 code."""
    forms = _grouped(CountryName.objects.order_by("pk").values_list("country_id", "form"))
    for pk, slug, name, code in _in_order(rows, "slug", "name", "code"):
        yield NamedRecord(pk, slug, name, _distinct(name, code, *forms[pk]))


def reports(rows: QuerySet[Any]) -> Iterator[NamedRecord]:
    """As the site calls it, by country and year, and by its printed title."""
    for pk, slug, country, year, symbol, title in _in_order(rows, "slug", "country__name", "year", "symbol", "title"):
        name = report_name(country, year, symbol)
        yield NamedRecord(pk, slug, name, _distinct(name, symbol, title))


def _in_order(rows: QuerySet[Any], *columns: str) -> QuerySet[Any, Any]:
    return rows.order_by("pk").values_list("pk", *columns)


def _grouped(pairs: Iterable[tuple[int, str]]) -> dict[int, list[str]]:
    forms: dict[int, list[str]] = defaultdict(list)
    for pk, form in pairs:
        forms[pk].append(form)
    return forms


def _distinct(*forms: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, forms)))
