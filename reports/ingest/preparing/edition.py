"""Which edition of which series a report is: series, country and year, and its own symbol or title where there are several.
Plain values."""

import datetime
from dataclasses import dataclass

from reports.ingest.preparing.reference_data import NamedCountry, NamedSeries
from reports.ingest.preparing.slugs import LONGEST_SLUG, slug_of

EARLIEST_YEAR, LATEST_YEAR = 1900, 2200
LONGEST_SYMBOL = 60
"""Characters of a slug that stand for the symbol."""


def usual_title(year: int, series: str, country: str) -> str:
    """What a report is called that has no title of its own."""
    return f"{year} {series}: {country}"


@dataclass(frozen=True, slots=True)
class Edition:
    """`headed` is what the page calls the country, when that is not the archive's name for it and somebody said so.

    `title` is what a person calls the report, `own_title` what its page does, where it is more than series, country and year.
    `symbol` distinguishes it from other reports of the edition; empty for the only one. `revises` is the slug of the stored
    report that the page is a newer capture of, and `is_another` that it is none of those stored, where a person said so.
    `ending` keeps its slug apart from that of a report that was moved to another edition.
    """

    series: NamedSeries
    country: NamedCountry
    year: int
    title: str = ""
    headed: str = ""
    published_date: datetime.date | None = None
    url: str = ""
    licence: str = ""
    symbol: str = ""
    own_title: str = ""
    revises: str = ""
    is_another: bool = False
    ending: str = ""

    @property
    def slug(self) -> str:
        slug = f"{self.series.slug}-{self.year}-{self.country.slug}"
        if self.symbol:
            slug += f"-{slug_of(self.symbol, longest=min(LONGEST_SYMBOL, LONGEST_SLUG - len(slug) - 1))}"
        return slug + self.ending

    @property
    def full_title(self) -> str:
        own = self.own_title if self.symbol else ""
        return self.title or own or usual_title(self.year, self.series.title, self.country.name)

    @property
    def titles(self) -> tuple[str, ...]:
        """Those that are its own."""
        return tuple(dict.fromkeys(filter(None, (self.title, self.own_title))))


@dataclass(frozen=True, slots=True)
class EditionHints:
    """What the person who brings pages in says of them; empty where they leave it to the page.

    `symbol`, `revises` and `another_report` are said of one page, never of many at once; see `Edition`.
    """

    series: str = ""
    country: str = ""
    year: int | None = None
    headed: str = ""
    title: str = ""
    published: datetime.date | None = None
    url: str = ""
    licence: str = ""
    symbol: str = ""
    revises: str = ""
    another_report: bool = False
