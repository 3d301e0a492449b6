"""What the archive knows, read once for a run. Records that are withdrawn, rejected or deleted are never used."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db.models import Model

from reports.choices import NameKind, PublisherKind, SourceKind
from reports.models import Actor, Citation, Cue, Facility, FacilityType, Finding, Group, Publisher, Source
from reports.suggesting.proposing.gazetteer import with_plural
from reports.suggesting.proposing.knowledge import (
    ANYWHERE,
    Knowledge,
    KnownCue,
    KnownFacility,
    KnownName,
    KnownPublisher,
    KnownSource,
    KnownTerm,
    KnownType,
)
from reports.text import fold

# Search words of the vocabularies that are in almost any paragraph, or mean something else in most.
TOO_COMMON = frozenset(
    "accused aged army business captive catholic china citizens condemned convict employer employee enterprise executed"
    " factory farm female fired guard heat host judge judiciary kin market military minor population prc press prosecutor"
    " quarantine reporter residents suspect smuggler survivor warder woman trader accident border wall youth pretrial"
    " repatriated deported protestant".split()
) | {"the state", "border crosser", "guilt by association", "informal sector"}

type Countries = dict[str, frozenset[str]]


def load_knowledge() -> Knowledge:
    """Everything that proposals are made from, as plain values that can be pickled."""
    actors, sources, types = _countries_of_links()
    return Knowledge(
        facilities=_facilities(),
        types=_types(types),
        groups=_terms(Group, {}),
        actors=_terms(Actor, actors),
        cues=_cues(),
        publishers=_publishers(),
        sources=_sources(sources),
    )


def _countries_of_links() -> tuple[Countries, Countries, Countries]:
    """In reports on which countries published findings name each actor, source and facility type."""
    by_people = Finding.objects.public()
    country = "passage__report__country__code"
    actors = by_people.values_list("actors__code", country).distinct()
    types = by_people.values_list("facility_types__code", country).distinct()
    sources = (
        Citation.objects.filter(finding__in=by_people).values_list("source__slug", f"finding__{country}").distinct()
    )
    return _gathered(actors), _gathered(sources), _gathered(types)


def _gathered(pairs: Iterable[tuple[Any, ...]]) -> Countries:
    found: dict[str, set[str]] = defaultdict(set)
    for value, country in pairs:
        if value:
            found[value].add(country)
    return {value: frozenset(countries) for value, countries in found.items()}


def _facilities() -> tuple[KnownFacility, ...]:
    rows = (
        Facility.objects.public().select_related("country", "facility_type").prefetch_related("names").order_by("slug")
    )
    return tuple(
        KnownFacility(
            row.slug,
            row.country.code,
            row.number,
            row.facility_type.code if row.facility_type else "",
            (
                *(KnownName(name.form, NameKind(name.kind)) for name in row.names.all()),
                KnownName(row.name, NameKind.FULL),
            ),
        )
        for row in rows
    )


def _types(countries: Countries) -> tuple[KnownType, ...]:
    return tuple(
        KnownType(
            row.code,
            _forms([row.label.partition(" (")[0], row.hangul, *row.glosses, *row.variants]),
            countries.get(row.code, ANYWHERE),
        )
        for row in FacilityType.objects.order_by("code")
    )


def _terms(model: type[Model], countries: Countries) -> tuple[KnownTerm, ...]:
    rows: Iterable[Any] = model._default_manager.order_by("code")
    return tuple(
        KnownTerm(row.code, _forms([row.label, *_telling(row.variants)]), countries.get(row.code, ANYWHERE))
        for row in rows
    )


def _telling(variants: Iterable[str]) -> list[str]:
    return [variant for variant in variants if fold(variant) not in TOO_COMMON]


def _forms(forms: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(spelling for form in forms if form for spelling in with_plural(form)))


def _cues() -> tuple[KnownCue, ...]:
    rows = Cue.objects.order_by("abuse_type__code", "words").values_list(
        "abuse_type__code", "words", "beside", "without"
    )
    return tuple(KnownCue(code, words, tuple(beside), tuple(without)) for code, words, beside, without in rows)


def _publishers() -> tuple[KnownPublisher, ...]:
    rows = Publisher.objects.select_related("country").order_by("slug")
    return tuple(
        KnownPublisher(
            row.slug,
            tuple(name for name in (row.name, row.short_name) if name),
            PublisherKind(row.kind),
            row.country.code if row.country else "",
        )
        for row in rows
    )


def _sources(countries: Countries) -> tuple[KnownSource, ...]:
    return tuple(
        KnownSource(
            row.slug,
            tuple(title for title in (row.title, row.printed_title) if title),
            row.publisher.slug,
            SourceKind(row.kind),
            row.published_earliest,
            row.published_latest,
            countries.get(row.slug, ANYWHERE),
        )
        for row in Source.objects.public().select_related("publisher").order_by("slug")
    )
