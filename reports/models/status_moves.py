"""From which status to which a record may go, whoever writes it: the steps of `editorial`, as the database keeps them.

They bind every account but the owner of the tables, who mends the record by hand. An act that says its step has to be under way
(`pghistory.context(step=…)`), so that the history tells which step it was; how a record comes in is not its matter.
"""

from collections.abc import Iterable
from typing import Final

import pgtrigger

from reports.choices import Status

type Move = tuple[Status, Status]

IMPORTED: Final[frozenset[Move]] = frozenset(
    {
        (Status.PUBLISHED, Status.WITHDRAWN),
        (Status.WITHDRAWN, Status.PUBLISHED),
    }
)
"""Of reports and passages, which nobody drafts."""
_DRAFTED: Final[frozenset[Move]] = frozenset(
    {
        (Status.DRAFT, Status.IN_REVIEW),
        (Status.IN_REVIEW, Status.PUBLISHED),
        (Status.IN_REVIEW, Status.DRAFT),
        (Status.SUGGESTED, Status.IN_REVIEW),
        *((before, Status.REJECTED) for before in (Status.SUGGESTED, Status.DRAFT, Status.IN_REVIEW)),
        (Status.REJECTED, Status.DRAFT),
    }
)
CURATED: Final[frozenset[Move]] = _DRAFTED | IMPORTED
"""Of facilities and sources."""
FINDINGS: Final[frozenset[Move]] = _DRAFTED | {
    (Status.PUBLISHED, Status.WITHDRAWN),
    (Status.WITHDRAWN, Status.DRAFT),  # to be read by two people once more
    (Status.REJECTED, Status.SUGGESTED),
}

_BY_STEPS = """
    IF session_user = (SELECT pg_get_userbyid(c.relowner) FROM pg_class c WHERE c.oid = TG_RELID) THEN RETURN NEW; END IF;
    IF (OLD.status, NEW.status) NOT IN ({moves}) THEN
        RAISE EXCEPTION 'no step leads from % to %', OLD.status, NEW.status
            USING ERRCODE = 'check_violation', CONSTRAINT = '{{meta.db_table}}_status_by_steps';
    END IF;
    IF NULLIF(current_setting('pghistory.context_metadata', true), '')::jsonb ->> 'step' IS NULL THEN
        RAISE EXCEPTION 'a status is changed by an act that says its step'
            USING ERRCODE = 'check_violation', CONSTRAINT = '{{meta.db_table}}_status_by_steps';
    END IF;
    RETURN NEW;
"""


def status_by_steps(moves: Iterable[Move]) -> pgtrigger.Trigger:
    listed = ", ".join(f"('{before.value}', '{after.value}')" for before, after in sorted(moves))
    return pgtrigger.Trigger(
        name="status_by_steps",
        when=pgtrigger.Before,
        operation=pgtrigger.UpdateOf("status"),
        condition=pgtrigger.Q(old__status__df=pgtrigger.F("new__status")),
        func=pgtrigger.Func(_BY_STEPS.format(moves=listed)),
    )
