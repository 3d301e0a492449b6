"""Whatever is done to rows of the history afterwards, by whomever, the walk over the chain finds it and names the first row."""

import hashlib
import io
import os
import subprocess
from contextlib import contextmanager

import pghistory
import psycopg
import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction

from archive.embedded import binaries
from reports.models import Finding, HistoryChain
from reports.models.history_chain import HistoryBroken, verify
from reports.models.protection import history_tables
from tests import factories as make
from tests.settings import DATABASE_IS_EMBEDDED

FINDING = "reports_findingevent"


def sql(statement, *parameters):
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        return cursor.fetchall() if cursor.description else None


def settle():
    """As a commit does."""
    sql("SET CONSTRAINTS ALL IMMEDIATE")
    sql("SET CONSTRAINTS ALL DEFERRED")


def walk():
    return verify(connection, history_tables(), advance=lambda _: None)


@pytest.fixture
def events(db):
    """Four rows of one finding, the second by a known person, with another record's between."""
    finding = make.make_finding(note="first")
    settle()
    with pghistory.context(user=7, step="publish"):
        Finding.objects.filter(pk=finding.pk).update(note="second")
    make.make_facility()
    settle()
    sql("SET TIME ZONE 'Asia/Seoul'")
    Finding.objects.filter(pk=finding.pk).update(note="third")
    settle()
    sql("SET TIME ZONE 'UTC'")
    Finding.objects.filter(pk=finding.pk).update(note="fourth")
    settle()
    return [pgh for (pgh,) in sql(f"SELECT pgh_id FROM {FINDING} ORDER BY pgh_id")]


@contextmanager
def unguarded(*tables):
    """What the owner of the tables can do, undone at the end."""
    try:
        with transaction.atomic():
            for table in tables or (FINDING,):
                sql(f"ALTER TABLE {table} DISABLE TRIGGER USER")
            yield
            raise InterruptedError
    except InterruptedError:
        pass


def test_an_untouched_history_follows_and_its_head_moves_with_each_row(events):
    before = walk()
    rows = [sql(f"SELECT count(*) FROM {table}")[0][0] for table in history_tables()]
    assert before.links == HistoryChain.objects.count() == sum(rows) > 4
    make.make_facility()
    settle()
    after = walk()
    assert after.links == before.links + 1
    assert after.digest != before.digest


@pytest.mark.parametrize(
    ("tampering", "row", "reason"),
    [
        ("UPDATE {t} SET note = 'never' WHERE pgh_id = {second}", "second", "does not follow"),
        ("UPDATE {t} SET pgh_created_at = pgh_created_at - interval '1 second' WHERE pgh_id = {third}", "third", "does not follow"),
        ("UPDATE {t} SET pgh_context_id = NULL WHERE pgh_id = {second}", "second", "does not follow"),
        ("UPDATE pghistory_context SET metadata = '{{\"user\": 8}}'", "second", "does not follow"),
        ("DELETE FROM {t} WHERE pgh_id = {second}", "second", "is gone"),
        ("DELETE FROM {t} WHERE pgh_id = {fourth}", "fourth", "is gone"),
        ("DELETE FROM {t} WHERE pgh_id = {third}; DELETE FROM {c} WHERE event = {third} AND {of}", "fourth", "does not follow"),
        ("DELETE FROM {t} WHERE pgh_id = {fourth}; DELETE FROM {c} WHERE event = {fourth} AND {of}", "third", "removed or put in after"),
        ("UPDATE {t} SET note = CASE note WHEN 'second' THEN 'third' ELSE 'second' END WHERE note IN ('second', 'third')",
         "second", "does not follow"),
        ("DELETE FROM {c} WHERE event = {second} AND {of}; UPDATE {c} SET event = {second} WHERE event = {third} AND {of}",
         "", "does not follow"),
    ],
    ids="changed moved-in-time unsigned signed-otherwise deleted last-deleted deleted-with-link last-with-link swapped relinked".split(),
)  # fmt: skip
def test_what_was_done_to_the_history_is_found(events, tampering, row, reason):
    known = dict(zip(("first", "second", "third", "fourth"), events, strict=True))
    statement = tampering.format(t=FINDING, c="reports_historychain", of=f"\"table\" = '{FINDING}'", **known)
    with unguarded(FINDING, "pghistory_context"):
        sql(statement)
        with pytest.raises(HistoryBroken, match=f"row {known[row]} of {FINDING}" if row else None) as broken:
            walk()
        assert reason in str(broken.value)


