"""Deciding which edition a page is, from all that its places say and what the person says who brings it in.

Where they agree, the edition is decided; where they do not, that is a question and the page is refused until it is answered.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from reports.ingest.preparing.edition import EARLIEST_YEAR, LATEST_YEAR, Edition
from reports.ingest.preparing.prepared import Asked
from reports.ingest.preparing.reference_data import Directory, NamedCountry, NamedSeries
from reports.problems import Problem, Refused, refuse, shortened
from reports.reading.outline.elements import Evidence, Outline
from reports.text import fold_name, most_similar

HEADING = "heading"
LONGEST_SHOWN = 160  # characters of what a page says
_NOTHING_HELD = "None is held yet: run load_curated --vocabularies first."


@dataclass(frozen=True, slots=True)
class Decided:
    """`questions` stop nothing: names in lesser places of the page that are not known."""

    edition: Edition
    questions: tuple[str, ...] = ()


def decide_edition(outline: Outline, directory: Directory, asked: Asked, *, series: str = "") -> Decided:
    """`series` is the slug of the one that the page's reader is for, if it is for one. Raises Refused with every question."""
    deciding = _Deciding(outline, directory, asked)
    problems: list[Problem] = []
    named_series = _decided(lambda: deciding.series(series), problems)
    country = _decided(deciding.country, problems)
    year = _decided(deciding.year, problems)
    if named_series is None or country is None or year is None:
        raise Refused(problems)
    published = outline.metadata.published
    edition = Edition(
        series=named_series,
        country=country,
        year=year,
        title=asked.title,
        headed=asked.headed,
        published_date=asked.published or (published.date() if published else None),
        url=asked.url or outline.metadata.address,
        licence=asked.licence,
    )
    return Decided(edition, tuple(deciding.questions))


class _Deciding:
    """One page. Whatever cannot be decided is Refused, with the question."""

    def __init__(self, outline: Outline, directory: Directory, asked: Asked) -> None:
        self.questions: list[str] = []
        self._outline, self._directory, self._asked = outline, directory, asked
        headed = (Evidence(HEADING, outline.headed, country=outline.headed),) if outline.headed else ()
        self._evidence = outline.evidence or headed
        self._is_confirmed = bool(asked.headed) and fold_name(asked.headed) == fold_name(outline.headed)

    def series(self, of_reader: str) -> NamedSeries:
        asked, held = self._asked.series, self._directory.series
        if asked and of_reader and asked != of_reader:
            raise refuse(f"this page is one of the series “{of_reader}”, and “{asked}” was asked for.")
        slug = asked or of_reader
        if not slug:
            raise refuse(f"which series is this? The page does not say: give --series. {_instead('', held)}")
        if slug not in held:
            raise refuse(f"no series “{slug}” is held. {_instead(slug, held)}")
        return held[slug]

    def year(self) -> int:
        said = _first_to_say((str(each.year), each) for each in self._evidence if each.year)
        year = self._asked.year
        if year is None and len(said) > 1:
            raise refuse(f"which edition is this? {_places(said)}. Say it with --year.", self._heading_line)
        if year is None and not said:
            raise refuse("which edition is this? The page names no year: give --year.")
        year = next(iter(said.values())).year if year is None else year
        if year is None or not EARLIEST_YEAR <= year <= LATEST_YEAR:
            raise refuse(f"the year {year} is none a report can be about.")
        if said and str(year) not in said and not self._is_confirmed:
            raise refuse(f"{_places(said)}, and {year} was asked for. {self._how_to_confirm()}", self._heading_line)
        return year

    def country(self) -> NamedCountry:
        return self._asked_country() if self._asked.country else self._country_said()

    def _asked_country(self) -> NamedCountry:
        """The one asked for, when the page names it somewhere or names none, or the person has seen what it names."""
        asked = self._asked.country
        country = self._directory.find_country(asked)
        if country is None:
            raise refuse(f"no country “{asked}” is held. {self._countries_instead(asked)}")
        named = [each for each in self._evidence if each.country]
        codes = {self._directory.country_of(each.country) for each in named}
        if not named or country.code.upper() in codes or self._is_confirmed:
            return country
        raise refuse(
            f"the page is headed “{self._headed}”, and {country.code} is {country.name} here."
            f" {self._how_to_confirm(f'means {country.name}')} If not, give its own --country.",
            self._heading_line,
        )

    def _country_said(self) -> NamedCountry:
        named = [each for each in self._evidence if each.country]
        known = _first_to_say((code, each) for each in named if (code := self._directory.country_of(each.country)))
        if len(known) > 1:
            raise refuse(f"which country is this? {_places(known)}. Say it with --country.", self._heading_line)
        if not named:
            raise refuse("which country is this? The page names none: give --country.")
        if not known:
            raise self._unknown(named[0])
        country = self._directory.countries[next(iter(known))]
        for evidence in named:
            if not self._directory.country_of(evidence.country):
                self._weigh_unknown(evidence, country)
        return country

    def _weigh_unknown(self, evidence: Evidence, country: NamedCountry) -> None:
        """An unknown name beside a known one. In the heading it has to be a misspelling of it, and of no other more; elsewhere
        it is only told."""
        if evidence.place == HEADING and self._directory.countries_near(evidence.country)[:1] != [country]:
            raise self._unknown(evidence, f" Its other places say {country.name} ({country.code}).")
        self.questions.append(
            f"is “{_shown(evidence.country)}” {country.name}? Its {evidence.place} says it, and no country is known by that"
            " name; the page's other places name none but this one."
        )

    def _unknown(self, evidence: Evidence, more: str = "") -> Refused:
        return refuse(
            f"which country is this? Its {evidence.place} says “{_shown(evidence.country)}”, and no country is known by"
            f" that name.{more} {self._countries_instead(evidence.country)} Say it with --country and --headed"
            f' "{self._headed}", or add the name to its country.',
            self._heading_line,
        )

    def _countries_instead(self, name: str) -> str:
        held = self._directory.countries
        near = self._directory.countries_near(name)
        if near:
            return f"Near it: {', '.join(f'{country.name} ({country.code})' for country in near)}."
        return _instead(name.upper(), held)

    def _how_to_confirm(self, means: str = "") -> str:
        means = means or "is that edition all the same"
        return f'If the page {means}, say so with --headed "{self._headed}".'

    @property
    def _headed(self) -> str:
        return _shown(self._outline.headed)

    @property
    def _heading_line(self) -> int | None:
        return self._outline.headed_line if self._outline.headed else None


def _decided[T](decide: Callable[[], T], problems: list[Problem]) -> T | None:
    """None when it cannot be decided; why is among the problems then."""
    try:
        return decide()
    except Refused as refused:
        problems.extend(refused.problems)
        return None


def _first_to_say(said: Iterable[tuple[str, Evidence]]) -> dict[str, Evidence]:
    first: dict[str, Evidence] = {}
    for value, evidence in said:
        first.setdefault(value, evidence)
    return first


def _places(said: dict[str, Evidence]) -> str:
    return "; ".join(f"its {evidence.place} says “{_shown(evidence.words)}”" for evidence in said.values())


def _shown(words: str) -> str:
    return shortened(words, LONGEST_SHOWN)


def _instead(asked: str, held: Iterable[str]) -> str:
    """What is held: the nearest, or the first of it."""
    names = sorted(held)
    near = (most_similar(asked, names) if asked else []) or names[:10]
    more = " and others" if len(names) > len(near) else ""
    return f"Held: {', '.join(near)}{more}." if near else _NOTHING_HELD
