"""The databases of a test run: one that is migrated, and a copy of it for every worker.

The first worker that needs a database migrates; the others wait for it. Migrating takes seconds, copying tenths.
"""

from contextlib import contextmanager

from filelock import FileLock
from psycopg import sql

from tests.settings import ARCHIVE_VAR, DATABASES, TEST_DATABASE, WORKER


def use_a_copy(connection):
    """Point the connection at a copy of the migrated database, which is this worker's own."""
    creation = connection.creation
    done = ARCHIVE_VAR / "test-database-is-migrated"
    with FileLock(ARCHIVE_VAR / "test-database-turn"):
        if not done.exists():
            creation.create_test_db(verbosity=0, autoclobber=True)
            done.touch()
        connection.settings_dict["NAME"] = TEST_DATABASE
        creation.clone_test_db(WORKER, verbosity=0)
    creation.setup_worker_connection(WORKER)


@contextmanager
def dropped_at_the_end():
    """For a server that outlives the run."""
    from archive import database

    place = DATABASES["default"]
    before = place["NAME"]
    try:
        yield
    finally:
        place["NAME"] = before
        with database.connect() as connection:
            ours = connection.execute("SELECT datname FROM pg_database WHERE starts_with(datname, %s)", [TEST_DATABASE])
            for (name,) in ours.fetchall():
                connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))
