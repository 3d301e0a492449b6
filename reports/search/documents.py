"""One index document per passage that search finds, made whole from the record each time; nothing in it is kept up by hand."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

import tantivy

from reports.models import (
    AbuseType,
    Actor,
    Citation,
    Facility,
    FacilityType,
    Finding,
    Group,
    Passage,
    Section,
    Topic,
)
from reports.search import analysis

_NEWEST = 4_000
Tree = AbuseType | Group | Actor | Topic


@dataclass(slots=True)
class PassageDocument:
    """What the index holds of a passage."""

    passage_id: int
    place: int
    body: str
    heading: str
    names: list[str] = field(default_factory=list)
    sections: list[str] = field(default_factory=list)
    facets: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))

    def digest(self) -> bytes:
        """Equal for equal contents: lets `check` compare an index with the record without storing text twice."""
        facets = sorted((name, sorted(keys)) for name, keys in self.facets.items() if keys)
        parts = (self.place, self.body, self.heading, sorted(self.names), self.sections, facets)
        return hashlib.sha256(repr(parts).encode()).digest()[:16]

    def to_tantivy(self) -> tantivy.Document:
        everything = [self.body, self.heading, *self.names]
        document = tantivy.Document()
        document.add_unsigned("passage", self.passage_id)
        document.add_unsigned("place", self.place)
        document.add_bytes("digest", self.digest())
        document.add_text("body", analysis.plain(self.body))
        document.add_text("heading", analysis.plain(self.heading))
        document.add_text("exact", analysis.exact_text(self.body))
        for path in self.sections:
            document.add_text("section", path)
        for name in self.names:
            document.add_text("names", analysis.plain(name))
        for text in everything:
            if compounds := analysis.joined_compounds(text):
                document.add_text("compounds", compounds)
            if pairs := analysis.asian_pairs(text):
                document.add_text("pairs", pairs)
        for name, keys in self.facets.items():
            for key in sorted(keys):
                document.add_unsigned(name, key)
        return document


class DocumentMaker:
    """Makes documents in batches, a fixed number of queries a batch.

    Others may write between two of its queries. What came or went in between is on the queue, so the passage is made
    again; here it only must not stumble. Trees are read once, and again when a term turns up that they do not know.
    """

    def __init__(self) -> None:
        self._trees: dict[type[Tree], dict[int, set[int]]] = {}

    def _line(self, model: type[Tree], term: int) -> set[int]:
        """The term and all terms above it."""
        if term not in self._trees.get(model, {}):
            self._trees[model] = _ancestors(model)
        return self._trees[model].get(term, {term})

    def make(self, passage_ids: Iterable[int]) -> Iterator[PassageDocument]:
        """The documents of those passages that search finds; the others have none."""
        rows = [
            _Row(*row) for row in Passage.objects.searchable().filter(pk__in=list(passage_ids)).values_list(*_COLUMNS)
        ]
        headings = _headings(row.report for row in rows)
        documents = {row.pk: self._bare(row, headings[row.section]) for row in rows}
        findings = dict(Finding.objects.public().filter(passage__in=documents).values_list("pk", "passage_id"))
        if findings:
            self._add_terms(documents, findings)
            self._add_facilities(documents, findings)
            self._add_sources(documents, findings)
        yield from documents.values()

    def _bare(self, row: "_Row", headings: "Headings") -> PassageDocument:
        heading, topics, path = headings
        document = PassageDocument(
            passage_id=row.pk,
            place=(_NEWEST - row.year) << 40 | row.report << 16 | row.number,
            body=row.text,
            heading=f"{row.country_name} {row.year} {heading}",
            sections=_path_and_above(path),
        )
        document.facets["report"].add(row.report)
        document.facets["year"].add(row.year)
        document.facets["country"].add(row.country)
        for topic in topics:
            document.facets["topic"].update(self._line(Topic, topic))
        return document

    def _add_terms(self, documents: Mapping[int, PassageDocument], findings: Mapping[int, int]) -> None:
        for facet, model, link, column in (
            ("abuse", AbuseType, Finding.abuse_types, "abusetype_id"),
            ("group", Group, Finding.groups, "group_id"),
            ("actor", Actor, Finding.actors, "actor_id"),
        ):
            for finding, term in link.through.objects.filter(finding__in=findings).values_list("finding_id", column):
                documents[findings[finding]].facets[facet].update(self._line(model, term))

    def _add_facilities(self, documents: Mapping[int, PassageDocument], findings: Mapping[int, int]) -> None:
        type_links = Finding.facility_types.through.objects.filter(finding__in=findings)
        kinds: list[tuple[int, int | None]] = list(type_links.values_list("finding_id", "facilitytype_id"))
        links = Finding.facilities.through.objects.filter(finding__in=findings, facility__in=Facility.objects.public())
        pairs = list(links.values_list("finding_id", "facility_id"))
        facilities = Facility.objects.public().prefetch_related("names").in_bulk({facility for _, facility in pairs})
        for finding, key in pairs:
            if facility := facilities.get(key):
                document = documents[findings[finding]]
                document.facets["facility"].add(key)
                _add_names(document, [facility.name, *(name.form for name in facility.names.all())])
                kinds.append((finding, facility.facility_type_id))
        types = FacilityType.objects.in_bulk()
        for finding, kind in kinds:
            if kind and (facility_type := types.get(kind)):
                _name_type(documents[findings[finding]], facility_type)

    def _add_sources(self, documents: Mapping[int, PassageDocument], findings: Mapping[int, int]) -> None:
        citations = Citation.objects.public().filter(finding__in=findings, source__isnull=False)
        for citation in citations.select_related("source__publisher"):
            document, source = documents[findings[citation.finding_id]], citation.source
            if source is None:
                continue
            document.facets["source"].add(source.pk)
            document.facets["publisher"].add(source.publisher_id)
            _add_names(
                document, [source.title, source.printed_title, source.publisher.name, source.publisher.short_name]
            )


class _Row(NamedTuple):
    """Of a passage, what its document needs; in the order of _COLUMNS."""

    pk: int
    text: str
    number: int
    section: int
    report: int
    year: int
    country: int
    country_name: str


_COLUMNS = (
    "pk",
    "text",
    "number",
    "section_id",
    "report_id",
    "report__year",
    "report__country_id",
    "report__country__name",
)


def _name_type(document: PassageDocument, facility_type: FacilityType) -> None:
    document.facets["facility_type"].add(facility_type.pk)
    _add_names(document, [facility_type.label, facility_type.hangul, *facility_type.variants])


def _add_names(document: PassageDocument, names: Iterable[str]) -> None:
    document.names += [name for name in dict.fromkeys(names) if name and name not in document.names]


def _ancestors(model: type[Tree]) -> dict[int, set[int]]:
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


type Headings = tuple[str, list[int], str]


def _path_and_above(path: str) -> list[str]:
    """1.c stands in 1 too."""
    labels = path.split(".") if path else []
    return [".".join(labels[:length]) for length in range(1, len(labels) + 1)]


def _headings(report_ids: Iterable[int]) -> dict[int, Headings]:
    """For every section of the reports: all headings from the top as one text, the topics of that line, and its path."""
    rows = Section.objects.filter(report__in=set(report_ids)).order_by("report_id", "left_in", "position")
    found: dict[int, Headings] = {}
    for pk, parent, title, path, topic in rows.values_list("pk", "parent_id", "title", "path", "topic_id"):
        above, topics, _ = found.get(parent, _NO_HEADINGS) if parent else _NO_HEADINGS
        found[pk] = f"{above} {title}".strip(), [*topics, topic] if topic else topics, path
    return found


_NO_HEADINGS: Headings = ("", [], "")
