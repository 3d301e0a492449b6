"""Which edition a page is: asked of the person who brings it in, checked against what is held, never guessed from the page."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

from reports.ingest.outline import Outline
from reports.ingest.problems import Problem, Refused
from reports.models import Country, Series
from reports.text import fold_name

EARLIEST_YEAR, LATEST_YEAR = 1900, 2200


@dataclass(frozen=True, slots=True)
class Edition:
    """`headed` is what the page calls the country, when that is not the archive's name for it."""

    series: Series
    country: Country
    year: int
    title: str = ""
    headed: str = ""
    published_date: datetime.date | None = None
    url: str = ""
    licence: str = ""

    @property
    def slug(self) -> str:
        return f"{self.series.slug}-{self.year}-{self.country.slug}"

    @property
    def full_title(self) -> str:
        return self.title or f"{self.year} {self.series.title}: {self.country.name}"


def find_edition(*, series: str, country: str, year: int) -> Edition:
    """The edition with its series and country as held. Raises Refused, naming what is held instead."""
    held_series = Series.objects.filter(slug=series).first()
    held_country = Country.objects.filter(code__iexact=country).first()
    problems = []
    if held_series is None:
        problems.append(_not_held("series", series, Series.objects.values_list("slug", flat=True)))
    if held_country is None:
        problems.append(_not_held("country", country, Country.objects.values_list("code", flat=True)))
    if not EARLIEST_YEAR <= year <= LATEST_YEAR:
        problems.append(Problem(f"the year {year} is none a report can be about."))
    if problems or held_series is None or held_country is None:
        raise Refused(problems)
    return Edition(series=held_series, country=held_country, year=year)


def country_problems(outline: Outline, edition: Edition) -> list[Problem]:
    """Whether the page is headed by the country it is said to be about; where it is not, that is a question to answer."""
    expected = {fold_name(edition.country.name), fold_name(edition.headed or edition.country.name)}
    if fold_name(outline.headed) in expected:
        return []
    return [
        Problem(
            f"the page is headed “{outline.headed}”, and {edition.country.code} is {edition.country.name} here. If the page"
            f' means {edition.country.name}, say so with --headed "{outline.headed}"; if not, give its own --country.',
            outline.headed_line,
        )
    ]


def _not_held(noun: str, asked: str, held: Iterable[str]) -> Problem:
    names = sorted(held)
    near = get_close_matches(asked, names, n=3) or names[:10]
    more = " and others" if len(names) > len(near) else ""
    instead = f"Held: {', '.join(near)}{more}." if near else "None is held yet: run load_curated --vocabularies first."
    return Problem(f"no {noun} “{asked}” is held. {instead}")
