"""What curators' findings already say of a sentence, so that it is not suggested to them again."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from reports.choices import Status
from reports.models import AbuseType, Actor, Citation, Figure, Finding, Group
from reports.quoting import Span
from reports.suggesting.proposing.knowledge import LINKS, WORTH_SUGGESTING, Kind, Proposal

_NOT_CURATED = (Status.SUGGESTED, Status.REJECTED)

type Above = Mapping[str, Mapping[str, str]]


@dataclass(slots=True)
class CuratedFinding:
    """One finding that a person made."""

    span: Span
    withdrawn: bool
    values: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    sources: set[str] = field(default_factory=set)
    figures: list[Span] = field(default_factory=list)


def load_curated_findings(report_id: int) -> dict[int, list[CuratedFinding]]:
    """By passage, what people have made of a report or accepted, and what of it was withdrawn; not what they rejected."""
    curated: dict[int, list[CuratedFinding]] = defaultdict(list)
    by_pk: dict[int, CuratedFinding] = {}
    findings = Finding.objects.filter(passage__report=report_id).exclude(status__in=_NOT_CURATED)
    for pk, passage, start, end, status in findings.values_list("pk", "passage", "start", "end", "status"):
        by_pk[pk] = CuratedFinding(Span(start, end), status == Status.WITHDRAWN)
        curated[passage].append(by_pk[pk])
    for kind, (relation, name) in LINKS.items():
        for pk, value in findings.filter(**{f"{relation}__isnull": False}).values_list("pk", f"{relation}__{name}"):
            by_pk[pk].values[kind].add(value)
    cited = Citation.objects.filter(finding__in=findings, source__isnull=False)
    for pk, source in cited.values_list("finding", "source__slug"):
        by_pk[pk].sources.add(source)
    for pk, start, end in Figure.objects.filter(finding__in=findings).values_list("finding", "start", "end"):
        by_pk[pk].figures.append(Span(start, end))
    return curated


def load_above() -> dict[str, dict[str, str]]:
    """Each term's parent, for the kinds of link that are trees."""
    trees = ((Kind.ABUSE_TYPE, AbuseType), (Kind.GROUP, Group), (Kind.ACTOR, Actor))
    return {
        kind: dict(model.objects.filter(parent__isnull=False).values_list("code", "parent__code"))
        for kind, model in trees
    }


def without_curated(proposal: Proposal, curated: Iterable[CuratedFinding], above: Above) -> Proposal | None:
    """What is left to suggest; nothing when no abuse or facility is, or when a person's finding there was withdrawn."""
    over = [each for each in curated if each.span.overlaps((proposal.start, proposal.end))]
    if any(each.withdrawn for each in over):
        return None
    if not over:
        return proposal
    known = {
        kind: with_wider(set().union(*(each.values[kind] for each in over)), above.get(kind, {})) for kind in LINKS
    }
    links = tuple(link for link in proposal.links if link.value not in known[link.kind])
    if not any(link.kind in WORTH_SUGGESTING for link in links):
        return None
    sources = set().union(*(each.sources for each in over))
    spans = [span for each in over for span in each.figures]
    kept = [not citation.source or citation.source not in sources for citation in proposal.citations]
    figures = (
        replace(figure, citation=_moved(figure.citation, kept))
        for figure in proposal.figures
        if not any(span.overlaps((figure.start, figure.end)) for span in spans)
    )
    citations = tuple(citation for citation, keep in zip(proposal.citations, kept, strict=True) if keep)
    return replace(proposal, links=links, citations=citations, figures=tuple(figures))


def with_wider(values: Iterable[str], parents: Mapping[str, str]) -> set[str]:
    """The terms and every term above them: a finding of the narrower term is one of the wider."""
    found: set[str] = set()
    for value in values:
        term: str | None = value
        while term is not None and term not in found:
            found.add(term)
            term = parents.get(term)
    return found


def _moved(place: int | None, kept: list[bool]) -> int | None:
    """The place of a citation among those that are kept."""
    return sum(kept[:place]) if place is not None and kept[place] else None
