"""What became of a record, entry by entry: who changed what, when, and the way back to an earlier version."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby
from typing import Any

from django.apps import apps
from django.contrib.auth.models import User
from django.db import models
from django.utils.text import capfirst
from pghistory.models import Events

from reports.editorial import restorable_fields
from reports.models import Facility, Finding, Passage
from reports.models.review import Reviewed

MOST_EVENTS = 500  # the latest: one page of a history

_TIES = ("FindingAbuseType", "FindingFacility", "FindingFacilityType", "FindingGroup", "FindingActor")
_PARTS: Mapping[type[Reviewed], tuple[str, ...]] = {
    Finding: (*_TIES, "Citation", "Figure"),
    Facility: ("FacilityName",),
}
_UNSAID = {
    "id",
    "suggestion",
    "trace",
    "key",
    "start",
    "end",
    "finding_id",
    "edited_at",
    "drafted_at",
    "withdrawn_at",
    "published_at",
    "changed_by_id",
    "changed_at",
    "unread_since",
    "first_published_at",
    "restore_asked_at",
}
_PART_SAID = {"insert": "added", "update": "changed", "delete": "removed"}
_STEPS_SAID = {"second_change": "confirmed the change", "restore_version": "brought back an earlier version"}


@dataclass(frozen=True, slots=True)
class Change:
    label: str
    before: str
    after: str


@dataclass(slots=True)
class Entry:
    """All that one person wrote at one go."""

    at: datetime
    who: str
    step: str
    event_id: int | None = None
    """The version of the record itself that this entry made, where it made one."""
    parts: list[tuple[str, list[Change]]] = field(default_factory=list)


def entries_of(record: Reviewed) -> list[Entry]:
    """The newest first. Writes of one request, act or transaction are one entry; only the admin knows who wrote."""
    events = list(_events(record))
    names = _names(events)
    people = User.objects.in_bulk({(event.pgh_context or {}).get("user") for event in events} - {None})
    grouped = groupby(events, key=lambda event: event.pgh_context_id or event.pgh_created_at)
    return [_entry(list(together), record, names, people) for _, together in grouped]


def event_model_of(model: type[models.Model]) -> type[models.Model]:
    """The model of its history: every state that triggers kept. Raises LookupError where it has none."""
    return apps.get_model(model._meta.app_label, f"{model.__name__}Event")


def version_changes(record: Reviewed, event: models.Model) -> list[Change]:
    """What bringing back the version of `event` would change in the record."""
    changes = []
    for model_field in record._meta.concrete_fields:
        if model_field.name not in restorable_fields(type(record)) or _goes_unsaid(model_field):
            continue
        before, after = (_said(model_field, getattr(one, model_field.attname), None) for one in (record, event))
        if before != after:
            changes.append(Change(_label(model_field), before, after))
    return changes


def _events(record: Reviewed) -> models.QuerySet:
    parts = _PARTS.get(type(record), ())
    kept = [event_model_of(type(record)), *(apps.get_model("reports", f"{name}Event") for name in parts)]
    events = Events.objects.references(record).across(*kept)
    return events.order_by("-pgh_created_at", "pgh_context_id", "-pgh_id")[:MOST_EVENTS]


def _entry(events: list[Any], record: Reviewed, names: Any, people: Mapping[Any, User]) -> Entry:
    context = events[0].pgh_context or {}
    person = people.get(context.get("user"))
    step = context.get("step", "")
    entry = Entry(
        events[0].pgh_created_at, str(person or "outside the admin"), _STEPS_SAID.get(step, step.replace("_", " "))
    )
    for event in sorted(events, key=lambda event: event.pgh_obj_model != record._meta.label):
        own = event.pgh_obj_model == record._meta.label
        changes = list(_changes(event, names))
        if own and entry.event_id is None:
            entry.event_id = event.pgh_id
        if changes or not own:
            entry.parts.append((_title(event, own, names), changes))
    return entry


def _title(event: Any, own: bool, names: Any) -> str:
    if own:
        return "Made" if event.pgh_label == "insert" else ""
    tracked = apps.get_model(event.pgh_model).pgh_tracked_model
    said = _PART_SAID[event.pgh_label]
    if event.pgh_obj_model is None or tracked._meta.proxy:
        far = next(f for f in tracked._meta.fields if f.is_relation and f.name != "finding")
        return (
            f"{capfirst(far.related_model._meta.verbose_name)} {said}: {_said(far, event.pgh_data[far.attname], names)}"
        )
    words = next(event.pgh_data[name] for name in ("mention", "words", "form") if name in event.pgh_data)
    return f"{capfirst(tracked._meta.verbose_name)} “{words}” {said}"


def _changes(event: Any, names: Any) -> Iterator[Change]:
    tracked = apps.get_model(event.pgh_model).pgh_tracked_model
    if tracked._meta.proxy or event.pgh_label == "delete":
        return
    first = event.pgh_label == "insert"
    pairs = {name: (None, value) for name, value in event.pgh_data.items()} if first else (event.pgh_diff or {})
    for model_field in tracked._meta.concrete_fields:
        if model_field.attname not in pairs or _goes_unsaid(model_field):
            continue
        if first and model_field.name == "passage":
            continue  # the one that its page shows; only a move to a newer text is news
        before, after = (_said(model_field, value, names) for value in pairs[model_field.attname])
        if before != after:
            yield Change(_label(model_field), before, after)


def _label(model_field: Any) -> str:
    return str(capfirst(model_field.verbose_name))


def _goes_unsaid(model_field: Any) -> bool:
    return model_field.attname in _UNSAID or model_field.name.endswith(("_earliest", "_latest"))


def _said(model_field: Any, value: Any, names: Any) -> str:
    if value in (None, "", [], {}):
        return "—"
    if model_field.is_relation:
        found = _fetched(model_field, value) if names is None else names[model_field.related_model].get(value)
        if isinstance(found, Passage):
            return f"{found} ({found.key})"  # an older and a newer text often have the same number
        return str(found or "a record that is no longer there")
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return str(dict(model_field.flatchoices).get(value, value))


def _fetched(model_field: Any, value: Any) -> models.Model | None:
    return model_field.related_model._default_manager.filter(pk=value).first()


def _names(events: Iterable[Any]) -> dict[type[models.Model], dict[Any, models.Model]]:
    """Every record that the events point at, one query a model."""
    wanted: dict[type[models.Model], set[Any]] = defaultdict(set)
    for event in events:
        for model_field in apps.get_model(event.pgh_model).pgh_tracked_model._meta.concrete_fields:
            if model_field.is_relation and not _goes_unsaid(model_field):
                before_and_after = (event.pgh_diff or {}).get(model_field.attname, [])
                wanted[model_field.related_model] |= {event.pgh_data.get(model_field.attname), *before_and_after}
    named = {model: model._default_manager.in_bulk(keys - {None}) for model, keys in wanted.items()}
    return defaultdict(dict, named)
