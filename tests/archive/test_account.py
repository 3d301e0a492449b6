"""The site connects as an account that owns nothing: on the embedded server by itself, on one's own with two addresses."""

import subprocess
import sys
from contextlib import contextmanager

import psycopg
import pytest
from psycopg import sql

from archive import database
from archive.embedded import SITE, Server
from tests.archive.conftest import ROOT, environment
from tests.archive.test_settings import PRODUCTION
from tests.settings import WORKER
from tests.waiting import LONGEST

AS_WHOM = (
    "from django.db import connection as c; k = c.cursor(); k.execute('SELECT current_user'); print(k.fetchone()[0])"
)


@contextmanager
def connected(server, user):
    place = server.address()
    with psycopg.connect(
        host=place["HOST"], port=place["PORT"], dbname=place["NAME"], user=user, autocommit=True
    ) as session:
        yield session


def test_on_the_embedded_server_the_site_owns_nothing_in_an_older_folder_too(var, manage):
    server = Server(var / "postgres", durable=False)
    with server.in_use():
        assert manage("migrate", "--verbosity", "0") == (0, "")
        assert manage("shell", "--verbosity", "0", "--command", AS_WHOM) == (0, f"{SITE}\n")
        with connected(server, "archive") as owner:
            owner.execute(f"DROP OWNED BY {SITE}")
            owner.execute(f"DROP ROLE {SITE}")  # as every folder was that an earlier version made
    with server.in_use():
        code, said = manage("showmigrations")
        assert (code, said) == (1, f"The account “{SITE}” has no rights on the record yet: run manage.py migrate.\n")
        assert manage("migrate", "--verbosity", "0") == (0, "")
        with connected(server, SITE) as site:
            assert site.execute("SELECT count(*) FROM reports_passage").fetchone() == (0,)
            for refused in (
                "UPDATE reports_passage SET text = ''",
                "DELETE FROM reports_findingevent",
                "CREATE TABLE a ()",
            ):
                with pytest.raises(psycopg.errors.InsufficientPrivilege):
                    site.execute(refused)


@pytest.fixture
def addresses():
    """Of a database on the run's server with two accounts: the site's address and the owner's."""
    name, owner, site = (f"own_{what}_{WORKER}" for what in ("archive", "owner", "site"))
    with database.connect() as connection:
        names = {"name": sql.Identifier(name), "owner": sql.Identifier(owner), "site": sql.Identifier(site)}

        def execute(statement):
            connection.execute(sql.SQL(statement).format(**names))

        execute("CREATE ROLE {owner} LOGIN PASSWORD 'sesame'")
        execute("CREATE ROLE {site} LOGIN PASSWORD 'sesame'")
        execute("CREATE DATABASE {name} OWNER {owner}")
        yield [
            f"postgresql://{user}:sesame@:{connection.info.port}/{name}?host={connection.info.host}"
            for user in (site, owner)
        ]
        execute("DROP DATABASE {name} WITH (FORCE)")
        execute("DROP ROLE {owner}")
        execute("DROP ROLE {site}")


def test_production_refuses_an_account_that_could_rewrite_the_record(addresses, manage, var):
    site, owner = addresses
    assert manage("migrate", "--verbosity", "0", DATABASE_URL=site, ARCHIVE_OWNER_DATABASE_URL=owner) == (0, "")

    code, said = manage("showmigrations", **PRODUCTION | {"DATABASE_URL": owner})
    assert code == 1
    assert said.startswith(f"The site's account “own_owner_{WORKER}” owns tables of the record: let DATABASE_URL name")
    assert said.count("\n") == 1
    code, said = manage("showmigrations", DATABASE_URL=owner)
    assert code == 0
    assert "owns tables of the record, which production refuses: let DATABASE_URL name" in said

    code, said = manage("showmigrations", **PRODUCTION | {"DATABASE_URL": site})
    assert (code, "The site's account" in said) == (0, False)

    with database.connect() as connection:
        place = connection.info
        with psycopg.connect(
            host=place.host, port=place.port, user=place.user, dbname=f"own_archive_{WORKER}"
        ) as other:
            other.execute(f"GRANT DELETE ON reports_findingevent TO own_site_{WORKER}")
    code, said = manage("showmigrations", **PRODUCTION | {"DATABASE_URL": site})
    assert code == 1
    assert "may remove or rewrite rows of reports_findingevent" in said

    assert "owns tables of the record" in gunicorn(var, DATABASE_URL=owner)
    assert gunicorn(var, DATABASE_URL=site, ARCHIVE_OWNER_DATABASE_URL=owner).startswith(
        "ARCHIVE_OWNER_DATABASE_URL is in the web server's environment"
    )


def gunicorn(var, **extra):
    """What it says when it refuses to start."""
    ended = subprocess.run(
        [sys.executable, "-m", "gunicorn", "-c", "deploy/gunicorn.conf.py", "--bind", "127.0.0.1:0"],
        cwd=ROOT,
        env=environment(**PRODUCTION | {"ARCHIVE_VAR": str(var)} | extra),
        capture_output=True,
        text=True,
        timeout=LONGEST,
    )
    assert ended.returncode
    return ended.stderr


def test_two_addresses_name_one_database(manage):
    code, said = manage(
        "migrate", DATABASE_URL="postgresql://site@db/archive", ARCHIVE_OWNER_DATABASE_URL="postgresql://owner@db/other"
    )
    assert code == 1
    assert said.startswith("ARCHIVE_OWNER_DATABASE_URL names another database than DATABASE_URL")
    assert said.count("\n") == 1


def test_an_owner_who_cannot_be_reached_is_named_by_his_own_variable(manage, addresses):
    site, owner = addresses
    code, said = manage("migrate", DATABASE_URL=site, ARCHIVE_OWNER_DATABASE_URL=owner.replace("own_owner", "nobody"))
    assert code == 1
    assert said.startswith("The database that ARCHIVE_OWNER_DATABASE_URL names")
    assert "sesame" not in said
