"""How well proposals meet what people found: precision and recall in a report, as pairs of a passage and a value."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from reports.choices import Status
from reports.models import Citation, Finding, Report
from reports.suggesting.already_curated import load_above, with_wider
from reports.suggesting.load import load_knowledge
from reports.suggesting.proposing.knowledge import LINKS, Kind, Proposal
from reports.suggesting.proposing.propose import Tools
from reports.suggesting.run import propose_for

SOURCE = "source"
KINDS = (Kind.FACILITY, Kind.ABUSE_TYPE, SOURCE, Kind.FACILITY_TYPE, Kind.GROUP, Kind.ACTOR)

type Pairs = dict[str, set[tuple[int, str]]]


@dataclass(frozen=True, slots=True)
class Score:
    """`proposed` and `curated` pairs of one kind, and how many of each the other side has.

    Strictly, a pair has to be there to the letter, so that both counts are the same. Leniently, a wider or narrower term of
    the same tree counts as well, and a source counts that is among the candidates of an ambiguous citation.
    """

    kind: str
    proposed: int
    curated: int
    exact: int
    right: int
    found: int

    @property
    def precision(self) -> float:
        return self.exact / self.proposed if self.proposed else 1.0

    @property
    def recall(self) -> float:
        return self.exact / self.curated if self.curated else 1.0

    @property
    def lenient_precision(self) -> float:
        return self.right / self.proposed if self.proposed else 1.0

    @property
    def lenient_recall(self) -> float:
        return self.found / self.curated if self.curated else 1.0


def score_report(report: Report) -> list[Score]:
    """Measured against the report's published findings that people made; nothing is written."""
    proposed: Pairs = defaultdict(set)
    candidates: set[tuple[int, str]] = set()
    for suggestion in propose_for(report, Tools(load_knowledge())):
        _gather(suggestion.passage.pk, suggestion.proposal, proposed, candidates)
    curated, above = _curated(report), load_above()
    return [_score(kind, proposed[kind], curated[kind], candidates, above.get(kind, {})) for kind in KINDS]


def _gather(passage: int, proposal: Proposal, proposed: Pairs, candidates: set[tuple[int, str]]) -> None:
    for link in proposal.links:
        proposed[link.kind].add((passage, link.value))
    for citation in proposal.citations:
        if citation.source:
            proposed[SOURCE].add((passage, citation.source))
        candidates.update((passage, candidate) for candidate in citation.candidates)


def _curated(report: Report) -> Pairs:
    findings = Finding.objects.filter(passage__report=report, suggestion__isnull=True, status=Status.PUBLISHED)
    pairs: Pairs = defaultdict(set)
    for kind, (relation, name) in LINKS.items():
        linked = findings.filter(**{f"{relation}__isnull": False})
        pairs[kind].update(linked.values_list("passage", f"{relation}__{name}"))
    cited = Citation.objects.filter(finding__in=findings, source__isnull=False)
    pairs[SOURCE].update(cited.values_list("finding__passage", "source__slug"))
    return pairs


def _score(
    kind: str,
    proposed: set[tuple[int, str]],
    curated: set[tuple[int, str]],
    candidates: set[tuple[int, str]],
    parents: Mapping[str, str],
) -> Score:
    return Score(
        kind,
        len(proposed),
        len(curated),
        len(proposed & curated),
        sum(_met(pair, curated, parents) for pair in proposed),
        sum(_met(pair, proposed, parents) or (kind == SOURCE and pair in candidates) for pair in curated),
    )


def _met(pair: tuple[int, str], others: Iterable[tuple[int, str]], parents: Mapping[str, str]) -> bool:
    """Whether the same passage has the value, or one above or below it."""
    passage, value = pair
    own = with_wider([value], parents)
    return any(place == passage and (other in own or value in with_wider([other], parents)) for place, other in others)
