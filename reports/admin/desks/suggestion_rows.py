"""A suggestion as the desk shows it: its passage, and each thing it proposes with the rules and words that made it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.utils.safestring import SafeString

from reports.admin.parts.autocomplete import choice_label
from reports.admin.parts.html import verbatim
from reports.choices import Certainty, TraceRule
from reports.editorial import Proposal, versions_of
from reports.models import AbuseType, Actor, Citation, Facility, Figure, Finding, Group, Source
from reports.quoting import Span
from reports.suggesting.proposing.knowledge import LINKS

FINDING_PARTS = (Citation, Figure)

_TITLES = {
    "abuse_types": "Abuse",
    "facilities": "Facility",
    "facility_types": "Kind of facility",
    "groups": "Group",
    "actors": "Body held responsible",
}
"""The relations of a finding, in the order and with the titles of the desk."""
_IN_TRACE = {relation: (kind, name) for kind, (relation, name) in LINKS.items()}
"""For each relation, the kind that a line of the trace gives, and the field that it names the record by."""

_CITATION_KINDS = ("citation", "source")


@dataclass(frozen=True, slots=True)
class Clue:
    """One line of the trace: the rule that proposed something, and the words it went by."""

    rule: str
    kind: str
    value: str
    start: int
    end: int
    words: str

    @property
    def rule_words(self) -> str:
        return TraceRule.words(self.rule)


@dataclass(frozen=True, slots=True)
class ProposedLink:
    proposal: Proposal
    kind: str
    label: str
    clues: tuple[Clue, ...]

    @property
    def value(self) -> str:
        """As the form sends it."""
        return f"{self.proposal.kind}:{self.proposal.pk}"


@dataclass(frozen=True, slots=True)
class SuggestionRow:
    finding: Finding
    version: str
    words: SafeString
    links: tuple[ProposedLink, ...]
    other_clues: tuple[Clue, ...]
    following: int | None
    """The next one on the page, where a person goes on who edits this one."""


def for_desk(findings: QuerySet) -> QuerySet:
    """With all that a row shows, in a fixed number of queries."""
    candidates = Prefetch("candidates", queryset=Source.objects.select_related("publisher").order_by("title", "pk"))
    citations = Citation.objects.select_related("source__publisher").prefetch_related(candidates)
    places = ("passage_id", "start", "end", "pk")  # passages are written report by report, each in its order
    beside = findings.select_related("passage__report__country", "passage__section").order_by(*places)
    return beside.prefetch_related(
        Prefetch("abuse_types", queryset=AbuseType.objects.select_related("parent").order_by("position", "code")),
        Prefetch("groups", queryset=Group.objects.select_related("parent").order_by("position", "code")),
        Prefetch("actors", queryset=Actor.objects.select_related("parent").order_by("position", "code")),
        Prefetch("facilities", queryset=Facility.objects.order_by("name", "pk")),
        "facility_types",
        Prefetch("citations", queryset=citations.order_by("position", "pk")),
        Prefetch("figures", queryset=Figure.objects.select_related("facility").order_by("position", "pk")),
    )


def rows_of(findings: Sequence[Finding]) -> list[SuggestionRow]:
    """One row a finding, in the order given; the findings are as `for_desk` loads them."""
    versions = versions_of(findings, FINDING_PARTS)
    following = [*(finding.pk for finding in findings[1:]), None][: len(findings)]
    return [_row(one, versions[one.pk], after) for one, after in zip(findings, following, strict=True)]


def links_of(finding: Finding) -> list[ProposedLink]:
    """All that can be dropped from it before it is accepted."""
    clues = clues_of(finding)
    return [*_ties(finding, clues), *_citations(finding, clues), *_figures(finding, clues), *_fields(finding, clues)]


def clues_of(finding: Finding) -> list[Clue]:
    """The trace. A line that somebody wrote otherwise is shown as far as it can be read."""
    lines = [line for line in finding.trace if isinstance(line, dict)] if isinstance(finding.trace, list) else []
    return [_clue(line) for line in lines]


def _clue(line: dict[str, Any]) -> Clue:
    said = {name: str(line.get(name) or "") for name in ("rule", "kind", "value", "words")}
    start, end = (line.get(name) if isinstance(line.get(name), int) else 0 for name in ("start", "end"))
    return Clue(**said, start=start or 0, end=end or 0)


def _row(finding: Finding, version: str, following: int | None) -> SuggestionRow:
    links = links_of(finding)
    shown = {clue for link in links for clue in link.clues}
    clues = clues_of(finding)
    length = len(finding.passage.text)
    spans = [Span(clue.start, clue.end) for clue in clues if 0 <= clue.start < clue.end <= length]
    words = verbatim(finding.passage.text, [Span(finding.start, finding.end)], spans)
    others = tuple(clue for clue in clues if clue not in shown)
    return SuggestionRow(finding, version, words, tuple(links), others, following)


def _ties(finding: Finding, clues: Iterable[Clue]) -> Iterator[ProposedLink]:
    for relation, title in _TITLES.items():
        kind, name = _IN_TRACE[relation]
        for record in getattr(finding, relation).all():
            made_by = tuple(clue for clue in clues if clue.kind == kind and clue.value == getattr(record, name))
            yield ProposedLink(Proposal(relation, record.pk), title, choice_label(record), made_by)


def _citations(finding: Finding, clues: Iterable[Clue]) -> Iterator[ProposedLink]:
    for citation in finding.citations.all():
        made_by = _at(clues, citation.start, citation.end, _CITATION_KINDS)
        yield ProposedLink(Proposal("citations", citation.pk), "Source", _said_of(citation), made_by)


def _said_of(citation: Citation) -> str:
    said = f"“{citation.mention}” {citation.get_role_display()}"
    if citation.source:
        said = f"{said}: {choice_label(citation.source)}"
    sure = citation.get_certainty_display().lower()
    if citation.certainty == Certainty.AMBIGUOUS:
        named = "; ".join(choice_label(candidate) for candidate in citation.candidates.all())
        sure = f"{sure}: {named}" if named else sure
    return f"{said} ({sure})"


def _figures(finding: Finding, clues: Iterable[Clue]) -> Iterator[ProposedLink]:
    for figure in finding.figures.all():
        said = f"{figure}, {figure.counted}" + (f", as of {figure.as_of}" if figure.as_of else "")
        if figure.facility:
            said = f"{said}, in {figure.facility}"
        made_by = _at(clues, figure.start, figure.end, ("figure",))
        yield ProposedLink(Proposal("figures", figure.pk), "Figure", f"{said}: “{figure.words}”", made_by)


def _fields(finding: Finding, clues: Iterable[Clue]) -> Iterator[ProposedLink]:
    for name, title in (("hedge", "Hedge"), ("event_date", "Date of the event")):
        if value := getattr(finding, name):
            made_by = tuple(clue for clue in clues if clue.kind == name)
            yield ProposedLink(Proposal(name), title, value, made_by)


def _at(clues: Iterable[Clue], start: int, end: int, kinds: Sequence[str]) -> tuple[Clue, ...]:
    return tuple(clue for clue in clues if clue.kind in kinds and (clue.start, clue.end) == (start, end))