def test_a_row_that_was_put_in_is_found_with_and_without_a_link(events):
    columns = [
        name
        for (name,) in sql("SELECT attname FROM pg_attribute WHERE attrelid = %s::regclass AND attnum > 0", FINDING)
    ]
    listed = ", ".join(f'"{name}"' for name in columns if name != "pgh_id")
    with unguarded():
        ((put_in,),) = sql(f"INSERT INTO {FINDING} ({listed}) SELECT {listed} FROM {FINDING} LIMIT 1 RETURNING pgh_id")
        with pytest.raises(HistoryBroken, match=f"row {put_in} of {FINDING} was put in beside the chain"):
            walk()
        ((words, before),) = sql(
            f"SELECT reports_history_words('{FINDING}', t), (SELECT digest FROM reports_historyhead) FROM {FINDING} t"
            f" WHERE pgh_id = {put_in}"
        )
        digest = hashlib.sha256(bytes(before) + words.encode()).digest()
        HistoryChain.objects.create(table=FINDING, event=put_in, digest=digest)
        with pytest.raises(HistoryBroken, match=f"put in after row {put_in}"):
            walk()


def test_a_chain_made_anew_by_the_owner_follows_the_old_head(events):
    """So a column can be given a value; and who does it to hide something has another head than the one noted elsewhere."""
    before = walk()
    with unguarded():
        sql(f"UPDATE {FINDING} SET note = 'never' WHERE pgh_id = {events[1]}")
        sql("SELECT reports_chain_history_anew()")
        after = walk()
        assert (after.links, after.digest != before.digest) == (before.links, True)
        assert bytes(sql("SELECT seed FROM reports_historyhead")[0][0]).hex() == before.digest


def test_every_table_of_the_history_is_chained(db):
    chained = sql(
        "SELECT tgrelid::regclass::text FROM pg_trigger WHERE tgname LIKE 'pgtrigger_chained%%' AND tgdeferrable"
    )
    assert sorted(table for (table,) in chained) == history_tables()


def test_who_did_something_is_not_said_otherwise_later(events):
    with pytest.raises(IntegrityError, match="is no longer changed"), transaction.atomic():
        sql("UPDATE pghistory_context SET metadata = metadata || '{\"user\": 8}'")
    sql('UPDATE pghistory_context SET metadata = metadata || \'{"step": "withdraw"}\'')
    walk()
    sql("ALTER TABLE pghistory_context DISABLE TRIGGER USER")
    sql("UPDATE pghistory_context SET created_at = now() - interval '2 hours'")
    sql("ALTER TABLE pghistory_context ENABLE TRIGGER USER")
    with pytest.raises(IntegrityError, match="is no longer changed"), transaction.atomic():
        sql('UPDATE pghistory_context SET metadata = metadata || \'{"step": "publish"}\'')


def test_the_command_prints_the_head_or_names_the_row(events):
    said = io.StringIO()
    call_command("verify_history", stdout=said)
    assert said.getvalue().splitlines()[-1] == f"Head: {walk().digest}"
    with unguarded():
        sql(f"DELETE FROM {FINDING} WHERE pgh_id = {events[1]}")
        with pytest.raises(CommandError, match=f"The history does not hold: row {events[1]} of {FINDING} is gone."):
            call_command("verify_history", stdout=said)


@pytest.mark.django_db(transaction=True)
def test_the_order_is_that_of_commits_and_nobody_waits_before_his_own_and_a_restored_dump_follows(tmp_path):
    findings = [make.make_finding("Guards", passage=make.make_passage(f"Guards beat prisoners {n}.")) for n in range(2)]
    place = connection.get_connection_params()
    known = {name: place[name] for name in ("dbname", "user", "host", "port", "password") if place.get(name)}
    change = "UPDATE reports_finding SET note = %s WHERE id = %s"
    with psycopg.connect(**known) as slow, psycopg.connect(**known) as quick:
        slow.execute(change, ["slow", findings[0].pk])
        quick.execute(change, ["quick", findings[1].pk])
        quick.commit()
        slow.commit()
    notes = "SELECT e.note FROM reports_historychain c JOIN reports_findingevent e ON e.pgh_id = c.event"
    said = sql(f"{notes} WHERE c.table = '{FINDING}' ORDER BY c.id DESC LIMIT 2")
    assert [note for (note,) in said] == ["slow", "quick"]
    head = walk()
    if DATABASE_IS_EMBEDDED:  # whose programs are at hand, and of its version
        assert head == restored(known, tmp_path)


def restored(known, folder):
    """The head of the chain in a database made from a dump of this one."""
    name, file = f"{known['dbname']}_restored", str(folder / "dump.sql")
    server = {"PGHOST": known["host"], "PGPORT": str(known["port"]), "PGUSER": known["user"]}

    def run(program, *arguments):
        subprocess.run(
            [binaries() / program, *arguments], env=os.environ | server, check=True, capture_output=True, text=True
        )

    run("pg_dump", "--file", file, known["dbname"])
    run("createdb", "--template", "template0", name)
    try:
        run("psql", "--quiet", "--set", "ON_ERROR_STOP=1", "--file", file, name)
        with psycopg.connect(**{**known, "dbname": name}, options="-c TimeZone=UTC") as other:
            return verify(other, history_tables(), advance=lambda _: None)
    finally:
        run("dropdb", name)
