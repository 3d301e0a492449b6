"""The findings files: what curators say each passage of a report reports, with quotes checked against its words."""

from dataclasses import dataclass, field

from reports.choices import Certainty
from reports.curated.exact_words import WordsNotFound, find_words
from reports.curated.kinds import CITATION, FIGURE, FINDING, Kind
from reports.curated.nodes import Faults, Node
from reports.curated.records import Record, Ref
from reports.curated.values import nearest, read_links, read_list, read_values, refuse_unknown_keys
from reports.models import Citation, Passage, Report
from reports.quoting import Span, exact_spans
from reports.text import finding_key

_FILE_KEYS = ["report", "findings"]
_FINDING_KEYS = [
    "ref",
    "passage",
    "quote",
    "occurrence",
    "hedge",
    "event_date",
    "note",
    *FINDING.links,
    "citations",
    "figures",
]
_CITATION_KEYS = ["mention", "occurrence", "source", "role", "certainty", "candidates", "note"]
_FIGURE_KEYS = ["words", "occurrence", "low", "high", "qualifier", "unit", "counted", "as_of", "facility", "citation"]
_WORKED_OUT = {"passage", "start", "end", "position", "citation"}
NOWHERE = Span(0, 0)
"""Of words that were not found; the fault is noted with them."""
_WITH_SOURCE = {Certainty.NAMED, Certainty.RESOLVED, Certainty.COLLECTIVE}


@dataclass
class ReportPassages:
    """The passages of each report that the files name, read once: by the report's slug, then by number as text."""

    passages: dict[str, dict[str, Passage]] = field(default_factory=dict)

    def of(self, slug: str) -> dict[str, Passage] | None:
        if slug not in self.passages:
            passages = Passage.objects.filter(report__slug=slug).only("id", "number", "text")
            self.passages[slug] = {str(passage.number): passage for passage in passages}
        return self.passages[slug] or None


def read_findings(tree: Node, reports: ReportPassages, faults: Faults) -> list[Record]:
    """Every finding of one file."""
    if not isinstance(tree.value, dict):
        faults.add(tree, "a findings file is “report: slug” and “findings: [...]”.")
        return []
    refuse_unknown_keys(tree, _FILE_KEYS, faults)
    report = tree.fields.get("report", Node("", tree.file, tree.line))
    passages = reports.of(report.text)
    if passages is None:
        slugs = list(Report.objects.values_list("slug", flat=True))
        faults.add(
            report, f"the archive has no report “{report.text}”.{nearest(report.text, slugs) or ' Bring it in first.'}"
        )
        return []
    entries = read_list(tree.fields["findings"], faults) if "findings" in tree.fields else []
    records = (_Entry(node, report.text, passages, faults).record() for node in entries)
    return [record for record in records if record]


