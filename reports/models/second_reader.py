"""Who changed a record last, and whether a second person has read it since. Triggers write both, and nobody else can.

The person is the one whom the history names: a change by a command has none, and leaves the last person's name. Changes of
what belongs to a record (its citations, figures, names, copies and links) are changes of the record.
"""

from typing import Final

import pgtrigger
from django.conf import settings
from django.db import models

from reports.models.history import PERSON, STEP
from reports.models.review import Reviewed

CONFIRMED: Final = "second_change"
"""The step in the history with which a second person confirms a change of what is public."""
_SEEN = "('published', 'withdrawn')"
_NOT_WORDS = (
    "ARRAY['status', 'withdrawal_reason', 'withdrawn_at', 'drafted_by_id', 'published_by_id', 'drafted_at', 'published_at',"
    " 'edited_at', 'changed_by_id', 'changed_at', 'unread_since', 'first_published_at', 'restore_asked_by_id',"
    " 'restore_asked_at', 'restore_reason']"
)
"""Columns that say what became of a record, and nothing that a reader would read."""

_READ_TWICE = f"""
    person := {PERSON};
    IF TG_OP = 'INSERT' THEN
        NEW.changed_by_id := NULL; NEW.changed_at := NULL; NEW.unread_since := NULL;
    ELSIF pg_trigger_depth() = 1 THEN
        NEW.changed_by_id := OLD.changed_by_id; NEW.changed_at := OLD.changed_at;
        IF NEW.unread_since IS NOT NULL OR OLD.unread_since IS NULL OR {STEP} IS DISTINCT FROM '{CONFIRMED}' THEN
            NEW.unread_since := OLD.unread_since;
        ELSIF person IS NULL OR person = OLD.changed_by_id THEN
            RAISE EXCEPTION 'whoever changed it last is not its second reader'
                USING ERRCODE = 'check_violation', CONSTRAINT = '{{table}}_read_twice';
        END IF;
    END IF;
    IF person IS NOT NULL
        AND (TG_OP = 'INSERT' OR (to_jsonb(NEW) - {_NOT_WORDS}) IS DISTINCT FROM (to_jsonb(OLD) - {_NOT_WORDS})) THEN
        NEW.changed_by_id := person; NEW.changed_at := now();
        IF {{is_public}} THEN NEW.unread_since := COALESCE(NEW.unread_since, now()); END IF;
    END IF;
    {{rest}}
    RETURN NEW;
"""
_OF_STATUS = f"""
    IF NEW.status NOT IN {_SEEN} THEN NEW.unread_since := NULL; END IF;
    NEW.first_published_at := CASE WHEN TG_OP = 'UPDATE' THEN COALESCE(OLD.first_published_at, NEW.first_published_at) END;
    IF NEW.status IN {_SEEN} THEN NEW.first_published_at := COALESCE(NEW.first_published_at, now()); END IF;
    IF NEW.status = 'published' AND TG_OP = 'UPDATE' AND OLD.status NOT IN {{no_review_from}}
        AND (person = NEW.changed_by_id {{or_by}}) THEN
        RAISE EXCEPTION 'whoever changed it last is not its second reader'
            USING ERRCODE = 'check_violation', CONSTRAINT = '{{table}}_read_twice';
    END IF;
"""
_SIGNED = """
    IF NEW.published_by_id IN (NEW.drafted_by_id, NEW.changed_by_id) AND NEW.status = 'published'
        AND (TG_OP = 'INSERT' OR OLD.status <> 'published' OR NEW.published_by_id IS DISTINCT FROM OLD.published_by_id) THEN
        RAISE EXCEPTION 'whoever drafted it or changed it last is not its second reader'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'reports_finding_read_twice';
    END IF;
    IF TG_OP = 'UPDATE' AND OLD.status <> 'published' AND NEW.status = 'published'
        AND person IS NOT NULL AND NEW.published_by_id IS DISTINCT FROM person THEN
        RAISE EXCEPTION 'a person publishes in their own name'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'reports_finding_read_twice';
    END IF;
"""
_ISSUES_SOMETHING_PUBLIC = f"""(
    EXISTS (SELECT 1 FROM reports_source s WHERE s.publisher_id = NEW.id AND s.status IN {_SEEN})
    OR EXISTS (
        SELECT 1 FROM reports_series s JOIN reports_report r ON r.series_id = s.id
        WHERE s.publisher_id = NEW.id AND r.status IN {_SEEN}
    )
)"""
_CHANGES_OWNER = f"""
    person := {PERSON};
    IF person IS NULL OR (TG_OP = 'UPDATE' AND NEW IS NOT DISTINCT FROM OLD) THEN RETURN NULL; END IF;
    IF TG_OP = 'DELETE' THEN part := OLD; ELSE part := NEW; END IF;
    UPDATE {{table}} SET changed_by_id = person, changed_at = now(),
        unread_since = CASE WHEN status IN {_SEEN} THEN COALESCE(unread_since, now()) END
    WHERE id = {{owner}};
    RETURN NULL;
"""


class ReadTwice(models.Model):
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        db_index=False,
        help_text="The last person who changed it.",
    )
    changed_at = models.DateTimeField(null=True, blank=True, editable=False)
    unread_since = models.DateTimeField(
        null=True,
        blank=True,
        editable=False,
        help_text="Since when something public says what no second person has read.",
    )

    class Meta:
        abstract = True


class Curated(ReadTwice, Reviewed):
    """What curators write and a second person publishes."""

    first_published_at = models.DateTimeField(
        null=True, blank=True, editable=False, help_text="What the public once saw is never deleted."
    )

    class Meta:
        abstract = True


def read_twice(model: str, *, signed: bool = False) -> list[pgtrigger.Trigger]:
    """The triggers of a Curated model. With `signed`, the names of who drafted and who published are compared too."""
    table = f"reports_{model}"
    rest = _OF_STATUS.format(
        table=table,
        or_by="OR person = NEW.drafted_by_id" if signed else "",
        no_review_from="('published')" if signed else _SEEN,
    )
    return [
        _trigger(table, is_public=f"NEW.status IN {_SEEN}", rest=rest + (_SIGNED if signed else "")),
        pgtrigger.Protect(
            name="once_public_never_deleted",
            operation=pgtrigger.Delete,
            condition=pgtrigger.Q(old__first_published_at__isnull=False),
        ),
    ]


def publisher_read_twice() -> pgtrigger.Trigger:
    """A publisher has no status: it is public with what it issued, and so are its changes."""
    return _trigger("reports_publisher", is_public=_ISSUES_SOMETHING_PUBLIC, rest="")


def changes_owner(model: str, owner: str) -> pgtrigger.Trigger:
    """Whoever writes this row changes the `model` that it belongs to; `owner` gives its id, from the row as `part`."""
    return pgtrigger.Trigger(
        name="changes_owner",
        when=pgtrigger.After,
        operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
        declare=[("person", "integer"), ("part", "record")],
        func=_CHANGES_OWNER.format(table=f"reports_{model}", owner=owner),
    )


def _trigger(table: str, *, is_public: str, rest: str) -> pgtrigger.Trigger:
    return pgtrigger.Trigger(
        name="read_twice",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.Update,
        declare=[("person", "integer")],
        func=_READ_TWICE.format(table=table, is_public=is_public, rest=rest),
    )
