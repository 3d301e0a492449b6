"""What the archive holds that reading a page needs: series, countries under every name, headings and their topics.

Plain values, read once and handed to the processes that read pages, which never ask the database.
"""

from dataclasses import dataclass, field


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


@dataclass(frozen=True, slots=True)
class Directory:
    """`names` gives the code of every country's name, slug and other spellings, folded by `fold_name`; `spellings` the topic's
    primary key of every folded heading."""

    series: dict[str, NamedSeries] = field(default_factory=dict)
    countries: dict[str, NamedCountry] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    spellings: dict[str, int] = field(default_factory=dict)
