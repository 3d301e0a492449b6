"""What of the record preparing a page needs: series, countries under every name, headings and their topics.

Plain values, read once and handed to the processes that read pages, which never ask the database.
"""

import re
from dataclasses import dataclass, field
from functools import cached_property

from reports.ingest.preparing.topics import Topics
from reports.text import fold_name, most_similar

_ADDED_BY_SITE = re.compile(r"(?:__trashed|-\d{1,2})+/*$")
_ARTICLE = "the"


@dataclass(frozen=True, slots=True)
class NamedSeries:
    pk: int
    slug: str
    title: str


@dataclass(frozen=True, slots=True)
class NamedCountry:
    pk: int
    code: str
    name: str
    slug: str


@dataclass(frozen=True)
class ReferenceData:
    """`names` gives the code of every country's name, slug and other spellings, folded by `fold_name`; `spellings` the topic's
    primary key of every folded heading."""

    series: dict[str, NamedSeries] = field(default_factory=dict)
    countries: dict[str, NamedCountry] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    spellings: dict[str, int] = field(default_factory=dict)

    @cached_property
    def topics(self) -> Topics[int]:
        """Matches headings with the topics' primary keys."""
        return Topics(self.spellings)

    def country_of(self, name: str) -> str:
        """The code of the country that a page calls so, in words or in an address; empty when no country is known to be."""
        folded = fold_name(name)
        plain = fold_name(_ADDED_BY_SITE.sub("", name))
        forms = (folded, folded.removeprefix(_ARTICLE), plain, plain.removeprefix(_ARTICLE))
        return next((self.names[form] for form in forms if form in self.names), "")

    def find_country(self, asked: str) -> NamedCountry | None:
        """By its code, or by any of its names."""
        code = asked.strip().upper()
        return self.countries.get(code) or self.countries.get(self.country_of(asked))

    def countries_near(self, name: str) -> list[NamedCountry]:
        """Those with a name that is written much like this one, the nearest first."""
        near = most_similar(fold_name(name), self.names, limit=5, least=0.75)
        return [self.countries[code] for code in dict.fromkeys(self.names[form] for form in near)][:3]
