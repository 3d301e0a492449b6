"""What the public findings of found passages name: enough for the line under a hit, in a fixed number of queries."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from reports.choices import CitationRole
from reports.models import AbuseType, Citation, Facility, Figure, Finding, Source

MOST_A_PASSAGE = 8


@dataclass(frozen=True, slots=True)
class Carried:
    """One thing named: `kind` is facility, figure, source or abuse; `record` is what a reader is led to."""

    kind: str
    label: str
    record: Facility | Finding | Source | AbuseType
    role: CitationRole | None = None


def carried_by(passages: Collection[int]) -> Mapping[int, tuple[Carried, ...]]:
    """For each passage, by primary key, what its findings name, each thing once: facilities, figures, who says so, abuses."""
    found: dict[int, dict[tuple[str, str], Carried]] = defaultdict(dict)
    places = dict(
        Finding.objects.public().filter(passage__in=passages).order_by("start", "pk").values_list("pk", "passage_id")
    )
    for finding, carried in _all(places) if places else ():
        found[places[finding]].setdefault((carried.kind, carried.label), carried)
    return {passage: tuple(things.values())[:MOST_A_PASSAGE] for passage, things in found.items()}


def _all(findings: Mapping[int, int]) -> Iterator[tuple[int, Carried]]:
    yield from _facilities(findings)
    yield from _figures(findings)
    yield from _sources(findings)
    yield from _abuses(findings)


def _facilities(findings: Mapping[int, int]) -> Iterator[tuple[int, Carried]]:
    links = Finding.facilities.through.objects.filter(finding__in=findings).values_list("finding_id", "facility_id")
    pairs = _ordered(findings, links)
    facilities = Facility.objects.public().in_bulk({facility for _, facility in pairs})
    for finding, key in pairs:
        if facility := facilities.get(key):
            yield finding, Carried("facility", facility.name, facility)


def _figures(findings: Mapping[int, int]) -> Iterator[tuple[int, Carried]]:
    for figure in Figure.objects.public().filter(finding__in=findings).select_related("finding").in_order():
        yield figure.finding_id, Carried("figure", f"{figure.amount} {figure.unit}", figure.finding)


def _sources(findings: Mapping[int, int]) -> Iterator[tuple[int, Carried]]:
    cited = Citation.objects.public().filter(finding__in=findings, source__in=Source.objects.public())
    for citation in cited.select_related("source__publisher").in_order():
        if citation.source:
            said = CitationRole(citation.role)
            yield citation.finding_id, Carried("source", str(citation.source.publisher), citation.source, said)


def _abuses(findings: Mapping[int, int]) -> Iterator[tuple[int, Carried]]:
    links = Finding.abuse_types.through.objects.filter(finding__in=findings).values_list("finding_id", "abusetype_id")
    pairs = _ordered(findings, links)
    terms = AbuseType.objects.in_bulk({term for _, term in pairs})
    for finding, key in pairs:
        if term := terms.get(key):
            yield finding, Carried("abuse", term.label, term)


def _ordered(findings: Mapping[int, int], links: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """In the order of the findings' words."""
    place = {finding: number for number, finding in enumerate(findings)}
    return sorted(links, key=lambda pair: (place[pair[0]], pair[1]))
