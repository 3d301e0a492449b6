"""Which writes the database remembers: every earlier state of a curated record, whoever or whatever changed it."""

from collections.abc import Callable
from typing import Any, Final

import pghistory

_METADATA = "NULLIF(current_setting('pghistory.context_metadata', true), '')::jsonb"
PERSON: Final = f"(SELECT u.id FROM auth_user u WHERE u.id = ({_METADATA} ->> 'user')::integer)"
"""In SQL of a trigger: the key of the person whom the history names for this write; null where none wrote."""
STEP: Final = f"({_METADATA} ->> 'step')"
"""The step of review, or another act, that this write is part of; null where it is none."""


def keep_history(*, exclude: list[str] | None = None) -> Callable[[Any], Any]:
    """Remember a row when it is made, changed and deleted."""
    return pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent(), exclude=exclude)


def keep_link_history() -> Callable[[Any], Any]:
    """Remember when two records were linked and when they were unlinked."""
    return pghistory.track(pghistory.InsertEvent(), pghistory.DeleteEvent(), obj_field=None)
