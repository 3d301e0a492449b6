"""The version of a record that a person saw, so that an act is taken with that version and with no later one.

A page that asks carries what it showed; the act compares it with what is stored, under the record's lock.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from reports.editorial.rules import StepRefused
from reports.models import Citation, Facility, FacilityName, Figure, Finding, Source, SourceCopy

PARTS: Final[Mapping[type[models.Model], tuple[type[models.Model], ...]]] = {
    Finding: (Citation, Figure),
    Facility: (FacilityName,),
    Source: (SourceCopy,),
}
"""The rows that belong to a record of the kind, and are seen with it."""
_NOT_FOR_READING: Final = frozenset(
    {"id", "key", "suggestion", "trace", "start", "end", "marks", "fingerprint", "edited_at", "drafted_at"}
)


class ChangedSince(StepRefused):
    """The record is no longer what the person saw."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A record as a page shows it: the fingerprint of the version, and the fields in words, by their labels."""

    version: str
    words: Mapping[str, str]


def check_seen(record: models.Model, seen: str | None) -> None:
    """Raise ChangedSince unless `seen` is the version of the record. None: no page was between the person and the act.

    The caller holds the record's lock.
    """
    if seen is not None and seen != version_of(record, PARTS.get(type(record), ())):
        raise ChangedSince("It was changed since you opened this page, so nothing was done. Look at it as it is now.")


def shown(records: Sequence[models.Model]) -> dict[Any, Shown]:
    """What a page shows of several records of one kind, by their keys."""
    return {pk: Shown(_digest(_states(rows)), _words(rows)) for pk, rows in _rows(records, None).items()}


def version_of(record: models.Model, parts: Iterable[type[models.Model]]) -> str:
    """A fingerprint of the record, of what it is linked to, and of its rows in the `parts`."""
    return versions_of([record], parts)[record.pk]


def versions_of(records: Sequence[models.Model], parts: Iterable[type[models.Model]]) -> dict[Any, str]:
    """The fingerprints of several records of one kind, by their keys, in as many queries as that of one."""
    return {pk: _digest(_states(rows)) for pk, rows in _rows(records, parts).items()}


def _rows(records: Sequence[models.Model], parts: Iterable[type[models.Model]] | None) -> dict[Any, list[models.Model]]:
    """Each record with its parts; without `parts`, with all that its kind has."""
    if not records:
        return {}
    kind = type(records[0])
    models.prefetch_related_objects(records, *(field.name for field in kind._meta.many_to_many))
    rows: dict[Any, list[models.Model]] = {record.pk: [record] for record in records}
    for part in PARTS.get(kind, ()) if parts is None else parts:
        owner = next(field for field in part._meta.fields if field.related_model is kind)
        for row in _rows_of(part, owner, records):
            rows[getattr(row, owner.attname)].append(row)
    return rows


def _rows_of(part: type[models.Model], owner: Any, records: Sequence[models.Model]) -> list[models.Model]:
    """The rows of the records, by their keys; those that were fetched with them already are not asked for again."""
    fetched = owner.remote_field.get_accessor_name()
    if all(fetched in getattr(record, "_prefetched_objects_cache", {}) for record in records):
        return sorted((row for record in records for row in getattr(record, fetched).all()), key=lambda row: row.pk)
    many = [field.name for field in part._meta.many_to_many]
    found = part._default_manager.filter(**{f"{owner.name}__in": records}).order_by("pk").prefetch_related(*many)
    return list(found.fetch_mode(models.FETCH_PEERS))


def _digest(state: list[Any]) -> str:
    return hashlib.sha256(json.dumps(state, cls=DjangoJSONEncoder).encode()).hexdigest()


def _states(rows: Iterable[models.Model]) -> list[Any]:
    return [_state(row) for row in rows]


def _state(record: models.Model) -> list[Any]:
    fields = [field for field in record._meta.concrete_fields if not isinstance(field, models.BinaryField)]
    own = [field.value_to_string(record) for field in fields]
    ties = [sorted(tied.pk for tied in getattr(record, field.name).all()) for field in record._meta.many_to_many]
    return own + ties


def _words(rows: Sequence[models.Model]) -> dict[str, str]:
    """The fields of the record by their labels, and each of its rows as one more."""
    record, *parts = rows
    words = {label: value for label, value in _fields_in_words(record) if value}
    for number, part in enumerate(parts, start=1):
        told = [f"{label}: {value}" for label, value in _fields_in_words(part) if value]
        words[f"{part._meta.verbose_name} {number}".capitalize()] = "; ".join(told)
    return words


def _fields_in_words(row: models.Model) -> Iterable[tuple[str, str]]:
    for field in row._meta.concrete_fields:
        owned = field.is_relation and field.related_model in PARTS
        hidden = field.name in _NOT_FOR_READING or field.name.endswith(("_earliest", "_latest"))
        if not (hidden or (owned and field.name == "finding") or isinstance(field, models.BinaryField)):
            yield str(field.verbose_name).capitalize(), _value_in_words(row, field)
    for many in row._meta.many_to_many:
        yield str(many.verbose_name).capitalize(), ", ".join(sorted(map(str, getattr(row, many.name).all())))


def _value_in_words(row: models.Model, field: Any) -> str:
    value = getattr(row, field.attname)
    if value in (None, "", [], {}):
        return ""
    if field.is_relation:
        return str(getattr(row, field.name))
    return str(dict(field.flatchoices).get(value, value) if field.choices else value)
