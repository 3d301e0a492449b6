"""Proposals into the record: findings with the status suggested, each under a hash by which it is never made twice."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Model

from reports.choices import Status, TraceRule
from reports.models import (
    AbuseType,
    Actor,
    Citation,
    Facility,
    FacilityType,
    Figure,
    Finding,
    Group,
    Passage,
    Source,
)
from reports.suggesting.proposing.knowledge import LINKS, Kind, Proposal, ProposedCitation, ProposedFigure
from reports.text import fold

ROWS_AT_ONCE = 2_000  # in one statement
_MODELS: dict[str, Any] = {
    Kind.FACILITY: Facility,
    Kind.FACILITY_TYPE: FacilityType,
    Kind.ABUSE_TYPE: AbuseType,
    Kind.GROUP: Group,
    Kind.ACTOR: Actor,
}


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A proposal in its passage. `name` is its hash, `section_path` the heading under which the passage was read."""

    name: str
    passage: Passage
    proposal: Proposal
    section_path: str


def suggestion_hash(report_slug: str, section_path: str, quote: str) -> str:
    """The same for the same words in the same section of a report, whatever else of the paragraph or the lexicon changes."""
    return hashlib.sha256(f"suggestion\n{report_slug}\n{section_path}\n{fold(quote)}".encode()).hexdigest()


def write_suggestions(suggestions: list[Suggestion], ids: "Ids") -> list[Finding]:
    """In bulk; the caller sees to the transaction, and that no finding has one of the hashes already."""
    findings = Finding.objects.bulk_create((_finding(each) for each in suggestions), batch_size=ROWS_AT_ONCE)
    pairs = list(zip(findings, (each.proposal for each in suggestions), strict=True))
    for kind in LINKS:
        _write_links(kind, pairs, ids)
    citations, longest = _write_citations(pairs, ids), _longest(Figure, "words")
    figures = (
        _figure(finding, place, figure, citations, ids)
        for finding, proposal in pairs
        for place, figure in enumerate(proposal.figures, start=1)
        if figure.end - figure.start <= longest
    )
    Figure.objects.bulk_create(figures, batch_size=ROWS_AT_ONCE)
    return findings


class Ids:
    """Primary keys by the names that proposals use."""

    def __init__(self) -> None:
        self._ids = {kind: dict(_MODELS[kind].objects.values_list(name, "pk")) for kind, (_, name) in LINKS.items()}
        self.sources: dict[str, int] = dict(Source.objects.values_list("slug", "pk"))

    def of(self, kind: str, value: str) -> int:
        return self._ids[kind][value]


def _finding(suggestion: Suggestion) -> Finding:
    proposal, text = suggestion.proposal, suggestion.passage.text
    return Finding(
        status=Status.SUGGESTED,
        passage=suggestion.passage,
        start=proposal.start,
        end=proposal.end,
        quote=text[proposal.start : proposal.end],
        hedge=proposal.hedge[: _longest(Finding, "hedge")],
        suggestion=suggestion.name,
        trace=list(_trace(proposal, text)),
    )


def _longest(model: type[Model], name: str) -> int:
    """Characters that the column takes."""
    field: Any = model._meta.get_field(name)
    return field.max_length


def _trace(proposal: Proposal, text: str) -> Iterator[dict[str, Any]]:
    for link in proposal.links:
        yield _step(link.rule, link.kind, link.value, link.start, link.end, text)
    for citation in proposal.citations:
        value = citation.source or ", ".join(citation.candidates)
        yield _step(citation.rule, "citation", value, citation.start, citation.end, text)
    for figure in proposal.figures:
        value = figure.low if figure.low == figure.high else f"{figure.low}-{figure.high}"
        yield _step(TraceRule.NUMBER, "figure", value, figure.start, figure.end, text)
    if proposal.hedge:
        start = text.index(proposal.hedge, proposal.start)
        yield _step(TraceRule.HEDGE_WORD, "hedge", proposal.hedge, start, start + len(proposal.hedge), text)


def _step(rule: TraceRule, kind: str, value: str, start: int, end: int, text: str) -> dict[str, Any]:
    return {"rule": rule.value, "kind": kind, "value": value, "start": start, "end": end, "words": text[start:end]}


def _write_links(kind: str, pairs: list[tuple[Finding, Proposal]], ids: Ids) -> None:
    field: Any = Finding._meta.get_field(LINKS[kind][0])
    own, other = f"{field.m2m_field_name()}_id", f"{field.m2m_reverse_field_name()}_id"
    through = field.remote_field.through
    rows = (
        through(**{own: finding.pk, other: ids.of(kind, value)})
        for finding, proposal in pairs
        for value in proposal.values(kind)
    )
    through._default_manager.bulk_create(rows, batch_size=ROWS_AT_ONCE)


def _write_citations(pairs: list[tuple[Finding, Proposal]], ids: Ids) -> dict[tuple[int, int], Citation]:
    """By finding and place among the proposal's citations."""
    longest = _longest(Citation, "mention")
    made: dict[tuple[int, int], Citation] = {}
    proposed: list[ProposedCitation] = []
    for finding, proposal in pairs:
        for place, citation in enumerate(proposal.citations):
            if citation.end - citation.start <= longest:
                made[finding.pk, place] = _citation(finding, place + 1, citation, ids)
                proposed.append(citation)
    Citation.objects.bulk_create(made.values(), batch_size=ROWS_AT_ONCE)
    through: Any = Citation.candidates.through
    rows = (
        through(citation_id=row.pk, source_id=ids.sources[slug])
        for row, citation in zip(made.values(), proposed, strict=True)
        for slug in citation.candidates
    )
    through._default_manager.bulk_create(rows, batch_size=ROWS_AT_ONCE)
    return made


def _citation(finding: Finding, position: int, proposed: ProposedCitation, ids: Ids) -> Citation:
    return Citation(
        finding=finding,
        position=position,
        source_id=ids.sources[proposed.source] if proposed.source else None,
        mention=finding.passage.text[proposed.start : proposed.end],
        start=proposed.start,
        end=proposed.end,
        role=proposed.role,
        certainty=proposed.certainty,
        note=proposed.note,
    )


def _figure(
    finding: Finding, position: int, proposed: ProposedFigure, citations: dict[tuple[int, int], Citation], ids: Ids
) -> Figure:
    cited = citations.get((finding.pk, proposed.citation)) if proposed.citation is not None else None
    return Figure(
        finding=finding,
        position=position,
        words=finding.passage.text[proposed.start : proposed.end],
        start=proposed.start,
        end=proposed.end,
        low=Decimal(proposed.low),
        high=Decimal(proposed.high),
        qualifier=proposed.qualifier,
        unit=proposed.unit,
        counted=proposed.counted,
        as_of=proposed.as_of,
        facility_id=ids.of(Kind.FACILITY, proposed.facility) if proposed.facility else None,
        citation=cited,
    )


def not_yet_suggested(suggestions: Iterable[Suggestion], names: set[str]) -> list[Suggestion]:
    """Those whose hash no finding has, each hash once."""
    kept: dict[str, Suggestion] = {}
    for suggestion in suggestions:
        if suggestion.name not in names:
            kept.setdefault(suggestion.name, suggestion)
    return list(kept.values())
