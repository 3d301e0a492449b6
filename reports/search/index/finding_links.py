"""What findings link a passage to: abuses, facilities, sources and whom they concern, as facet values and as searchable names."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from reports.models import AbuseType, Actor, Citation, Facility, FacilityType, Finding, Group, Source, Topic
from reports.search.facets.table import RECORD_FACETS

Tree = AbuseType | Group | Actor | Topic
type Ancestry = Callable[[type[Tree], int], set[int]]
"""Gives a term with all terms above it."""


@dataclass(frozen=True, slots=True)
class FindingLink:
    """`keys` are values of the facet; `names` every form by which they are found."""

    finding: int
    facet: str
    keys: frozenset[int]
    names: tuple[str, ...] = ()


def links_of(findings: Mapping[int, int], line: Ancestry) -> Iterator[FindingLink]:
    """Of findings by primary key, whatever their status; what they name is public. A fixed number of queries."""
    yield from _terms(findings, line)
    yield from _facilities(findings)
    yield from _sources(findings)


def with_ancestors(model: type[Tree]) -> dict[int, set[int]]:
    """For every term: itself and all terms above it."""
    parents = dict(model.objects.values_list("pk", "parent_id"))
    found: dict[int, set[int]] = {}
    for pk in parents:
        line: set[int] = set()
        at: int | None = pk
        while at is not None:
            line.add(at)
            at = parents[at]
        found[pk] = line
    return found


def _terms(findings: Mapping[int, int], line: Ancestry) -> Iterator[FindingLink]:
    for facet in RECORD_FACETS.values():
        if facet.terms:
            relation = getattr(Finding, facet.terms)
            links = relation.through.objects.filter(finding__in=findings)
            for finding, term in links.values_list("finding_id", f"{relation.field.m2m_reverse_field_name()}_id"):
                yield FindingLink(finding, facet.name, frozenset(line(relation.field.related_model, term)))


def _facilities(findings: Mapping[int, int]) -> Iterator[FindingLink]:
    type_links = Finding.facility_types.through.objects.filter(finding__in=findings)
    kinds: list[tuple[int, int | None]] = list(type_links.values_list("finding_id", "facilitytype_id"))
    links = Finding.facilities.through.objects.filter(finding__in=findings, facility__in=Facility.objects.public())
    pairs = list(links.values_list("finding_id", "facility_id"))
    facilities = Facility.objects.public().prefetch_related("names").in_bulk({facility for _, facility in pairs})
    for finding, key in pairs:
        if facility := facilities.get(key):
            names = (facility.name, *(name.form for name in facility.names.all()))
            yield FindingLink(finding, "facility", frozenset([key]), names)
            kinds.append((finding, facility.facility_type_id))
    types = FacilityType.objects.in_bulk() if kinds else {}
    for finding, kind in kinds:
        if kind and (facility_type := types.get(kind)):
            names = (facility_type.label, facility_type.hangul, *facility_type.variants)
            yield FindingLink(finding, "facility_type", frozenset([kind]), names)


def _sources(findings: Mapping[int, int]) -> Iterator[FindingLink]:
    cited = Citation.objects.filter(finding__in=findings, source__in=Source.objects.public())
    for citation in cited.select_related("source__publisher"):
        source = citation.source
        if source is None:
            continue
        issued = source.publisher
        yield FindingLink(citation.finding_id, "source", frozenset([source.pk]), (source.title, source.printed_title))
        yield FindingLink(citation.finding_id, "publisher", frozenset([issued.pk]), (issued.name, issued.short_name))
