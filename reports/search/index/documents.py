"""One index document per passage that search finds, made whole from the record each time; nothing in it is kept up by hand."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final, NamedTuple

import tantivy

from reports.models import Finding, Passage, Section, Topic
from reports.models.finding import FindingQuerySet
from reports.search.index import analysis
from reports.search.index.finding_links import Tree, links_of, with_ancestors
from reports.search.index.prepared import AnyOf, PreparedQuery
from reports.search.index.schema import line_key, suggested

WORDING: Final = 8
"""Bytes of a hash in `wording`."""
_NEWEST = 4_000
"""Later than any edition: a newer one has a lower `place`, and comes first."""


@dataclass(slots=True)
class PassageDocument:
    """What the index has of a passage."""

    passage_id: int
    place: int
    body: str
    heading: str
    repeat: int = 0
    names: list[str] = field(default_factory=list)
    sections: list[str] = field(default_factory=list)
    facets: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))

    def add_names(self, names: Iterable[str]) -> None:
        self.names += [name for name in dict.fromkeys(names) if name and name not in self.names]

    def digest(self) -> bytes:
        """Equal for equal contents: lets `check` compare an index with the record without storing text twice."""
        facets = sorted((name, sorted(keys)) for name, keys in self.facets.items() if keys)
        parts = (self.place, self.body, self.heading, sorted(self.names), self.sections, facets)
        return hashlib.sha256(repr(parts).encode()).digest()[:16]

    def wording(self) -> bytes:
        """A hash of each text whose words are searched, eight bytes each: shows later whether one of them is gone."""
        texts = {self.body, self.heading, *self.names}
        return b"".join(sorted(hashlib.sha256(text.encode()).digest()[:WORDING] for text in texts))

    def to_tantivy(self) -> tantivy.Document:
        document = tantivy.Document()
        document.add_unsigned("passage", self.passage_id)
        document.add_unsigned("place", self.place)
        document.add_unsigned("repeat", self.repeat)
        document.add_bytes("digest", self.digest())
        document.add_bytes("wording", self.wording())
        document.add_text("exact", analysis.exact_text(self.body))
        for path in self.sections:
            document.add_text("section", path)
        named = (("names", _Words.of(name)) for name in self.names)
        for field_name, words in (("body", _Words.of(self.body)), ("heading", _heading_words(self.heading)), *named):
            document.add_text(field_name, words.plain)
            if words.compounds:
                document.add_text("compounds", words.compounds)
            if words.pairs:
                document.add_text("pairs", words.pairs)
        for name, keys in self.facets.items():
            for key in sorted(keys):
                document.add_unsigned(name, key)
        if topics := self.facets.get("topic"):
            document.add_unsigned("topic_line", line_key(frozenset(topics)))
        return document


class _Words(NamedTuple):
    """A text as the fields of words take it."""

    plain: str
    compounds: str
    pairs: str

    @classmethod
    def of(cls, text: str) -> "_Words":
        return cls(analysis.plain(text), analysis.joined_compounds(text), analysis.asian_pairs(text))


@lru_cache(maxsize=1_000)
def _heading_words(text: str) -> _Words:
    """Of headings, which all passages below them share."""
    return _Words.of(text)


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
            self._trees[model] = with_ancestors(model)
        return self._trees[model].get(term, {term})

    def make(self, passage_ids: Iterable[int]) -> Iterator[PassageDocument]:
        """The documents of those passages that search finds; the others have none."""
        rows = [_Row(*row) for row in _PASSAGES.rows({"passage": list(passage_ids)})]
        headings = self._headings(row.report for row in rows)
        documents = {row.pk: self._bare(row, headings[row.section]) for row in rows}
        self._add_links(documents, _PUBLIC)
        self._add_links(documents, _SUGGESTED, only_suggested=True)
        yield from documents.values()

    def _add_links(
        self, documents: Mapping[int, PassageDocument], findings: PreparedQuery, *, only_suggested: bool = False
    ) -> None:
        """Put into each document what its findings name; what is only suggested is counted apart, and named nowhere."""
        passages: dict[int, int] = dict(findings.rows({"passage": list(documents)}))
        for link in links_of(passages, self._line) if passages else ():
            document = documents[passages[link.finding]]
            document.facets[suggested(link.facet) if only_suggested else link.facet].update(link.keys)
            if not only_suggested:
                document.add_names(link.names)

    def _headings(self, report_ids: Iterable[int]) -> dict[int, "Headings"]:
        """For every section of the reports: all headings from the top as one text, their topics and all above these, its path."""
        found: dict[int, Headings] = {}
        for pk, parent, title, path, topic in _SECTIONS.rows({"report": list(set(report_ids))}):
            above, topics, _ = found.get(parent, _NO_HEADINGS) if parent else _NO_HEADINGS
            found[pk] = f"{above} {title}".strip(), topics | self._line(Topic, topic) if topic else topics, path
        return found

    def _bare(self, row: "_Row", headings: "Headings") -> PassageDocument:
        heading, topics, path = headings
        document = PassageDocument(
            passage_id=row.pk,
            place=(_NEWEST - row.year) << 40 | row.report << 16 | row.number,
            body=row.text,
            heading=f"{row.country_name} {row.year} {heading}",
            repeat=int(row.fingerprint[:15], 16),
            sections=_path_and_above(path),
        )
        document.facets["report"].add(row.report)
        document.facets["year"].add(row.year)
        document.facets["country"].add(row.country)
        if topics:
            document.facets["topic"] = set(topics)
        return document


class _Row(NamedTuple):
    """Of a passage, what its document needs; in the order of _COLUMNS."""

    pk: int
    text: str
    fingerprint: str
    number: int
    section: int
    report: int
    year: int
    country: int
    country_name: str


_COLUMNS = (
    "pk",
    "text",
    "fingerprint",
    "number",
    "section_id",
    "report_id",
    "report__year",
    "report__country_id",
    "report__country__name",
)


type Headings = tuple[str, frozenset[int], str]


def _path_and_above(path: str) -> list[str]:
    """1.c stands in 1 too."""
    labels = path.split(".") if path else []
    return [".".join(labels[:length]) for length in range(1, len(labels) + 1)]


_NO_HEADINGS: Headings = ("", frozenset(), "")


def _of_passages(findings: FindingQuerySet) -> PreparedQuery:
    return PreparedQuery(
        ["passage"], lambda keys: findings.filter(AnyOf("passage_id", keys["passage"])).values_list("pk", "passage_id")
    )


_PASSAGES = PreparedQuery(
    ["passage"], lambda keys: Passage.objects.searchable().filter(AnyOf("pk", keys["passage"])).values_list(*_COLUMNS)
)
_SECTIONS = PreparedQuery(
    ["report"],
    lambda keys: (
        Section.objects.filter(AnyOf("report_id", keys["report"]))
        .order_by("report_id", "removed_in", "position")
        .values_list("pk", "parent_id", "title", "path", "topic_id")
    ),
)
_PUBLIC = _of_passages(Finding.objects.public())
_SUGGESTED = _of_passages(Finding.objects.suggestions())
