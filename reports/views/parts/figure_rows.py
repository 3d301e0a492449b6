"""Figures arranged for a table with bars: those that count the same thing side by side on one scale, never added up."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Prefetch

from reports.models import Citation, Figure
from reports.models.figure import FigureQuerySet
from reports.models.links import citations_with_sources


@dataclass(frozen=True, slots=True)
class FigureTable:
    """Figures that count the same, drawn on one scale up to `scale_top`; or, with neither, all that stand alone."""

    rows: tuple[dict[str, Any], ...]
    counted: str = ""
    unit: str = ""
    scale_top: Decimal | None = None


def with_origin(figures: FigureQuerySet) -> FigureQuerySet:
    """With the finding, its place and the public source of each figure, the oldest first."""
    citations = citations_with_sources(Citation.objects.public())
    return (
        figures.select_related("facility", "finding__passage__report__country", "finding__passage__section")
        .prefetch_related(Prefetch("citation", queryset=citations))
        .order_by("as_of_earliest", "low", "finding__passage__report__slug", "finding__passage__number", "start", "pk")
    )


def figure_tables(figures: Iterable[Figure]) -> list[FigureTable]:
    """A table with bars for each thing that is counted twice or as a range, the fullest first; then one for the rest."""
    alike = defaultdict(list)
    for figure in figures:
        alike[figure.counted.casefold(), figure.unit].append(figure)
    drawn = [_drawn(same) for same in alike.values() if _worth_drawing(same)]
    alone = tuple({"figure": figure} for same in alike.values() if not _worth_drawing(same) for figure in same)
    drawn.sort(key=lambda table: -len(table.rows))
    return [*drawn, FigureTable(alone)] if alone else drawn


def _worth_drawing(figures: list[Figure]) -> bool:
    whole = all(figure.low >= 0 for figure in figures) and any(figure.high > 0 for figure in figures)
    return whole and (len(figures) > 1 or figures[0].low != figures[0].high)


def _drawn(figures: list[Figure]) -> FigureTable:
    top = _round_up(max(figure.high for figure in figures))
    rows = tuple({"figure": figure, "bar": _bar(figure, top)} for figure in figures)
    return FigureTable(rows, figures[0].counted, figures[0].unit, top)


def _bar(figure: Figure, top: Decimal) -> dict[str, Any]:
    low, high = (round(float(edge / top * 100), 2) for edge in (figure.low, figure.high))
    return {"low": low, "high": high, "qualifier": figure.qualifier}


def _round_up(number: Decimal) -> Decimal:
    """The next of 1, 2, 2.5, 5 and 10 times a power of ten."""
    power = Decimal(10) ** number.adjusted()
    return next(step * power for step in map(Decimal, ("1", "2", "2.5", "5", "10")) if step * power >= number)
