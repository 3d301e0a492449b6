"""Which writes the database remembers: every earlier state of a curated record, whoever or whatever changed it."""

from collections.abc import Callable
from typing import Any, Final

import pghistory

from reports.models.triggers import chained

_METADATA = "NULLIF(current_setting('pghistory.context_metadata', true), '')::jsonb"
PERSON: Final = f"(SELECT u.id FROM auth_user u WHERE u.id = ({_METADATA} ->> 'user')::integer)"
"""In SQL of a trigger: the key of the person whom the history names for this write; null where none wrote."""
STEP: Final = f"({_METADATA} ->> 'step')"
"""The step of review, or another act, that this write is part of; null where it is none."""


def keep_history(*, exclude: list[str] | None = None) -> Callable[[Any], Any]:
    """Remember a row when it is made, changed and deleted."""
    return _chained(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent(), exclude=exclude)


def keep_later_history(*, deletions: bool = False, exclude: list[str] | None = None) -> Callable[[Any], Any]:
    """Remember a row when it is changed, and when it is deleted if it can be. How it came in is on record elsewhere."""
    events = (pghistory.UpdateEvent(), pghistory.DeleteEvent())
    return _chained(*events if deletions else events[:1], exclude=exclude)


def keep_link_history() -> Callable[[Any], Any]:
    """Remember when two records were linked and when they were unlinked."""
    return _chained(pghistory.InsertEvent(), pghistory.DeleteEvent(), obj_field=None)


def _chained(*events: pghistory.RowEvent, **options: Any) -> Callable[[Any], Any]:
    return pghistory.track(*events, meta={"triggers": [chained()]}, **options)
