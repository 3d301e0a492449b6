"""A small archive's knowledge, and proposals made with it."""

import datetime

from reports.choices import NameKind, PublisherKind, SourceKind
from reports.suggesting.proposing.knowledge import (
    About,
    Knowledge,
    KnownCue,
    KnownFacility,
    KnownName,
    KnownPublisher,
    KnownSource,
    KnownTerm,
    KnownType,
)
from reports.suggesting.proposing.propose import Tools, propose


def facility(slug, country, number, type_code, **names):
    kinds = {"short": NameKind.SHORT, "full": NameKind.FULL, "place": NameKind.PLACE}
    known = tuple(KnownName(form, kinds[kind]) for kind, forms in names.items() for form in forms)
    return KnownFacility(slug, country, number, type_code, known)


def source(slug, title, publisher, kind, day=None, until=None, printed=""):
    titles = tuple(each for each in (title, printed) if each)
    first = datetime.date.fromisoformat(day) if day else None
    last = datetime.date.fromisoformat(until) if until else first
    return KnownSource(slug, titles, publisher, kind, first, last)


FACILITIES = (
    facility("camp-14", "KP", "14", "kwanliso", short=["Camp 14", "Kwanliso No. 14"], place=["Kaechon", "Kaech'ŏn"]),
    facility("camp-16", "KP", "16", "kwanliso", short=["Camp 16"], place=["Hwasong"]),
    facility("kyohwaso-1", "KP", "1", "kyohwaso", short=["Kyohwaso No. 1", "Kyo-hwa-so No. 1"], place=["Kaechon"]),
    facility("kyohwaso-12", "KP", "12", "kyohwaso", short=["Kyohwaso No. 12"], place=["Jongo-ri"]),
    facility("choma-bong", "KP", "", "kwanliso", full=["Choma-bong Restricted Area"]),
)
TYPES = (
    KnownType("kwanliso", ("kwanliso", "kwan-li-so", "political prison camp", "political prison camps")),
    KnownType("kyohwaso", ("kyohwaso", "kyo-hwa-so", "re-education camp"), frozenset({"KP"})),
)
CUES = (
    KnownCue("beating", "beat*"),
    KnownCue("torture", "tortur*"),
    KnownCue("prison-labour", "forced labor", ("@detention",)),
    KnownCue("forced-labour", "forced labor", (), ("@detention",)),
    KnownCue("medical-neglect", "medical care + lack*", ("@detention",)),
    KnownCue("official-denial", "denied the existence"),
)
PUBLISHERS = (
    KnownPublisher("kinu", ("Korea Institute for National Unification", "KINU"), PublisherKind.INSTITUTE),
    KnownPublisher("hrnk", ("Committee for Human Rights in North Korea", "HRNK"), PublisherKind.NGO),
    KnownPublisher("voices", ("Defectors and others",), PublisherKind.COLLECTIVE),
    KnownPublisher("dprk", ("Government of the Republic",), PublisherKind.GOVERNMENT, "KP"),
)
SOURCES = (
    source("kinu-2020", "White Paper on Human Rights 2020", "kinu", SourceKind.WHITE_PAPER, "2020-01-01", "2020-12-31"),
    source("kinu-2019", "White Paper on Human Rights 2019", "kinu", SourceKind.WHITE_PAPER, "2019-01-01", "2019-12-31"),
    source("hrnk-gulag", "Gulag, Inc.: Export Industries", "hrnk", SourceKind.REPORT, "2020-02-01"),
    source("hrnk-mines", "Mines of the North", "hrnk", SourceKind.REPORT, "2020-09-01"),
    source("hrnk-rivers", "Rivers of the South", "hrnk", SourceKind.REPORT, "2021-11-03"),
    source("defectors", "Defectors", "voices", SourceKind.COLLECTIVE),
    source("ngos", "NGO reports", "voices", SourceKind.COLLECTIVE),
    source("reports", "Reports", "voices", SourceKind.COLLECTIVE),
    source("guard-camp-16", "A former guard of Camp 16", "voices", SourceKind.ANONYMOUS),
    source("prisoner-of-the-mine", "A prisoner who worked in a mine", "voices", SourceKind.ANONYMOUS),
    source("the-law", "Law of the Republic (act not named)", "dprk", SourceKind.STATEMENT),
)
TERMS = (KnownTerm("prisoners", ("prisoner", "prisoners")), KnownTerm("defectors-group", ("defectors",)))
ACTORS = (KnownTerm("government", ("the government",), frozenset({"KP"})),)

TOOLS = Tools(Knowledge(FACILITIES, TYPES, TERMS, ACTORS, CUES, PUBLISHERS, SOURCES))
KOREA_2021 = About("KP", 2021)


def proposals(text, about=KOREA_2021, tools=TOOLS):
    return propose(text, tools, about)


def values(kind, text, about=KOREA_2021):
    return [value for proposal in proposals(text, about) for value in proposal.values(kind)]


def cited(text, about=KOREA_2021):
    """(mention, source) of every citation."""
    return [(text[c.start : c.end], c.source) for proposal in proposals(text, about) for c in proposal.citations]
