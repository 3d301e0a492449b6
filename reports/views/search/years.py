"""The years of the hits as bars: numbers for an SVG, whose attributes need no style of their own."""

from dataclasses import dataclass
from typing import Any

from reports.search import Facet, FacetValue
from reports.views.search.addresses import Addresses
from reports.views.search.facets import facet_choice

WIDTH = 240
HEIGHT = 56
GAP = 2
LEAST_HEIGHT = 2
"""A year with one hit is to be seen beside one with a thousand."""


@dataclass(frozen=True, slots=True)
class Bar:
    """`x` and `width` are the bar's; `y` and `height` are of what is filled. The whole column is the link."""

    year: str
    count: int
    x: float
    y: float
    width: float
    height: float
    choice: dict[str, Any]


def year_bars(facet: Facet, to: Addresses) -> dict[str, Any] | None:
    """The histogram as search/years.html takes it; years without hits leave room. None where there is but one year."""
    years = {int(value.parameter): value for value in facet.values}
    if len(years) < 2:
        return None
    first, last = min(years), max(years)
    step = WIDTH / (last - first + 1)
    most = max(value.count for value in years.values()) or 1
    bars = [
        _bar(value, (year - first) * step, step, most, facet_choice("year", value, to)) for year, value in years.items()
    ]
    return {
        "bars": sorted(bars, key=lambda bar: bar.year),
        "first": first,
        "last": last,
        "width": WIDTH,
        "height": HEIGHT,
        "is_narrowed": any(value.chosen or value.excluded for value in years.values()),
    }


def _bar(value: FacetValue, x: float, step: float, most: int, choice: dict[str, Any]) -> Bar:
    height = max(LEAST_HEIGHT, HEIGHT * value.count / most) if value.count else 0
    return Bar(
        year=value.parameter,
        count=value.count,
        x=round(x, 2),
        y=round(HEIGHT - height, 2),
        width=round(max(1.0, step - GAP), 2),
        height=round(height, 2),
        choice=choice,
    )
