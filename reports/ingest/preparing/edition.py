"""Which edition of which series a report is: series, country and year, with what else is said of it. Plain values."""

import datetime
from dataclasses import dataclass

from reports.ingest.preparing.reference_data import NamedCountry, NamedSeries

EARLIEST_YEAR, LATEST_YEAR = 1900, 2200


@dataclass(frozen=True, slots=True)
class Edition:
    """`headed` is what the page calls the country, when that is not the archive's name for it and somebody said so."""

    series: NamedSeries
    country: NamedCountry
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


@dataclass(frozen=True, slots=True)
class EditionHints:
    """What the person who brings pages in says of them; empty where they leave it to the page."""

    series: str = ""
    country: str = ""
    year: int | None = None
    headed: str = ""
    title: str = ""
    published: datetime.date | None = None
    url: str = ""
    licence: str = ""
