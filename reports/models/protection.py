"""What the site may not do with its own record: the rights of the role that it runs under, which owns nothing.

History and evidence can then not be changed by the site, whatever becomes of its code: tables are written only as far as
granted here, rows of the history come from triggers alone, and no setting switches a trigger off. `apply` is run by the owner.
"""

from typing import Any, Final

import pghistory.models
from django.apps import apps
from django.conf import settings
from django.db import models
from psycopg import sql

READ_ONLY: Final = frozenset({"django_migrations", "pghistory_context", "reports_historychain", "reports_historyhead"})
"""Tables beside those of the history that the site only reads; triggers write all but the first."""
KEPT: Final = {
    "reports_capture": (),
    "reports_capturecheck": (),
    "reports_reportmove": (),
    "reports_revision": (),
    "reports_passageedit": (),
    "reports_passage": (
        "status",
        "withdrawal_reason",
        "withdrawn_at",
        "number",
        "removed_in",
        "section_id",
        "marks",
        "restore_asked_by_id",
        "restore_asked_at",
        "restore_reason",
    ),
}
"""Tables whose rows the site adds and never deletes, with the columns that it may change later."""

_FUNCTIONS_OF_TRIGGERS = "pgtrigger%"
_CACHE = "django.core.cache.backends.db.DatabaseCache"
_NEVER_IGNORED = """
    CREATE OR REPLACE FUNCTION public._pgtrigger_should_ignore(trigger_name name) RETURNS boolean
    LANGUAGE sql STABLE AS $$
        SELECT session_user = (SELECT pg_get_userbyid(relowner) FROM pg_class WHERE oid = 'public.reports_passage'::regclass)
            AND trigger_name = ANY (coalesce(nullif(current_setting('pgtrigger.ignore', true), ''), '{}')::text[])
    $$
"""
"""The owner may set triggers aside while mending the record by hand; the site may not."""


def history_tables() -> list[str]:
    """The tables of events, in the order of their names."""
    events = (model for model in apps.get_models() if issubclass(model, pghistory.models.Event))
    return sorted(model._meta.db_table for model in events if model._meta.managed and not model._meta.proxy)


def apply(connection: Any, *, site: str) -> None:
    """Give the role `site` its rights, and no others. Run as the owner of all tables, in one transaction, after each migration.

    `connection` is Django's. Raises ProgrammingError where the role does not exist or the caller owns too little.
    """
    role = sql.Identifier(site)
    with connection.cursor() as cursor:
        for statement in _statements(role):
            cursor.execute(statement)
        cursor.execute(_NEVER_IGNORED)
        for function in _functions_of_triggers(cursor):
            cursor.execute(
                sql.SQL("ALTER FUNCTION {} SECURITY DEFINER SET search_path = public, pg_temp").format(
                    sql.SQL(function)
                )
            )


def _statements(role: sql.Identifier) -> list[sql.Composed]:
    everything = sql.SQL("""
        REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {role};
        REVOKE ALL ON ALL SEQUENCES IN SCHEMA public FROM {role};
        REVOKE CREATE ON SCHEMA public FROM PUBLIC, {role};
        GRANT USAGE ON SCHEMA public TO {role};
        GRANT SELECT ON ALL TABLES IN SCHEMA public TO {role};
        GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {role};
    """).format(role=role)
    return [everything, *(_grant(table, role) for table in _tables())]


def _grant(table: str, role: sql.Identifier) -> sql.Composed:
    name = sql.Identifier(table)
    if table not in KEPT:
        return sql.SQL("GRANT INSERT, UPDATE, DELETE ON {} TO {}").format(name, role)
    columns = KEPT[table]
    if not columns:
        return sql.SQL("GRANT INSERT ON {} TO {}").format(name, role)
    listed = sql.SQL(", ").join(map(sql.Identifier, columns))
    return sql.SQL("GRANT INSERT, UPDATE ({}) ON {} TO {}").format(listed, name, role)


def _tables() -> list[str]:
    """Those that the site writes."""
    unwritten = READ_ONLY.union(history_tables())
    models_written: list[type[models.Model]] = list(apps.get_models(include_auto_created=True))
    tables = {model._meta.db_table for model in models_written if model._meta.managed and not model._meta.proxy}
    caches = {cache["LOCATION"] for cache in settings.CACHES.values() if cache["BACKEND"] == _CACHE}  # of no model
    return sorted((tables | caches) - unwritten)


def _functions_of_triggers(cursor: Any) -> list[str]:
    """As the owner they run, so that they can write the history, which the site cannot."""
    cursor.execute(
        "SELECT oid::regprocedure::text FROM pg_proc WHERE proname LIKE %s AND pronamespace = 'public'::regnamespace"
        " AND prorettype = 'trigger'::regtype ORDER BY 1",
        [_FUNCTIONS_OF_TRIGGERS],
    )
    return [name for (name,) in cursor.fetchall()]
