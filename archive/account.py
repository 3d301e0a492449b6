"""As whom the site connects to its database: an account that owns nothing, so that it adds to the record and cannot rewrite it.

`migrate` and `protect_record` give that account its rights; this looks whether it has those, and no others.
"""

import sys
from typing import Final

import psycopg
from django.conf import settings

from archive import database
from archive.problems import CannotStart

MEND: Final = (
    "let DATABASE_URL name an account that owns nothing and ARCHIVE_OWNER_DATABASE_URL the owner, then run manage.py migrate"
    " (deploy/README.md says how)"
)

_FAULTS: Final = """
    WITH record AS (
        SELECT c.oid, c.relname, c.relowner, c.relname IN ('reports_passage', 'reports_capture') AS evidence,
            c.relname = 'pghistory_context' OR EXISTS (
                SELECT 1 FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'pgh_id'
            ) AS history
        FROM pg_class c WHERE c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace
    ), ignoring AS (
        SELECT prosrc, proowner FROM pg_proc
        WHERE proname = '_pgtrigger_should_ignore' AND pronamespace = 'public'::regnamespace
    ), faults(fault) AS (
        SELECT 'is a superuser or may make accounts' FROM pg_roles
        WHERE rolname = current_user AND (rolsuper OR rolcreaterole OR rolreplication)
        UNION ALL
        SELECT 'owns tables of the record' FROM record WHERE pg_has_role(relowner, 'MEMBER')
        UNION ALL
        SELECT 'may make tables beside those of the record' WHERE has_schema_privilege('public', 'CREATE')
        UNION ALL
        SELECT 'may remove or rewrite rows of ' || relname FROM record
        WHERE has_table_privilege(oid, 'TRUNCATE, TRIGGER')
            OR (history AND (has_table_privilege(oid, 'DELETE') OR has_any_column_privilege(oid, 'INSERT, UPDATE')))
            OR (evidence AND has_table_privilege(oid, 'UPDATE, DELETE'))
            OR (relname = 'reports_passage' AND has_column_privilege(oid, 'text', 'UPDATE'))
        UNION ALL
        SELECT 'may set the triggers aside' FROM ignoring WHERE prosrc NOT LIKE '%session_user%'
    )
    SELECT
        current_user,
        (SELECT fault FROM faults LIMIT 1),
        (SELECT NOT has_table_privilege(oid, 'SELECT') FROM record WHERE relname = 'reports_passage')
"""


def check() -> None:
    """Refuses to go on in production under an account that could rewrite the record; says so elsewhere. Not in tests, which
    make what they need as the owner. Raises CannotStart."""
    if settings.ARCHIVE_ENV == "test":
        return
    try:
        with database.connect() as connection:
            found = connection.execute(_FAULTS).fetchone()
    except psycopg.OperationalError:
        return  # whatever needs the database says why it cannot be had
    account, fault, has_no_rights = found or ("", None, None)
    if has_no_rights:
        raise CannotStart(f"The account “{account}” has no rights on the record yet: run manage.py migrate.")
    if fault and settings.PRODUCTION:
        raise CannotStart(f"The site's account “{account}” {fault}: {MEND}.")
    if fault:
        sys.stderr.write(f"The site's account “{account}” {fault}, which production refuses: {MEND}.\n")
