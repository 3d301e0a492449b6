"""The site's own role cannot rewrite the record: each probe is what somebody would try who has taken over the site."""

import pghistory
import psycopg
import pytest
from django.conf import settings
from django.db import connection
from psycopg import errors

from reports.models import Finding, Passage, protection
from tests.factories import make_facility, make_finding, make_passage, make_report, make_source
from tests.settings import WORKER

SITE = f"archive_test_site_{WORKER}"
REFUSED = (errors.InsufficientPrivilege, errors.RaiseException, errors.InternalError_, errors.CheckViolation)


@pytest.fixture(scope="module")
def site_role(django_db_setup, django_db_blocker):
    """The role with its rights, made once and taken away again."""
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute(f"DROP ROLE IF EXISTS {SITE}")
        cursor.execute(f"CREATE ROLE {SITE} LOGIN PASSWORD 'probe'")
        protection.apply(connection, site=SITE)
    yield SITE
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute(f"DROP OWNED BY {SITE}; DROP ROLE {SITE}")


@pytest.fixture
def record(transactional_db):
    passage = make_passage("Guards beat prisoners.", report=make_report(slug="a-report"))
    finding = make_finding(passage=passage)
    make_facility()
    make_source()
    finding.note = "second"
    finding.save()
    return {"passage": passage.pk, "finding": finding.pk}


@pytest.fixture
def site(site_role, record):
    place = connection.get_connection_params()
    known = {name: place[name] for name in ("dbname", "host", "port") if place.get(name)}
    with psycopg.connect(**known, user=SITE, password="probe", autocommit=True) as session:
        yield session


ACT = "SET pghistory.context_id = '6f5a4c1e-0000-4000-8000-000000000001'; SET pghistory.context_metadata = '{\"step\": \"withdraw\"}'"
PROBES = [
    "UPDATE reports_passage SET text = 'Nobody was beaten.'",
    "UPDATE reports_passage SET key = 'another'",
    "UPDATE reports_passage SET fingerprint = 'x'",
    "UPDATE reports_passage SET report_id = report_id, text = 'x'",
    "DELETE FROM reports_passage",
    "TRUNCATE reports_passage CASCADE",
    "SET pgtrigger.ignore = '{fixed,never_deleted,pgtrigger_fixed_6ba4f}'; UPDATE reports_passage SET text = 'x'",
    "ALTER TABLE reports_passage DISABLE TRIGGER ALL",
    "SET session_replication_role = replica",
    "ALTER TABLE reports_passage DROP CONSTRAINT reports_passage_key_once",
    "DROP TABLE reports_findingevent",
    "UPDATE reports_findingevent SET note = 'never'",
    "DELETE FROM reports_findingevent",
    "TRUNCATE reports_findingevent",
    "INSERT INTO reports_findingevent SELECT * FROM reports_findingevent LIMIT 1",
    "UPDATE pghistory_context SET metadata = '{}'",
    "DELETE FROM pghistory_context",
    "UPDATE reports_capture SET content = ''",
    "DELETE FROM reports_capture",
    "DELETE FROM reports_revision",
    "UPDATE reports_capturecheck SET bytes_hold = true",
    "DELETE FROM django_migrations",
    "CREATE OR REPLACE FUNCTION public._pgtrigger_should_ignore(trigger_name name) RETURNS boolean LANGUAGE sql AS 'SELECT true'",
    "CREATE FUNCTION public.now_and_then() RETURNS int LANGUAGE sql AS 'SELECT 1'",
    "CREATE TABLE public.mine (id int)",
    f"GRANT ALL ON reports_passage TO {SITE}; TRUNCATE reports_passage CASCADE",  # granting what one has not only warns
    "SET ROLE archive",
    "UPDATE reports_finding SET status = 'withdrawn', withdrawal_reason = 'error'",
    "UPDATE reports_passage SET status = 'withdrawn', withdrawal_reason = 'error'",
    f"{ACT}; UPDATE reports_finding SET status = 'draft'",
    f"{ACT}; UPDATE reports_finding SET status = 'suggested'",
    f"{ACT}; UPDATE reports_report SET status = 'draft'",
    f"{ACT}; UPDATE reports_facility SET status = 'rejected'",
    f"{ACT}; UPDATE reports_source SET status = 'in_review'",
    "DELETE FROM reports_historychain",
    "UPDATE reports_historychain SET digest = ''",
    "INSERT INTO reports_historychain (\"table\", event, digest) VALUES ('reports_findingevent', 9, '')",
    "UPDATE reports_historyhead SET digest = ''",
    "SELECT digest FROM reports_historyhead FOR UPDATE",  # all who commit wait for it
    "SELECT reports_chain_history_anew()",
    "SELECT reports_chain_events('reports_findingevent', 0)",
    "COPY reports_passage TO PROGRAM 'cat'",
    "SELECT pg_read_file('postgresql.conf')",
    "CREATE TRIGGER mine BEFORE UPDATE ON reports_passage FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger()",
]


