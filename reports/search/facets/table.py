"""Every facet: what it is called, which records it means, how it is indexed, typed in a query, and completed.

A facet is added here and in the one place that fills its field of a document (`index.documents`, `index.finding_links`);
the schema, the counting, the fields of the language, the completions, the parameters of addresses and the advanced form
read this table. `tests/search/facets` notices one that was forgotten anywhere.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from django.db.models import Case, CharField, F, Model, QuerySet, Value, When
from django.db.models.functions import Cast, Concat

from reports.models import (
    AbuseType,
    Actor,
    Country,
    CountryName,
    Facility,
    FacilityName,
    FacilityType,
    Group,
    Publisher,
    Report,
    Series,
    Source,
    Topic,
    TopicSpelling,
)
from reports.search.facets import records
from reports.search.facets.records import NamedRecord

type Columns = Mapping[type[Model], Sequence[str]]


@dataclass(frozen=True, slots=True)
class FacetDefinition:
    """One facet, by its `name` in addresses and its field in the index, whose values are primary keys.

    `label` is its heading, and `noun` what one value is called in a sentence. `rows` gives the records that the public may
    see: vocabularies and countries whole, all else through `public()`. `parameter` is the column that stands for a record in
    an address, `shown` the expression that readers see, `named` reads the records with every form of their names.

    With `from_findings` the values come from what findings name, and what is only suggested has a field of its own;
    otherwise from the passage's report and headings. `terms` is the relation of a finding to a tree of terms: a passage has
    the terms above those as well.

    `typed` is the field of the query language that means it, `typed_order` its place among the fields. `completion_order` is the place
    among completions, None for a facet that is not completed; they are read again when any of `columns` changes.
    """

    name: str
    label: str
    noun: str
    rows: Callable[[], QuerySet[Any]]
    parameter: str
    shown: Any
    named: Callable[[QuerySet[Any]], Iterator[NamedRecord]]
    typed: str
    typed_order: int
    from_findings: bool = False
    terms: str = ""
    completion_order: int | None = None
    columns: Columns = field(default_factory=dict)

    def named_records(self) -> Iterator[NamedRecord]:
        """One or two queries."""
        return self.named(self.rows())


@dataclass(frozen=True, slots=True)
class YearFacet:
    """The year of the edition. Its values are years, and no records stand behind them."""

    name: str = "year"
    label: str = "Year"
    noun: str = "year"
    typed: str = "year"
    typed_order: int = 5
    from_findings: bool = False


_SYMBOL = Case(When(symbol="", then=Value("")), default=Concat(Value(": "), "symbol"), output_field=CharField())
_TERM = ("id", "code", "label", "variants")

_DEFINITIONS: Final = (
    FacetDefinition(
        name="abuse",
        label="Abuse",
        noun="kind of abuse",
        rows=AbuseType.objects.all,
        parameter="code",
        shown=F("label"),
        named=records.terms,
        from_findings=True,
        terms="abuse_types",
        typed="abuse",
        typed_order=8,
        completion_order=3,
        columns={AbuseType: _TERM},
    ),
    FacetDefinition(
        name="facility",
        label="Facility",
        noun="facility",
        rows=lambda: Facility.objects.public(),
        parameter="slug",
        shown=F("name"),
        named=records.facilities,
        from_findings=True,
        typed="facility",
        typed_order=1,
        completion_order=1,
        columns={Facility: ("id", "status", "slug", "name"), FacilityName: ("id", "facility", "form")},
    ),
    FacetDefinition(
        name="facility_type",
        label="Kind of facility",
        noun="kind of facility",
        rows=FacilityType.objects.all,
        parameter="code",
        shown=F("label"),
        named=records.facility_types,
        from_findings=True,
        typed="type",
        typed_order=9,
        completion_order=2,
        columns={FacilityType: ("id", "code", "label", "hangul", "glosses", "variants")},
    ),
    FacetDefinition(
        name="source",
        label="Source",
        noun="source",
        rows=lambda: Source.objects.public(),
        parameter="slug",
        shown=F("title"),
        named=records.sources,
        from_findings=True,
        typed="source",
        typed_order=2,
        completion_order=7,
        columns={Source: ("id", "status", "slug", "title", "printed_title", "publisher")},
    ),
    FacetDefinition(
        name="publisher",
        label="Publisher",
        noun="publisher",
        rows=lambda: Publisher.objects.public(),
        parameter="slug",
        shown=F("name"),
        named=records.publishers,
        from_findings=True,
        typed="publisher",
        typed_order=3,
        completion_order=6,
        columns={
            Publisher: ("id", "slug", "name", "short_name"),
            Source: ("id", "status", "publisher"),
            Report: ("id", "status", "series"),
            Series: ("id", "publisher"),
        },
    ),
    FacetDefinition(
        name="group",
        label="Affected group",
        noun="affected group",
        rows=Group.objects.all,
        parameter="code",
        shown=F("label"),
        named=records.terms,
        from_findings=True,
        terms="groups",
        typed="group",
        typed_order=10,
    ),
    FacetDefinition(
        name="actor",
        label="Responsible body",
        noun="responsible body",
        rows=Actor.objects.all,
        parameter="code",
        shown=F("label"),
        named=records.terms,
        from_findings=True,
        terms="actors",
        typed="body",
        typed_order=11,
    ),
    FacetDefinition(
        name="topic",
        label="Topic",
        noun="topic",
        rows=Topic.objects.all,
        parameter="code",
        shown=F("label"),
        named=records.topics,
        typed="topic",
        typed_order=7,
        completion_order=4,
        columns={Topic: _TERM, TopicSpelling: ("id", "topic", "heading")},
    ),
    FacetDefinition(
        name="report",
        label="Report",
        noun="report",
        rows=lambda: Report.objects.public(),
        parameter="slug",
        shown=Concat("country__name", Value(" "), Cast("year", CharField()), _SYMBOL, output_field=CharField()),
        named=records.reports,
        typed="report",
        typed_order=12,
    ),
    YearFacet(),
    FacetDefinition(
        name="country",
        label="Country",
        noun="country",
        rows=Country.objects.all,
        parameter="slug",
        shown=F("name"),
        named=records.countries,
        typed="country",
        typed_order=4,
        completion_order=5,
        columns={Country: ("id", "slug", "name", "code"), CountryName: ("id", "country", "form")},
    ),
)

FACETS: Final[Mapping[str, FacetDefinition | YearFacet]] = {facet.name: facet for facet in _DEFINITIONS}
"""By name, in the order in which a page shows them."""

RECORD_FACETS: Final[Mapping[str, FacetDefinition]] = {
    name: facet for name, facet in FACETS.items() if isinstance(facet, FacetDefinition)
}
"""Those with records behind them: all but the year."""

BY_FIELD: Final[Mapping[str, FacetDefinition]] = {facet.typed: facet for facet in RECORD_FACETS.values()}

SECTION: Final = "section"
"""The one field that is no facet: a number of the report's own outline."""
_SECTION_ORDER: Final = 6

FIELDS: Final[tuple[str, ...]] = tuple(
    name
    for _, name in sorted([*((facet.typed_order, facet.typed) for facet in FACETS.values()), (_SECTION_ORDER, SECTION)])
)
"""What may stand before a colon in a query, in the order of help and forms; besides these, `exact`."""

NOUNS: Final[Mapping[str, str]] = {SECTION: SECTION, **{facet.typed: facet.noun for facet in FACETS.values()}}
"""For each field, what one of its values is called in a sentence."""

COMPLETED: Final[tuple[FacetDefinition, ...]] = tuple(
    facet
    for _, facet in sorted(
        ((facet.completion_order, facet) for facet in RECORD_FACETS.values() if facet.completion_order),
        key=lambda ordered: ordered[0],
    )
)
"""The facets whose records are offered while a reader types, in the order of equal matches."""
