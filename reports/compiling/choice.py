"""What a reader asks a custom report to hold, read from an address and written back as the one address it has."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.http import QueryDict

from reports.models import Country, Topic
from reports.models.tree import with_below

_PARAMETERS = {"year": "year", "topic": "topic", "country": "country"}
_SWITCHES = ("findings", "edit")
_YEARS = range(1900, 2201)
MOST_YEARS = 60


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with one parameter, in a sentence for the reader."""

    parameter: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Choice:
    """Years x topics (codes) x countries (slugs), each sorted and once. A topic stands for everything below it too."""

    years: tuple[int, ...]
    topics: tuple[str, ...]
    countries: tuple[str, ...]
    findings: bool = False

    @property
    def query(self) -> str:
        """The parameters of its one address."""
        chosen: list[tuple[str, object]] = [("year", year) for year in self.years]
        chosen += [("topic", code) for code in self.topics]
        chosen += [("country", slug) for slug in self.countries]
        return urlencode(chosen + ([("findings", 1)] if self.findings else []))

    def adding(self, topic: str) -> "Choice":
        return replace(self, topics=tuple(sorted({*self.topics, topic})))

    def with_findings(self, shown: bool) -> "Choice":
        return replace(self, findings=shown)


def read_choice(parameters: QueryDict) -> tuple[Choice | None, list[Problem]]:
    """The choice of an address, or every problem that the address has."""
    years, bad_years = _years(parameters.getlist("year"))
    topics, bad_topics = _topics(parameters.getlist("topic"))
    countries, bad_countries = _countries(parameters.getlist("country"))
    problems = [*_unknown(parameters), *bad_years, *bad_topics, *bad_countries, *_switches(parameters)]
    problems += [
        Problem(name, f"Choose at least one {word}.")
        for name, word in _PARAMETERS.items()
        if not any(parameters.getlist(name))
    ]
    if problems:
        return None, problems
    return Choice(years, topics, countries, findings="findings" in parameters), []


def _years(values: Iterable[str]) -> tuple[tuple[int, ...], list[Problem]]:
    years = {value: int(value) for value in values if value.isascii() and value.isdecimal() and len(value) == 4}
    bad = [Problem("year", f"“{value}” is not a year.") for value in values if value and years.get(value) not in _YEARS]
    if len(set(years.values())) > MOST_YEARS:
        bad.append(Problem("year", f"Choose {MOST_YEARS} years or fewer."))
    return tuple(sorted(set(years.values()))), bad


def _topics(values: Iterable[str]) -> tuple[tuple[str, ...], list[Problem]]:
    """Known codes, without those that stand below another chosen one: they are in the document already."""
    asked = set(filter(None, values))
    topics = {topic.code: topic for topic in Topic.objects.order_by("code")} if asked else {}
    below = with_below(topics.values())
    within = {key for code in asked & set(topics) for key in below[topics[code].pk] - {topics[code].pk}}
    kept = tuple(code for code in topics if code in asked and topics[code].pk not in within)
    return kept, _not_known("topic", "topic", asked, topics)


def _countries(values: Iterable[str]) -> tuple[tuple[str, ...], list[Problem]]:
    asked = set(filter(None, values))
    known = dict(Country.objects.order_by("slug").values_list("slug", "name")) if asked else {}
    return tuple(slug for slug in known if slug in asked), _not_known("country", "country or area", asked, known)


def _not_known(parameter: str, word: str, asked: Iterable[str], known: Mapping[str, object]) -> list[Problem]:
    return [
        Problem(parameter, f"“{value}” is not a {word} that the archive knows.")
        for value in sorted(asked)
        if value not in known
    ]


def _switches(parameters: QueryDict) -> list[Problem]:
    wrong = [(name, parameters.getlist(name)) for name in _SWITCHES if parameters.getlist(name) not in ([], ["1"])]
    return [
        Problem(name, f"“{', '.join(values)}” is not a choice here: write 1, or leave it out.")
        for name, values in wrong
    ]


def _unknown(parameters: QueryDict) -> list[Problem]:
    known = {*_PARAMETERS, *_SWITCHES}
    return [Problem(name, f"“{name}” is not a parameter of this page.") for name in parameters if name not in known]
