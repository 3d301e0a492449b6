"""Where else the words of a passage stand, in one quiet line."""

from html import escape
from typing import Any

from django import template
from django.utils.safestring import SafeString

from reports.addresses import addresses_of

register = template.Library()


@register.simple_tag
def repeats(passage: Any, repeated: Any) -> SafeString:
    """`repeated`: a Repeats of reports.views.parts.repeats, or nothing."""
    if not repeated:
        return SafeString("")
    editions = _editions(passage.report, repeated.editions) if repeated.editions else ""
    others = _others(passage, repeated.others, also=bool(editions)) if repeated.others else ""
    return SafeString(f'<p class="repeats">{editions}{others}</p>')


def _editions(report: Any, editions: tuple[tuple[int, str], ...]) -> str:
    address, country = addresses_of("passage"), escape(getattr(report, "country_name", None) or report.country.name)
    links = [
        f'<a href="{address(key)}"><span class="visually-hidden">{country} </span>{_year(report, year)}</a>'
        for year, key in editions
    ]
    return f"Also in {', '.join(links)}"


def _year(report: Any, year: int) -> str:
    return f"another report of {year}" if year == getattr(report, "year", None) else str(year)


def _others(passage: Any, count: int, *, also: bool) -> str:
    begins, other, plural = "; word" if also else "Word", "more" if also else "other", "" if count == 1 else "s"
    return (
        f'{begins} for word in <a href="{passage.get_absolute_url()}#repeats">{count:,} {other} report{plural}'
        f'<span class="visually-hidden"> (passage {passage.number})</span></a>'
    )
