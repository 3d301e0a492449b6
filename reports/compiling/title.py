"""What a document is called: its topics, countries and years in a few words."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from reports.compiling.selection import Selection

MOST_NAMED = 3  # more topics or countries are counted, so that a title stays one line


def title_of(selection: Selection) -> str:
    """“Disappearance; Torture: North Korea, 2019–2021”."""
    topics = few([topic.label for topic in selection.topics], "topics")
    countries = few([country.name for country in selection.countries], "countries")
    return f"{topics}: {countries}, {spans(selection.choice.years)}"


def few(names: Sequence[str], word: str) -> str:
    """The names, or their number where they are many: “Disappearance; Torture”, “5 topics”."""
    return f"{len(names)} {word}" if len(names) > MOST_NAMED else "; ".join(names)


def spans(years: Iterable[int]) -> str:
    """2016, 2019–2021: years that follow each other are joined."""
    runs = [[year for _, year in run] for _, run in groupby(enumerate(sorted(years)), lambda pair: pair[1] - pair[0])]
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)
