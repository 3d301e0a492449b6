"""The records that can be offered while a reader types, sorted by every form of their names and by its sound."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from reports.models import (
    AbuseType,
    Country,
    CountryName,
    Facility,
    FacilityName,
    FacilityType,
    Publisher,
    Report,
    Series,
    Source,
    Topic,
    TopicSpelling,
)
from reports.romanisation import could_be_korean, is_hangul, sound_key
from reports.search.names.versions import Columns, state_of
from reports.text import fold_name

WORDS_INDEXED = 12
"""Words of a form from which on a reader may begin."""


@dataclass(frozen=True, slots=True)
class CompletionEntry:
    """A record: what is shown, the field of the query language and the facet that mean it, and what stands for it there."""

    kind: str
    label: str
    field: str
    facet: str
    key: int
    parameter: str


type IndexedForm = tuple[str, int, int, str]
"""Folded, or as its sound key; where in the name it begins; the number of its record; as it is printed."""


@dataclass(slots=True)
class CompletionBook:
    entries: list[CompletionEntry] = field(default_factory=list)
    forms: list[IndexedForm] = field(default_factory=list)
    sounds: list[IndexedForm] = field(default_factory=list)

    def add(self, entry: CompletionEntry, forms: list[str]) -> None:
        number = len(self.entries)
        self.entries.append(entry)
        for form in dict.fromkeys(filter(None, forms)):
            words = form.split()
            for place in range(min(len(words), WORDS_INDEXED)):
                if folded := fold_name(" ".join(words[place:])):
                    self.forms.append((folded, place, number, form))
            if (is_hangul(form) or could_be_korean(form)) and (key := sound_key(form)):
                self.sounds.append((key, 0, number, form))

    def sort(self) -> None:
        self.forms.sort()
        self.sounds.sort()


_READ: Columns = {
    Facility: ("id", "status", "slug", "name"),
    FacilityName: ("id", "facility", "form"),
    FacilityType: ("id", "code", "label", "hangul", "glosses", "variants"),
    Source: ("id", "status", "slug", "title", "printed_title", "publisher"),
    Publisher: ("id", "slug", "name", "short_name"),
    Report: ("id", "status", "series"),
    Series: ("id", "publisher"),
    AbuseType: ("id", "code", "label", "variants"),
    Topic: ("id", "code", "label", "variants"),
    TopicSpelling: ("id", "topic", "heading"),
    Country: ("id", "slug", "name", "code"),
    CountryName: ("id", "country", "form"),
}
_latest: tuple[tuple[Any, ...], CompletionBook] | None = None


def load_entries() -> CompletionBook:
    """The records as they now are: one query, and a few more after some changed. See `names.load_names`."""
    global _latest
    held, version = _latest, state_of(_READ)
    if held is not None and held[0] == version:
        return held[1]
    book = read_entries()
    if state_of(_READ) == version:
        _latest = (version, book)
    return book


def read_entries() -> CompletionBook:
    """Read them anew, through `public()`."""
    book = CompletionBook()
    for kind in (_facilities, _types, _abuses, _topics, _countries, _publishers, _sources):
        for entry, forms in kind():
            book.add(entry, forms)
    book.sort()
    return book


type Named = Iterator[tuple[CompletionEntry, list[str]]]


def _facilities() -> Named:
    for facility in Facility.objects.public().prefetch_related("names"):
        entry = CompletionEntry("facility", facility.name, "facility", "facility", facility.pk, facility.slug)
        yield entry, [facility.name, *(name.form for name in facility.names.all())]


def _types() -> Named:
    for kind in FacilityType.objects.all():
        entry = CompletionEntry("type", kind.label, "type", "facility_type", kind.pk, kind.code)
        yield entry, [kind.label, kind.hangul, *kind.glosses, *kind.variants]


def _abuses() -> Named:
    for abuse in AbuseType.objects.all():
        yield (
            CompletionEntry("abuse", abuse.label, "abuse", "abuse", abuse.pk, abuse.code),
            [abuse.label, *abuse.variants],
        )


def _topics() -> Named:
    for topic in Topic.objects.prefetch_related("spellings"):
        spellings = [spelling.heading for spelling in topic.spellings.all()]
        yield (
            CompletionEntry("topic", topic.label, "topic", "topic", topic.pk, topic.code),
            [topic.label, *topic.variants, *spellings],
        )


def _countries() -> Named:
    for country in Country.objects.prefetch_related("names"):
        entry = CompletionEntry("country", country.name, "country", "country", country.pk, country.slug)
        yield entry, [country.name, country.code, *(name.form for name in country.names.all())]


def _publishers() -> Named:
    for issuer in Publisher.objects.public():
        entry = CompletionEntry("publisher", issuer.name, "publisher", "publisher", issuer.pk, issuer.slug)
        yield entry, [issuer.name, issuer.short_name]


def _sources() -> Named:
    for source in Source.objects.public():
        entry = CompletionEntry("source", source.title, "source", "source", source.pk, source.slug)
        yield entry, [source.title, source.printed_title]
