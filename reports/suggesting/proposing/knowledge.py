"""What proposals are made by: names, terms, cues and sources of the archive, as plain values that go to worker processes."""

import datetime
from dataclasses import dataclass, field

from reports.choices import Certainty, NameKind, PublisherKind, SourceKind, TraceRule

ANYWHERE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class KnownType:
    """A kind of facility; `countries` are those it is known in, none meaning any."""

    code: str
    forms: tuple[str, ...]
    countries: frozenset[str] = ANYWHERE


@dataclass(frozen=True, slots=True)
class KnownName:
    """One form of a facility's name, in any script."""

    form: str
    kind: NameKind


@dataclass(frozen=True, slots=True)
class KnownFacility:
    """`country` is a code; `number` (as text) and `type_code` are empty where it has none."""

    slug: str
    country: str
    number: str
    type_code: str
    names: tuple[KnownName, ...]


@dataclass(frozen=True, slots=True)
class KnownTerm:
    """A group or an actor, with the words that mean it."""

    code: str
    forms: tuple[str, ...]
    countries: frozenset[str] = ANYWHERE


@dataclass(frozen=True, slots=True)
class KnownCue:
    """The words of a cue, with those of which one must be beside them, and those of which none may be."""

    abuse_type: str
    words: str
    beside: tuple[str, ...] = ()
    without: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class KnownPublisher:
    """A body by all its names; `country` is a code, empty for one of no country."""

    slug: str
    names: tuple[str, ...]
    kind: PublisherKind
    country: str = ""


@dataclass(frozen=True, slots=True)
class KnownSource:
    """`titles` are its own and the printed one; `earliest` and `latest` bound its date of publication."""

    slug: str
    titles: tuple[str, ...]
    publisher: str
    kind: SourceKind
    earliest: datetime.date | None = None
    latest: datetime.date | None = None
    countries: frozenset[str] = ANYWHERE

    def dated(self) -> bool:
        return self.earliest is not None

    def may_be_of(self, earliest: datetime.date, latest: datetime.date) -> bool:
        """Whether its own date overlaps the days given; true of a source without one."""
        if self.earliest is None or self.latest is None:
            return True
        return self.earliest <= latest and earliest <= self.latest


@dataclass(frozen=True, slots=True)
class Knowledge:
    """All that is known; each tuple in a fixed order, so that the same archive gives the same proposals."""

    facilities: tuple[KnownFacility, ...] = ()
    types: tuple[KnownType, ...] = ()
    groups: tuple[KnownTerm, ...] = ()
    actors: tuple[KnownTerm, ...] = ()
    cues: tuple[KnownCue, ...] = ()
    publishers: tuple[KnownPublisher, ...] = ()
    sources: tuple[KnownSource, ...] = ()


@dataclass(frozen=True, slots=True)
class About:
    """What the report of a passage is about; an empty country means none in particular.

    `headings` are those above the passage, one a line.
    """

    country: str = ""
    year: int | None = None
    headings: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """One thing proposed: the rule, what it names (kind and value), and the words it goes by, as a span of the passage."""

    rule: TraceRule
    kind: str
    value: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ProposedCitation:
    """The words at `start` to `end` cite a `source` (a slug), or one of the `candidates`; without either, somebody unnamed."""

    start: int
    end: int
    role: str
    certainty: Certainty
    source: str = ""
    candidates: tuple[str, ...] = ()
    note: str = ""
    rule: TraceRule = field(kw_only=True)


@dataclass(frozen=True, slots=True)
class ProposedFigure:
    """`citation` is the place among the proposal's citations, from 0; None where the number rests on none."""

    start: int
    end: int
    low: str
    high: str
    qualifier: str
    unit: str
    counted: str
    as_of: str = ""
    facility: str = ""
    citation: int | None = None


@dataclass(frozen=True, slots=True)
class Proposal:
    """A sentence that seems to report something."""

    start: int
    end: int
    hedge: str = ""
    links: tuple[Link, ...] = ()
    citations: tuple[ProposedCitation, ...] = ()
    figures: tuple[ProposedFigure, ...] = ()

    def values(self, kind: str) -> list[str]:
        """What it links of one kind, each once, in the order of the words."""
        return list(dict.fromkeys(link.value for link in self.links if link.kind == kind))


class Kind:
    """The kinds of link, as a finding's trace has them."""

    FACILITY = "facility"
    FACILITY_TYPE = "facility_type"
    ABUSE_TYPE = "abuse_type"
    GROUP = "group"
    ACTOR = "actor"


WORTH_SUGGESTING = (Kind.FACILITY, Kind.ABUSE_TYPE)
"""A sentence that names neither is no finding."""
LINKS = {
    Kind.FACILITY: ("facilities", "slug"),
    Kind.FACILITY_TYPE: ("facility_types", "code"),
    Kind.ABUSE_TYPE: ("abuse_types", "code"),
    Kind.GROUP: ("groups", "code"),
    Kind.ACTOR: ("actors", "code"),
}
"""Each kind of link: the relation of a finding that has it, and the field that names what is linked."""
