"""Deciding which edition a page is, from all that its places say and what the person says who brings it in.

Where they agree, the edition is decided; where they do not, that is a question and the page is refused until it is answered.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from reports.ingest.preparing.edition import EARLIEST_YEAR, LATEST_YEAR, Edition, EditionHints
from reports.ingest.preparing.reference_data import NamedCountry, NamedSeries, ReferenceData
from reports.problems import Answer, Problem, Refused, refuse, shortened
from reports.reading.outline.elements import EditionClue, Outline
from reports.text import fold_name, most_similar

HEADING = "heading"
type Mend = tuple[str | Answer, ...]

LONGEST_SHOWN = 160  # characters of what a page says
_NOTHING_KNOWN = "It has none yet: run load_curated --vocabularies first."


@dataclass(frozen=True, slots=True)
class Decided:
    """`questions` stop nothing: names in lesser places of the page that are not known."""

    edition: Edition
    questions: tuple[str, ...] = ()


def decide_edition(
    outline: Outline, reference_data: ReferenceData, hints: EditionHints, *, series: str = ""
) -> Decided:
    """`series` is the slug of the one that the page's reader is for, if it is for one. Raises Refused with every question."""
    deciding = _Deciding(outline, reference_data, hints)
    problems: list[Problem] = []
    named_series = _decided(lambda: deciding.series(series), problems)
    country = _decided(deciding.country, problems)
    year = _decided(deciding.year, problems)
    if named_series is None or country is None or year is None:
        raise Refused(problems)
    published = outline.metadata.published
    own_title = "" if series or outline.headed else " ".join(outline.metadata.title.split())
    edition = Edition(
        series=named_series,
        country=country,
        year=year,
        title=hints.title,
        headed=hints.headed,
        published_date=hints.published or (published.date() if published else None),
        url=hints.url or outline.metadata.address,
        licence=hints.licence,
        symbol=hints.symbol or ((hints.title or own_title) if hints.another_report else ""),
        own_title=own_title,
        revises=hints.revises,
        is_another=hints.another_report,
    )
    return Decided(edition, tuple(deciding.questions))


