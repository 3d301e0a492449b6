"""The records that the public findings of found passages link to: enough for the line under a hit, in one query."""

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import CharField, DecimalField, IntegerField, QuerySet, Value
from django.db.models.functions import Cast, Coalesce, NullIf

from reports.addresses import addresses_of
from reports.choices import CitationRole
from reports.models import Citation, Facility, Figure, Finding, Source
from reports.search.index.prepared import AnyOf, PreparedQuery

MOST_A_PASSAGE = 8
"""Records under one hit; the page of the passage shows the others."""


@dataclass(frozen=True, slots=True)
class RecordAddress:
    """The record that a reader is led to: its page, and what stands for it in the page's address."""

    view: str
    key: str

    def get_absolute_url(self) -> str:
        return addresses_of(self.view)(self.key)


@dataclass(frozen=True, slots=True)
class LinkedRecord:
    """One record that a finding names: `kind` is facility, figure, source or abuse; a figure leads to its finding."""

    kind: str
    label: str
    record: RecordAddress
    role: CitationRole | None = None


type _Row = tuple[Any, ...]
"""Place of its kind, passage, three numbers by which rows of a kind stand in order, then what its kind makes of it."""


def linked_records(passages: Collection[int]) -> Mapping[int, tuple[LinkedRecord, ...]]:
    """For each passage, by primary key, what its findings name, each thing once: facilities, figures, who says so, abuses."""
    found: dict[int, dict[tuple[str, str], LinkedRecord]] = defaultdict(dict)
    rows = _LINKED.rows({"passage": list(passages)}) if passages else []
    for kind, passage, _, _, _, *columns in sorted(rows, key=lambda row: (row[0], *row[2:5])):
        record = _KINDS[kind](*columns)
        found[passage].setdefault((record.kind, record.label), record)
    return {passage: tuple(things.values())[:MOST_A_PASSAGE] for passage, things in found.items()}


def _facility(label: str, key: str, *_: Any) -> LinkedRecord:
    return LinkedRecord("facility", label, RecordAddress("facility", key))


def _figure(unit: str, key: str, qualifier: str, low: Any, high: Any) -> LinkedRecord:
    return LinkedRecord(
        "figure", str(Figure(low=low, high=high, qualifier=qualifier, unit=unit)), RecordAddress("finding", key)
    )


def _source(label: str, key: str, role: str, *_: Any) -> LinkedRecord:
    return LinkedRecord("source", label, RecordAddress("source", key), CitationRole(role))


def _abuse(label: str, key: str, *_: Any) -> LinkedRecord:
    return LinkedRecord("abuse", label, RecordAddress("abuse_type", key))


_KINDS: Sequence[Callable[..., LinkedRecord]] = (_facility, _figure, _source, _abuse)
"""In the order of the line."""

_PUBLISHER = Coalesce(NullIf("source__publisher__short_name", Value("")), "source__publisher__name")
"""As `str(publisher)` has it."""
_NO_NUMBERS = [Cast(Value(None), DecimalField(max_digits=16, decimal_places=4))] * 2
_NO_ROLE_AND_NUMBERS = [Cast(Value(None), CharField()), *_NO_NUMBERS]

_BY_WORDS = ("finding__passage_id", "finding__start", "finding_id")
_BY_FINDING = ("finding__passage_id", "finding_id", "position")
"""The passage, and the first two numbers by which rows of a kind stand in order; the third is the record's own key."""
_FACILITY = ("facility_id", "facility__name", "facility__slug")
_FIGURE = ("pk", "unit", "finding__key", "qualifier", "low", "high")
_SOURCE = ("pk", _PUBLISHER, "source__slug", "role")
_ABUSE = ("abusetype_id", "abusetype__label", "abusetype__code")


def _rows_of(keys: Mapping[str, Any]) -> QuerySet[Any, Any]:
    """Facilities and abuses stand in the order of the findings' words, figures and sources in that of the findings.

    Every kind is read through its own `public()`; those of figures and citations require a public finding too.
    """
    here = AnyOf("finding__passage", keys["passage"])
    findings = Finding.objects.public().filter(AnyOf("passage", keys["passage"]))
    links = Finding.facilities.through.objects.filter(finding__in=findings)
    facilities = links.filter(facility__in=Facility.objects.public())
    figures = Figure.objects.public().filter(here)
    sources = Citation.objects.public().filter(here, source__in=Source.objects.public())
    abuses = Finding.abuse_types.through.objects.filter(finding__in=findings)
    rows: list[QuerySet[Any, Any]] = [
        facilities.values_list(_number_of(_facility), *_BY_WORDS, *_FACILITY, *_NO_ROLE_AND_NUMBERS),
        figures.values_list(_number_of(_figure), *_BY_FINDING, *_FIGURE),
        sources.values_list(_number_of(_source), *_BY_FINDING, *_SOURCE, *_NO_NUMBERS),
        abuses.values_list(_number_of(_abuse), *_BY_WORDS, *_ABUSE, *_NO_ROLE_AND_NUMBERS),
    ]
    return rows[0].union(*rows[1:], all=True)


def _number_of(kind: Callable[..., LinkedRecord]) -> Value:
    return Value(_KINDS.index(kind), IntegerField())


_LINKED = PreparedQuery(["passage"], _rows_of)
