"""Which writes the database remembers: every earlier state of a curated record, whoever or whatever changed it."""

from collections.abc import Callable
from typing import Any

import pghistory


def keep_history(*, exclude: list[str] | None = None) -> Callable[[Any], Any]:
    """Remember a row when it is made, changed and deleted."""
    return pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent(), exclude=exclude)


def keep_link_history() -> Callable[[Any], Any]:
    """Remember when two records were linked and when they were unlinked."""
    return pghistory.track(pghistory.InsertEvent(), pghistory.DeleteEvent(), obj_field=None)
