"""What the passages of a document rely on: the sources that their public findings cite, and the figures they give."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Prefetch

from reports.models import Citation, Figure, Passage, Source
from reports.models.links import citations_with_sources


@dataclass(frozen=True, slots=True)
class ReliedOn:
    """A source with the passages whose findings cite it; where it is only possible, the words may mean another."""

    source: Source
    passages: tuple[Passage, ...]
    is_possible: bool


def sources_of(passages: Sequence[Passage]) -> list[ReliedOn]:
    """By publisher and title. A source that is certain anywhere stands once, with the passages where it is certain."""
    order = {passage.pk: passage for passage in passages}
    citations = Citation.objects.public().filter(finding__passage__in=order)
    candidates = Citation.candidates.through.objects.filter(citation__in=citations).order_by()
    certain = _gathered(
        citations.filter(source__isnull=False).order_by().values_list("source", "finding__passage"), order
    )
    possible = _gathered(candidates.values_list("source", "citation__finding__passage"), order)
    sources = Source.objects.public().select_related("publisher").in_bulk([*certain, *possible])
    listed = [
        ReliedOn(source, certain.get(key) or possible[key], is_possible=key not in certain)
        for key, source in sources.items()
    ]
    return sorted(listed, key=_place)


def figures_of(passages: Sequence[Passage]) -> list[tuple[Figure, Passage]]:
    """Every public figure with its passage, in the order of the text."""
    order = {passage.pk: place for place, passage in enumerate(passages)}
    citations = Prefetch("citation", queryset=citations_with_sources(Citation.objects.public()))
    figures = Figure.objects.public().filter(finding__passage__in=order).select_related("facility", "finding")
    rows = sorted(
        figures.prefetch_related(citations),
        key=lambda figure: (order[figure.finding.passage_id], figure.start, figure.pk),
    )
    return [(figure, passages[order[figure.finding.passage_id]]) for figure in rows]


def _gathered(pairs: Iterable[tuple[int, int]], passages: Mapping[int, Passage]) -> dict[int, tuple[Passage, ...]]:
    """The passages of each source, in the order of the text."""
    where: dict[int, set[int]] = {}
    for source, passage in set(pairs):
        where.setdefault(source, set()).add(passage)
    return {
        source: tuple(passage for key, passage in passages.items() if key in keys) for source, keys in where.items()
    }


def _place(one: ReliedOn) -> tuple[str, str, int]:
    return one.source.publisher.name.casefold(), one.source.title.casefold(), one.source.pk
