"""From a choice to the sections it means: whole sections with all below them, and what is asked for and not in the archive."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby

from reports.compiling.choice import Choice
from reports.models import Country, Finding, Passage, Report, Section, Topic
from reports.models.passage import PassageQuerySet
from reports.models.tree import with_below

# What one page of a browser takes, and one person reads; a document is assembled in memory.
MOST_REPORTS = 100
MOST_PASSAGES = 1000
MOST_FINDINGS = 2000


class TooLarge(Exception):
    """The document would be longer than can be put together and read. Says how long, and what to do."""


@dataclass(frozen=True, slots=True)
class Missing:
    """An edition, or a topic of an edition, that was asked for and is not in the archive."""

    country: Country
    years: tuple[int, ...]
    topic: Topic | None = None


@dataclass(frozen=True, slots=True)
class Selection:
    """`outlines` maps a report's key to its sections in order, with the headings above the chosen ones."""

    choice: Choice
    topics: tuple[Topic, ...]
    countries: tuple[Country, ...]
    reports: tuple[Report, ...]
    outlines: Mapping[int, list[Section]]
    chosen: frozenset[int]
    missing: tuple[Missing, ...]

    def passages(self) -> PassageQuerySet:
        return Passage.objects.public().current().filter(section__in=self.chosen)


def select(choice: Choice) -> Selection:
    """Raises TooLarge, before any text is read, when there is more than one document can hold."""
    terms = {topic.code: topic for topic in Topic.objects.in_order()}
    below = with_below(terms.values())
    countries = tuple(Country.objects.filter(slug__in=choice.countries).order_by("name", "pk"))
    reports = _reports(choice)
    sections = (
        Section.objects.current()
        .public()
        .filter(report__in=reports)
        .select_related("topic")
        .order_by("report", "position")
    )
    outlines = _by_report(sections)
    topics = tuple(topic for code, topic in terms.items() if code in choice.topics)
    meant = frozenset().union(*(below[topic.pk] for topic in topics))
    chosen = {key: _chosen(outline, meant) for key, outline in outlines.items()}
    selection = Selection(
        choice=choice,
        topics=topics,
        countries=countries,
        reports=reports,
        outlines={key: _with_headings_above(outline, chosen[key]) for key, outline in outlines.items()},
        chosen=frozenset().union(*chosen.values()),
        missing=(*_editions_missing(choice, countries, reports), *_topics_missing(reports, outlines, topics, below)),
    )
    _check_length(selection)
    return selection


def _reports(choice: Choice) -> tuple[Report, ...]:
    reports = Report.objects.public().filter(year__in=choice.years, country__slug__in=choice.countries)
    in_order = reports.select_related("country", "series__publisher").order_by("country__name", "year", "slug")
    found = tuple(in_order[: MOST_REPORTS + 1])
    if len(found) > MOST_REPORTS:
        raise TooLarge(f"This choice means more than {MOST_REPORTS} reports. Choose fewer years or countries.")
    return found


def _check_length(selection: Selection) -> None:
    count = selection.passages().count()
    if count > MOST_PASSAGES:
        raise TooLarge(
            f"This choice means {count:,} passages, and one document holds {MOST_PASSAGES:,} at most. "
            "Choose fewer years, topics or countries, and make several documents."
        )
    if selection.choice.findings:
        _check_findings(selection)


def _check_findings(selection: Selection) -> None:
    count = Finding.objects.public().filter(passage__in=selection.passages()).count()
    if count > MOST_FINDINGS:
        raise TooLarge(
            f"The passages of this choice carry {count:,} findings, and one document prints {MOST_FINDINGS:,} at most. "
            "Leave the findings out of the text, or choose fewer years, topics or countries."
        )


def _by_report(sections: Iterable[Section]) -> dict[int, list[Section]]:
    outlines = defaultdict(list)
    for section in sections:
        outlines[section.report_id].append(section)
    return outlines


def _chosen(outline: Iterable[Section], topics: frozenset[int]) -> set[int]:
    """A parent stands before its children in the order of positions, so one walk is enough."""
    chosen: set[int] = set()
    for section in outline:
        if section.topic_id in topics or section.parent_id in chosen:
            chosen.add(section.pk)
    return chosen


def _with_headings_above(outline: list[Section], chosen: set[int]) -> list[Section]:
    parents = {section.pk: section.parent_id for section in outline}
    shown = set(chosen)
    for key in chosen:
        above = parents.get(key)
        while above and above not in shown:
            shown.add(above)
            above = parents.get(above)
    return [section for section in outline if section.pk in shown]


def _editions_missing(choice: Choice, countries: Iterable[Country], reports: Iterable[Report]) -> list[Missing]:
    there = {(report.country_id, report.year) for report in reports}
    absent = [
        (country, tuple(year for year in choice.years if (country.pk, year) not in there)) for country in countries
    ]
    return [Missing(country, years) for country, years in absent if years]


def _topics_missing(
    reports: Iterable[Report],
    outlines: Mapping[int, list[Section]],
    topics: Iterable[Topic],
    below: Mapping[int, frozenset[int]],
) -> list[Missing]:
    """Of an edition that has several reports, what none of them has."""
    absent = []
    for _, edition in groupby(reports, key=lambda report: (report.country_id, report.year)):
        together = list(edition)
        there = {section.topic_id for report in together for section in outlines.get(report.pk, [])}
        first = together[0]
        absent += [Missing(first.country, (first.year,), topic) for topic in topics if not there & below[topic.pk]]
    return absent
