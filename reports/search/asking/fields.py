"""Fields of a query looked up: `facility:Kaechon` becomes the facilities of that name, `country:KP` a country."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from reports.models import Facility
from reports.search.facets.records import NamedRecord
from reports.search.facets.table import BY_FIELD, NOUNS, SECTION
from reports.search.language.tree import And, Field, Node, Not, Or, Records, Years
from reports.search.names.names import NameBook
from reports.search.names.vocabulary import get_vocabulary
from reports.text import fold, fold_name

SHORTEST_PART = 3
"""Letters from which on a value may be only a part of a name (source:white)."""
_UNDOTTED = re.compile(r"^(\d+)([a-z])\b")
"""1c: how section 1.c is often typed."""


@dataclass(slots=True)
class FieldReader:
    """Looks up the fields of one query; one or two queries for each kind of field it names."""

    names: NameBook
    note: Callable[[str], None]

    def resolve(self, node: Node | None) -> Node | None:
        match node:
            case Field(name, value) if name == SECTION:
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
        return Field(SECTION, path)

    def _tell_of(self, years: Years) -> None:
        if not get_vocabulary().has_years(years.low, years.high):
            self.note(f"No report is of {_spoken(years)}.")

    def _records(self, asked: Field) -> Records:
        facet, found = self._facility(asked.value) if asked.name == "facility" else self._among(asked)
        if not found:
            self.note(f"No {NOUNS[asked.name]} is called “{asked.value[:60]}”.")
        elif not get_vocabulary().has_any(facet, found):
            self.note(NO_PASSAGE.get(asked.name, _NO_FINDING).format(", ".join(dict.fromkeys(found.values()))[:200]))
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
        facet = BY_FIELD[asked.name]
        return facet.name, _matching(fold_name(asked.value), list(facet.named_records()))


NO_PASSAGE = {
    "country": "No report on this country is held: {}.",
    "report": "No passage of {} is shown.",
    "topic": "No passage stands under a heading on {}.",
}
_NO_FINDING = "Curators have tied no passage to {} yet."


def _spoken(years: Years) -> str:
    if years.low is None:
        return f"{years.high} or earlier"
    if years.high is None:
        return f"{years.low} or later"
    return str(years.low) if years.low == years.high else f"{years.low}–{years.high}"


def _matching(wanted: str, records: list[NamedRecord]) -> dict[int, str]:
    """Labels by key of those called so; when there are none, of those whose name has it in it."""
    names = {record.pk: list(map(fold_name, (record.parameter, *record.forms, *record.also))) for record in records}
    found = {record.pk: record.label for record in records if wanted in names[record.pk]}
    if not found and len(wanted) >= SHORTEST_PART:
        found = {record.pk: record.label for record in records if any(wanted in name for name in names[record.pk])}
    return found


def _has_words(name: str, part: str) -> bool:
    words, wanted = _words(name), _words(part)
    return len("".join(wanted)) >= SHORTEST_PART and any(
        words[at : at + len(wanted)] == wanted for at in range(len(words))
    )


def _words(name: str) -> list[str]:
    return [folded for word in name.split() if (folded := fold_name(word))]
