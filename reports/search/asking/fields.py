"""Fields of a query looked up: `facility:Kaechon` becomes the facilities of that name, `country:KP` a country."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.db.models import Model

from reports.models import (
    AbuseType,
    Actor,
    Country,
    CountryName,
    Facility,
    FacilityType,
    Group,
    Publisher,
    Report,
    Source,
    Topic,
    TopicSpelling,
)
from reports.search.language.tree import And, Field, Node, Not, Or, Records, Years
from reports.search.names.names import NameBook
from reports.search.names.vocabulary import get_vocabulary
from reports.text import fold, fold_name

SHORTEST_PART = 3
"""Letters from which on a value may be only a part of a name (source:white)."""
_UNDOTTED = re.compile(r"^(\d+)([a-z])\b")
"""1c: how section 1.c is often typed."""
type Named = Iterator[tuple[int, str, list[str]]]
"""Primary key, label, and every name a value is compared with."""


@dataclass(slots=True)
class FieldReader:
    """Looks up the fields of one query; one or two queries for each kind of field it names."""

    names: NameBook
    note: Callable[[str], None]

    def resolve(self, node: Node | None) -> Node | None:
        match node:
            case Field("section", value):
                return self._section(value)
            case Years():
                self._tell_of(node)
            case Field():
                return self._records(node)
            case Not(part):
                return Not(self.resolve(part) or part)
            case And(parts) | Or(parts):
                return type(node)(tuple(self.resolve(part) or part for part in parts))
        return node

    def _section(self, value: str) -> Field:
        path = _UNDOTTED.sub(r"\1.\2", fold(value).strip("§ ."))
        if not get_vocabulary().has_section(path):
            number = (
                "" if any(map(str.isdigit, path)) else " A section is a number, like 1.c; topic: looks for a subject."
            )
            self.note(f"No report has a section “{value[:60]}”.{number}")
        return Field("section", path)

    def _tell_of(self, years: Years) -> None:
        if not get_vocabulary().has_years(years.low, years.high):
            self.note(f"No report is of {_spoken(years)}.")

    def _records(self, asked: Field) -> Records:
        facet, found = self._facility(asked.value) if asked.name == "facility" else self._among(asked)
        if not found:
            self.note(f"No {_NOUNS.get(asked.name, asked.name)} is called “{asked.value[:60]}”.")
        elif not get_vocabulary().has_any(facet, found):
            self.note(_NONE_HELD.get(asked.name, _NONE_TIED).format(", ".join(dict.fromkeys(found.values()))[:200]))
        return Records(asked, facet, frozenset(found), tuple(dict.fromkeys(found.values())))

    def _facility(self, value: str) -> tuple[str, dict[int, str]]:
        """By a form of the name, then as the site calls it, then by whole words of that: Camp 1 is no part of Camp 14."""
        rows = Facility.objects.public().values_list("pk", "name", "slug")
        if keys := self.names.facilities_named(value):
            return "facility", {pk: name for pk, name, _ in rows.filter(pk__in=keys)}
        wanted, every = fold_name(value), list(rows)
        found = {pk: name for pk, name, slug in every if wanted in (fold_name(name), fold_name(slug))}
        return "facility", found or {pk: name for pk, name, _ in every if _has_words(name, value)}

    def _among(self, asked: Field) -> tuple[str, dict[int, str]]:
        facet, rows = _FIELDS[asked.name]
        return facet, _matching(fold_name(asked.value), list(rows()))


_NOUNS = {"type": "kind of facility", "group": "affected group", "body": "responsible body", "abuse": "kind of abuse"}
_NONE_HELD = {
    "country": "No report on this country is held: {}.",
    "report": "No passage of {} is shown.",
    "topic": "No passage stands under a heading on {}.",
}
_NONE_TIED = "Curators have tied no passage to {} yet."


def _spoken(years: Years) -> str:
    if years.low is None:
        return f"{years.high} or earlier"
    if years.high is None:
        return f"{years.low} or later"
    return str(years.low) if years.low == years.high else f"{years.low}–{years.high}"


def _matching(wanted: str, rows: list[tuple[int, str, list[str]]]) -> dict[int, str]:
    """Those called so; when there are none, those whose name has it in it."""
    found = {pk: label for pk, label, names in rows if wanted in map(fold_name, names)}
    if not found and len(wanted) >= SHORTEST_PART:
        found = {pk: label for pk, label, names in rows if any(wanted in fold_name(name) for name in names)}
    return found


def _has_words(name: str, part: str) -> bool:
    words, wanted = _words(name), _words(part)
    return len("".join(wanted)) >= SHORTEST_PART and any(
        words[at : at + len(wanted)] == wanted for at in range(len(words))
    )


def _words(name: str) -> list[str]:
    return [folded for word in name.split() if (folded := fold_name(word))]


def _terms(model: type[Model]) -> Named:
    for pk, label, code, variants in model._default_manager.values_list("pk", "label", "code", "variants"):
        yield pk, label, [code, label, *variants]


def _topics() -> Named:
    yield from _terms(Topic)
    for pk, label, heading in TopicSpelling.objects.values_list("topic_id", "topic__label", "heading"):
        yield pk, label, [heading]


def _types() -> Named:
    for kind in FacilityType.objects.all():
        yield kind.pk, kind.label, [kind.code, kind.label, kind.hangul, *kind.glosses, *kind.variants]


def _sources() -> Named:
    """By the work's title, or by who issued it: source:KINU is every work of theirs."""
    for source in Source.objects.public().select_related("publisher"):
        issued = source.publisher
        names = [source.slug, source.title, source.printed_title, issued.slug, issued.name, issued.short_name]
        yield source.pk, source.title, [name for name in names if name]


def _publishers() -> Named:
    for publisher in Publisher.objects.public():
        yield publisher.pk, publisher.name, [publisher.slug, publisher.name, *filter(None, [publisher.short_name])]


def _countries() -> Named:
    for pk, name, code, slug in Country.objects.values_list("pk", "name", "code", "slug"):
        yield pk, name, [code, name, slug]
    for pk, name, form in CountryName.objects.values_list("country_id", "country__name", "form"):
        yield pk, name, [form]


def _reports() -> Named:
    for report in Report.objects.public().select_related("country"):
        yield report.pk, str(report), [report.slug, str(report), report.title]


_FIELDS: dict[str, tuple[str, Callable[[], Named]]] = {
    "abuse": ("abuse", lambda: _terms(AbuseType)),
    "group": ("group", lambda: _terms(Group)),
    "body": ("actor", lambda: _terms(Actor)),
    "topic": ("topic", _topics),
    "type": ("facility_type", _types),
    "source": ("source", _sources),
    "publisher": ("publisher", _publishers),
    "country": ("country", _countries),
    "report": ("report", _reports),
}
"""For each field, the facet it looks in, and what its value is compared with."""
