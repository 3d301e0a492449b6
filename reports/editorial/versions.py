"""Bringing back an earlier version of a record from its history. Its status and who signed it are not brought back."""

from collections.abc import Mapping

import pghistory
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import models, transaction

from reports.editorial.rules import StepRefused, has_right, may_edit
from reports.editorial.seen import check_seen
from reports.models import Facility, Finding, Source
from reports.models.review import Reviewed

_RESTORABLE: Mapping[type[models.Model], tuple[str, ...]] = {
    Finding: ("quote", "start", "end", "hedge", "note", "event_date"),
    Facility: (
        *("name", "number", "facility_type", "country", "province", "locality", "latitude", "longitude"),
        *("precision", "coordinates_source", "coordinates_url", "summary"),
    ),
    Source: ("title", "printed_title", "publisher", "kind", "published", "language", "url", "evidence", "csl", "note"),
}


def restorable_fields(model: type[models.Model]) -> tuple[str, ...]:
    """The fields that an earlier version can bring back; none for records that have no such versions."""
    return _RESTORABLE.get(model, ())


def restore_version[R: Reviewed](*, record: R, event: models.Model, by: User, seen: str | None = None) -> R:
    """Write the words of `event`, an event of this very record, into it again; the history gains one more version.

    `seen` is the version of the record that the person saw beside it; any later one raises ChangedSince.
    """
    with transaction.atomic(), pghistory.context(user=by.pk, step="restore_version"):
        locked = type(record)._default_manager.select_for_update().get(pk=record.pk)
        if not (has_right("change", locked, by) and may_edit(locked, by)):
            raise StepRefused(f"It is {locked.get_status_display().lower()}, and you may not change it.")
        check_seen(locked, seen)
        if isinstance(locked, Finding) and getattr(event, "passage_id", None) != locked.passage_id:
            raise StepRefused(
                "That version quotes the older text of its passage, and the finding has moved to the newer one."
            )
        for attribute in attributes(type(record)):
            setattr(locked, attribute, getattr(event, attribute))
        _check(locked)
        locked.save()
    return locked


def attributes(model: type[models.Model]) -> list[str]:
    """The restorable fields as attributes of a row: facility_type_id for facility_type."""
    return [field.attname for field in model._meta.concrete_fields if field.name in restorable_fields(model)]


def _check(record: Reviewed) -> None:
    try:
        record.full_clean(exclude=_without_form(record))
    except ValidationError as error:
        raise StepRefused("That version no longer fits: " + " ".join(error.messages)) from error


def _without_form(record: Reviewed) -> set[str]:
    """Fields that are worked out on saving; rules over them are the database's to keep."""
    return {field.name for field in record._meta.concrete_fields if not field.editable}