def test_the_site_is_refused(site):
    before = fingerprint_of_record()
    assert [probe for probe in PROBES if not is_refused(site, probe)] == []
    assert fingerprint_of_record() == before


def is_refused(site, probe):
    try:
        site.execute(probe)
    except REFUSED:
        return True
    finally:
        site.execute("RESET ALL")
    return False


def fingerprint_of_record():
    tables = ["reports_passage", "reports_findingevent", "pghistory_context", "reports_capture"]
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {', '.join(f'(SELECT md5(string_agg(t::text, chr(10) ORDER BY t::text)) FROM {t} t)' for t in tables)}"
        )
        return cursor.fetchone()


def test_setting_triggers_aside_changes_nothing(site, record):
    """In a column that the site may write: the history remembers it all the same."""
    names = [
        name for (name,) in site.execute("SELECT DISTINCT tgname FROM pg_trigger WHERE NOT tgisinternal").fetchall()
    ]
    site.execute("SELECT set_config('pgtrigger.ignore', %s, false)", ["{" + ",".join(names) + "}"])
    before = count("reports_findingevent")
    site.execute("UPDATE reports_finding SET note = 'third'")
    assert count("reports_findingevent") == before + 1


def test_the_site_cannot_say_that_another_did_it(site, record):
    """pghistory overwrites what is said of an act, for whoever names the act as his own."""
    with pghistory.context(user=7, step="publish"):
        Finding.objects.filter(pk=record["finding"]).update(note="third")
    ((act, said),) = site.execute("SELECT id, metadata FROM pghistory_context").fetchall()
    site.execute("SELECT set_config('pghistory.context_id', %s, false)", [str(act)])
    site.execute("SELECT set_config('pghistory.context_metadata', %s, false)", ['{"user": 8, "step": "publish"}'])
    assert is_refused(site, "UPDATE reports_finding SET note = 'fourth'")
    assert site.execute("SELECT metadata FROM pghistory_context").fetchone() == (said,)


def test_the_site_does_its_daily_work(site, record):
    site.execute("UPDATE reports_finding SET note = 'better'")
    site.execute(ACT)
    site.execute("UPDATE reports_passage SET status = 'withdrawn', withdrawal_reason = 'error'")
    assert site.execute("SELECT count(*) FROM reports_indexqueue").fetchone()[0] > 0
    assert count("reports_passageevent") == 1
    assert Passage.objects.get(pk=record["passage"]).status == "withdrawn"


def test_the_site_adds_to_every_table_but_those_that_triggers_write(site):
    """Those of no model too: without its table of the cache, nobody can sign in."""
    closed = site.execute(
        "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace"
        " AND NOT has_table_privilege(oid, 'INSERT')"
    )
    assert {table for (table,) in closed} == protection.READ_ONLY | set(protection.history_tables())


def test_the_site_has_the_tables_counted_anew_after_an_import(site):
    """Asked for by itself, ANALYZE by others than the owner does nothing but warn."""
    counted = "SELECT reltuples FROM pg_class WHERE relname = 'reports_intakeitem'"
    assert site.execute(counted).fetchone() == (-1,)
    site.execute("ANALYZE reports_intakeitem")
    assert site.execute(counted).fetchone() == (-1,)
    site.execute("SELECT reports_refresh_statistics(ARRAY['reports_intakeitem'])")
    assert site.execute(counted).fetchone() == (0,)


def count(table):
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {table}")
        return cursor.fetchone()[0]


def test_the_owner_may_still_set_triggers_aside_while_mending(site_role, record):
    import pgtrigger

    with pgtrigger.ignore("reports.Passage:fixed"):
        Passage.objects.filter(pk=record["passage"]).update(text="Mended.")
    assert Passage.objects.get(pk=record["passage"]).text == "Mended."


def test_the_site_counts_tries_in_its_cache(site):
    for cache in settings.CACHES.values():
        if "DatabaseCache" in cache["BACKEND"]:
            site.execute(f"DELETE FROM {cache['LOCATION']}")
            site.execute(f"INSERT INTO {cache['LOCATION']} VALUES ('key', 'value', now())")
