"""The assembled document: reports > sections in order > passages, with what the passages rely on and refer to."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reports.compiling.fingerprint import fingerprint_of
from reports.compiling.references import Reference, references, with_references
from reports.compiling.relied_on import ReliedOn, figures_of, sources_of
from reports.compiling.selection import Selection
from reports.compiling.title import title_of
from reports.models import Figure, Finding, Passage, Report, Section
from reports.models.links import passages_with_findings


@dataclass(frozen=True, slots=True)
class Entry:
    """A heading with its own passages, not those of headings below it. A context entry only shows what the chosen sections are under."""

    section: Section
    passages: tuple[Passage, ...]
    is_context: bool


@dataclass(frozen=True, slots=True)
class Part:
    """A report with its chosen sections, in order, and the headings above them."""

    report: Report
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """Its passages carry `public_findings`: none where the choice leaves them out.

    `fingerprint` is the same for as long as the words, the findings and the lists of the document are.
    """

    selection: Selection
    title: str
    parts: tuple[Part, ...]
    sources: tuple[ReliedOn, ...]
    figures: tuple[tuple[Figure, Passage], ...]
    references: tuple[Reference, ...]
    passage_count: int
    finding_count: int
    fingerprint: str


def assemble(selection: Selection) -> Document:
    """The whole document, read from the database now."""
    under = defaultdict(list)
    for passage in _passages(selection):
        under[passage.section_id].append(passage)
    parts = [_part(report, selection, under) for report in selection.reports]
    passages = [passage for part in parts for entry in part.entries for passage in entry.passages]
    findings = Finding.objects.public().filter(passage__in=passages).in_order()
    spans = list(findings.values_list("key", "start", "end", "hedge"))
    sources, figures = sources_of(passages), figures_of(passages)
    return Document(
        selection=selection,
        title=title_of(selection),
        parts=tuple(part for part in parts if part.entries),
        sources=tuple(sources),
        figures=tuple(figures),
        references=tuple(references(passages, selection)),
        passage_count=len(passages),
        finding_count=len(spans),
        fingerprint=fingerprint_of(selection.choice, passages, spans, sources, figures),
    )


def _passages(selection: Selection) -> Sequence[Passage]:
    """With their findings only where those are shown: a document of plain text is spared the reading of them."""
    passages = with_references(selection.passages()).order_by("report", "number", "pk")
    if selection.choice.findings:
        return list(passages_with_findings(passages))
    plain = list(passages)
    for passage in plain:
        passage.public_findings = []
    return plain


def _part(report: Report, selection: Selection, under: Mapping[int, list[Passage]]) -> Part:
    """Passages are given their report and section as loaded already, so that pages may ask for them freely."""
    entries = []
    for section in selection.outlines.get(report.pk, []):
        for passage in under.get(section.pk, []):
            passage.report, passage.section = report, section
        entries.append(Entry(section, tuple(under.get(section.pk, [])), section.pk not in selection.chosen))
    return Part(report, tuple(entries))