class _Deciding:
    """One page. Whatever cannot be decided is Refused, with the question."""

    def __init__(self, outline: Outline, reference_data: ReferenceData, hints: EditionHints) -> None:
        self.questions: list[str] = []
        self._outline, self._reference_data, self._hints = outline, reference_data, hints
        headed = (EditionClue(HEADING, outline.headed, country=outline.headed),) if outline.headed else ()
        self._clues = outline.clues or headed
        self._is_confirmed = bool(hints.headed) and fold_name(hints.headed) == fold_name(outline.headed)

    def series(self, of_reader: str) -> NamedSeries:
        asked, known = self._hints.series, self._reference_data.series
        if asked and of_reader and asked != of_reader:
            raise refuse(f"this page is one of the series “{of_reader}”, and “{asked}” was asked for.")
        slug = asked or of_reader
        if not slug:
            mend = ("Give ", Answer("series"), f". {_instead('', known)}")
            raise refuse("which series is this? The page does not say.", mend=mend)
        if slug not in known:
            raise refuse(f"the archive has no series “{slug}”.", mend=[_instead(slug, known)])
        return known[slug]

    def year(self) -> int:
        said = _first_to_say((str(each.year), each) for each in self._clues if each.year)
        year = self._hints.year
        if year is None and len(said) > 1:
            raise refuse(f"which edition is this? {_places(said)}.", self._heading_line, mend=_say_it_with("year"))
        if year is None and not said:
            raise refuse("which edition is this? The page names no year.", mend=("Give ", Answer("year"), "."))
        year = next(iter(said.values())).year if year is None else year
        if year is None or not EARLIEST_YEAR <= year <= LATEST_YEAR:
            raise refuse(f"the year {year} is none a report can be about.")
        if said and str(year) not in said and not self._is_confirmed:
            raise refuse(f"{_places(said)}, and {year} was asked for.", self._heading_line, mend=self._how_to_confirm())
        return year

    def country(self) -> NamedCountry:
        return self._asked_country() if self._hints.country else self._country_said()

    def _asked_country(self) -> NamedCountry:
        """The one asked for, when the page names it somewhere or names none, or the person has seen what it names."""
        asked = self._hints.country
        country = self._reference_data.find_country(asked)
        if country is None:
            raise refuse(f"the archive has no country “{asked}”.", mend=[self._countries_instead(asked)])
        named = [each for each in self._clues if each.country]
        codes = {self._reference_data.country_of(each.country) for each in named}
        if not named or country.code.upper() in codes or self._is_confirmed:
            return country
        raise refuse(
            f"the page is headed “{self._headed}”, and {country.code} is {country.name} here.",
            self._heading_line,
            mend=(*self._how_to_confirm(f"means {country.name}"), " If not, give its own ", Answer("country"), "."),
        )

    def _country_said(self) -> NamedCountry:
        named = [each for each in self._clues if each.country]
        known = _first_to_say((code, each) for each in named if (code := self._reference_data.country_of(each.country)))
        if len(known) > 1:
            raise refuse(f"which country is this? {_places(known)}.", self._heading_line, mend=_say_it_with("country"))
        if not named:
            raise refuse("which country is this? The page names none.", mend=("Give ", Answer("country"), "."))
        if not known:
            raise self._unknown(named[0])
        country = self._reference_data.countries[next(iter(known))]
        for clue in named:
            if not self._reference_data.country_of(clue.country):
                self._weigh_unknown(clue, country)
        return country

    def _weigh_unknown(self, clue: EditionClue, country: NamedCountry) -> None:
        """An unknown name beside a known one. In the heading it has to be a misspelling of it, and of no other more; elsewhere
        it is only a question."""
        if clue.place == HEADING and self._reference_data.countries_near(clue.country)[:1] != [country]:
            raise self._unknown(clue, f" Its other places say {country.name} ({country.code}).")
        self.questions.append(
            f"is “{_shown(clue.country)}” {country.name}? Its {clue.place} says it, and no country is known by that"
            " name; the page's other places name none but this one."
        )

    def _unknown(self, clue: EditionClue, more: str = "") -> Refused:
        return refuse(
            f"which country is this? Its {clue.place} says “{_shown(clue.country)}”, and no country is known by"
            f" that name.{more}",
            self._heading_line,
            mend=(
                f"{self._countries_instead(clue.country)} Say it with ",
                Answer("country"),
                " and ",
                Answer("headed", self._headed),
                ", or add the name to its country.",
            ),
        )

    def _countries_instead(self, name: str) -> str:
        near = self._reference_data.countries_near(name)
        if near:
            return f"Near it: {', '.join(f'{country.name} ({country.code})' for country in near)}."
        return _instead(name.upper(), self._reference_data.countries)

    def _how_to_confirm(self, means: str = "is that edition all the same") -> Mend:
        return (f"If the page {means}, say so with ", Answer("headed", self._headed), ".")

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


def _first_to_say(said: Iterable[tuple[str, EditionClue]]) -> dict[str, EditionClue]:
    first: dict[str, EditionClue] = {}
    for value, clue in said:
        first.setdefault(value, clue)
    return first


def _places(said: dict[str, EditionClue]) -> str:
    return "; ".join(f"its {clue.place} says “{_shown(clue.words)}”" for clue in said.values())


def _say_it_with(option: str) -> Mend:
    return ("Say it with ", Answer(option), ".")


def _shown(words: str) -> str:
    return shortened(words, LONGEST_SHOWN)


def _instead(asked: str, known: Iterable[str]) -> str:
    """What the archive has: the nearest, or the first of it."""
    names = sorted(known)
    near = (most_similar(asked, names) if asked else []) or names[:10]
    more = " and others" if len(names) > len(near) else ""
    return f"It has: {', '.join(near)}{more}." if near else _NOTHING_KNOWN