class _Entry:
    """One finding of a file, read against its passage."""

    def __init__(self, node: Node, report: str, passages: dict[str, Passage], faults: Faults) -> None:
        self.node, self.report, self.passages, self.faults = node, report, passages, faults
        self.text = ""
        self.span = NOWHERE  # of the quote
        self.cited: list[Node] = []

    def record(self) -> Record | None:
        fields = self.node.fields
        if not fields:
            self.faults.add(self.node, "one finding was expected here, as key: value.")
            return None
        refuse_unknown_keys(self.node, _FINDING_KEYS, self.faults)
        passage = self._passage()
        if passage is None or not self._has(self.node, "ref", "quote"):
            return None
        self.text = passage.text
        self.span = self._find(self.node, "quote") or NOWHERE
        key = (finding_key(self.report, fields["ref"].text),)
        record = self._read(FINDING, key, self.node)
        record.values |= {"passage": passage.pk, "start": self.span.start, "end": self.span.end}
        self._check_hedge()
        self.cited = self._items("citations")
        record.parts = [*self._citations(key), *self._figures(key)]
        return record

    def _read(self, kind: Kind, key: tuple[str, ...], node: Node) -> Record:
        """The columns and links a file writes as they are; spans, places and pointers within the finding come after."""
        values = read_values(kind, node, self.faults, worked_out=_WORKED_OUT)
        return Record(kind, key, node, values, links=read_links(kind, node, self.faults), places=dict(node.fields))

    def _passage(self) -> Passage | None:
        number = self.node.fields.get("passage")
        if number is None:
            self.faults.add(self.node, "finding: the key “passage” is missing.")
            return None
        passage = self.passages.get(number.text)
        if passage is None:
            self.faults.add(number, f"{self.report} has no passage {number.text}; it has {len(self.passages)}.")
        return passage

    def _check_hedge(self) -> None:
        hedge = self.node.fields.get("hedge")
        if hedge is None or not hedge.text or exact_spans(self.text, hedge.text):
            return
        try:
            find_words(self.text, hedge.text)
        except WordsNotFound as missing:
            self.faults.add(hedge, f"hedge: {missing}")

    def _citations(self, within: tuple[str, ...]) -> list[Record]:
        records = []
        for position, node in enumerate(self.cited, start=1):
            refuse_unknown_keys(node, _CITATION_KEYS, self.faults)
            record = self._read(CITATION, (*within, str(position)), node)
            record.values |= self._span_values(node, "mention") | {"position": position}
            self._check_certainty(record)
            records.append(record)
        return records

    def _check_certainty(self, record: Record) -> None:
        certainty, source = record.values["certainty"], record.values["source"]
        place = record.place("certainty")
        if certainty in _WITH_SOURCE and source is None:
            self.faults.add(place, f"a citation that is {certainty} names its source.")
        if certainty == Certainty.AMBIGUOUS and source is not None:
            self.faults.add(place, "a citation that is ambiguous names no source but its candidates.")
        if certainty == Certainty.AMBIGUOUS and len(record.links.get("candidates", [])) < 2:
            self.faults.add(place, "a citation that is ambiguous has two candidates or more.")

    def _figures(self, within: tuple[str, ...]) -> list[Record]:
        records = []
        for position, node in enumerate(self._items("figures"), start=1):
            refuse_unknown_keys(node, _FIGURE_KEYS, self.faults)
            record = self._read(FIGURE, (*within, str(position)), node)
            record.values |= self._span_values(node, "words") | {"position": position}
            record.values["citation"] = self._cited(node, within)
            self._check_figure(record)
            records.append(record)
        return records

    def _check_figure(self, record: Record) -> None:
        low, high = record.values["low"], record.values["high"]
        if low is not None and high is not None and low > high:
            self.faults.add(record.place("low"), f"low {low} is above high {high}.")
        words = Span(record.values["start"], record.values["end"])
        if NOWHERE not in (words, self.span) and not self.span.holds(words):
            self.faults.add(record.place("words"), f"“{record.place('words').text}” is outside the quote.")

    def _cited(self, node: Node, within: tuple[str, ...]) -> Ref | None:
        number = node.fields.get("citation")
        if number is None or not number.text:
            return None
        count = len(self.cited)
        if not number.text.isdecimal() or not 1 <= int(number.text) <= count:
            self.faults.add(number, f"citation {number.text} is none of this finding's {count}, counted from 1.")
            return None
        return Ref(Citation, (*within, str(int(number.text))))

    def _items(self, name: str) -> list[Node]:
        """The entries of a list of citations or figures."""
        node = self.node.fields.get(name)
        items = read_list(node, self.faults) if node else []
        for item in items:
            if not item.fields:
                self.faults.add(item, f"one of the {name} was expected here, as key: value.")
        return [item for item in items if item.fields]

    def _span_values(self, node: Node, name: str) -> dict[str, int]:
        return (self._find(node, name) or NOWHERE)._asdict()

    def _find(self, node: Node, name: str) -> Span | None:
        """The span of the words under `name`, or None with the fault noted."""
        words = node.fields.get(name)
        if words is None:
            return None
        try:
            return find_words(self.text, words.text, occurrence=self._occurrence(node), within=self.span)
        except WordsNotFound as missing:
            self.faults.add(words, f"{name}: {missing}")
            return None

    def _occurrence(self, node: Node) -> int | None:
        occurrence = node.fields.get("occurrence")
        if occurrence is None or not occurrence.text:
            return None
        if occurrence.text.isdecimal():
            return int(occurrence.text)
        self.faults.add(occurrence, f"occurrence is a number from 1, not “{occurrence.text}”.")
        return None

    def _has(self, node: Node, *names: str) -> bool:
        missing = [name for name in names if name not in node.fields or not node.fields[name].text]
        for name in missing:
            self.faults.add(node, f"finding: the key “{name}” is missing.")
        return not missing
