"""However transactions begin, write, end and overlap, a sync leaves nothing out and nothing twice."""

from contextlib import ExitStack, suppress

import psycopg
import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reports.choices import Status
from reports.search import SearchQuery, check, get_store, prune_queue, rebuild, search, sync
from reports.search.index import queue
from reports.search.index.following import Follower
from tests.factories import make_facility, make_finding, make_passage, make_report
from tests.search.index.earlier import let_earlier_transactions_end

pytestmark = [pytest.mark.usefixtures("index_dir"), pytest.mark.django_db(transaction=True)]

WRITERS = 3
OWN = 3
"""Passages that only one writer touches, so that none waits for another's lock."""

writers = st.integers(0, WRITERS - 1)
writes = st.tuples(
    st.sampled_from(["withdraw", "publish", "tie", "untie", "write in bulk"]), writers, st.integers(0, OWN - 1)
)
ends = st.tuples(st.sampled_from(["commit", "commit", "roll back"]), writers)
steps = st.one_of(
    writes,
    ends,
    st.tuples(st.just("sync"), st.lists(st.one_of(ends, writes), max_size=3)),
    st.tuples(st.sampled_from(["lose the place", "keep the place", "prune", "rebuild"])),
)


class Writers:
    """Connections of their own, each with its passages and their findings."""

    def __init__(self, stack):
        report, facility = make_report(), make_facility()
        parameters = connection.get_connection_params()
        parameters = {
            key: parameters[key] for key in ("dbname", "user", "password", "host", "port") if key in parameters
        }
        self.facility = facility.pk
        self.held = [
            [make_finding(passage=make_passage("Words.", report=report)) for _ in range(OWN)] for _ in range(WRITERS)
        ]
        self.connections = [stack.enter_context(psycopg.connect(**parameters)) for _ in range(WRITERS)]

    def act(self, name, writer, which=0):
        finding, other = self.held[writer][which], self.connections[writer]
        if name == "commit":
            other.commit()
        elif name == "roll back":
            other.rollback()
        elif name in ("withdraw", "publish"):
            status = (Status.WITHDRAWN, "error") if name == "withdraw" else (Status.PUBLISHED, "")
            sql = "UPDATE reports_passage SET status = %s, withdrawal_reason = %s WHERE id = %s"
            other.execute(sql, [*status, finding.passage_id])
        elif name == "write in bulk":
            keys = [one.passage_id for one in self.held[writer]]
            other.execute("UPDATE reports_passage SET status = status WHERE id = ANY(%s)", [keys])
        else:
            self._tie(other, finding.pk, tied=name == "tie")

    def _tie(self, other, finding, *, tied):
        other.execute("DELETE FROM reports_finding_facilities WHERE finding_id = %s", [finding])
        if tied:
            sql = "INSERT INTO reports_finding_facilities (finding_id, facility_id) VALUES (%s, %s)"
            other.execute(sql, [finding, self.facility])

    def end_all(self, name="commit"):
        for writer in range(WRITERS):
            self.act(name, writer)


@pytest.fixture
def open_writers():
    with ExitStack() as stack:
        yield Writers(stack)


@pytest.fixture
def meanwhile(monkeypatch):
    """Acts that are done between two chunks of a sync."""
    waiting = []
    follow = Follower.follow_chunk

    def follow_and_let_others(self, **options):
        ended = follow(self, **options)
        if waiting:
            waiting.pop(0)()
        return ended

    monkeypatch.setattr(Follower, "follow_chunk", follow_and_let_others)
    return waiting


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(schedule=st.lists(steps, min_size=4, max_size=24), chunk=st.integers(1, 4))
def test_no_schedule_makes_the_index_miss_or_double_anything(open_writers, meanwhile, monkeypatch, schedule, chunk):
    monkeypatch.setattr(queue, "CHUNK", chunk)
    with suppress_missing():
        get_store().current()
    kept = None
    for name, *rest in schedule:
        if name == "sync":
            meanwhile.extend(lambda act=act: open_writers.act(*act) for act in rest[0])
            sync()
            quiet = len(meanwhile) == len(rest[0])  # nobody wrote in the middle of it
            meanwhile.clear()
            assert not quiet or list(check()) == []
        elif name in ("keep the place", "lose the place"):
            kept = hand_over_place(kept, lose=name == "lose the place")
        elif name in ("prune", "rebuild"):
            {"prune": prune_everything, "rebuild": rebuild}[name]()
        else:
            open_writers.act(name, *rest)
    open_writers.end_all()
    sync()
    assert list(check()) == []


def suppress_missing():
    from reports.search import IndexMissing

    return suppress(IndexMissing)


def hand_over_place(kept, *, lose):
    """The place as an earlier sync left it: what a process leaves that dies between the commit and the place."""
    with suppress_missing():
        directory = get_store().current()
        if not lose:
            return directory, (directory / "place.json").read_text()
        if kept and kept[0] == directory:
            (directory / "place.json").write_text(kept[1])
        return kept
    return None


def prune_everything():
    with connection.cursor() as cursor:
        cursor.execute("UPDATE reports_indexqueue SET written_at = now() - interval '30 days' WHERE passage_id > 0")
    prune_queue()


def test_what_commits_behind_a_long_sync_is_taken_by_the_next(open_writers, meanwhile, monkeypatch):
    """The slow writer is passed by the first chunk, and commits before the second is read."""
    rebuild()
    monkeypatch.setattr(queue, "CHUNK", 1)
    open_writers.act("withdraw", 0)
    for writer in (1, 2):
        open_writers.act("withdraw", writer)
        open_writers.act("commit", writer)
    meanwhile.append(lambda: open_writers.act("commit", 0))
    sync()
    sync()
    assert search(SearchQuery()).total == WRITERS * OWN - 3
    assert list(check()) == []


def test_an_idle_transaction_does_not_make_every_sync_write_again(open_writers, monkeypatch):
    rebuild()
    open_writers.act("withdraw", 0)
    open_writers.act("tie", 1)
    open_writers.act("commit", 1)
    sync()
    before = get_store().current().joinpath("meta.json").stat().st_mtime_ns
    assert sync() > 0
    assert get_store().current().joinpath("meta.json").stat().st_mtime_ns == before


def test_an_index_of_a_database_that_was_restored_is_made_anew(open_writers):
    """Its transactions are counted anew, so its place means nothing."""
    rebuild()
    directory = get_store().current()
    place = get_store().place(directory)
    get_store().set_place(directory, place.xid + 1_000_000, place.database)
    open_writers.act("withdraw", 0)
    open_writers.act("commit", 0)
    sync()
    assert list(check()) == []
    get_store().set_place(get_store().current(), place.xid, "another database")
    before = get_store().current()
    sync()
    assert get_store().current() != before


def test_pruning_makes_an_index_that_lags_start_again_and_no_other(open_writers):
    rebuild()
    lagging = hand_over_place(None, lose=False)
    open_writers.act("withdraw", 0)
    open_writers.end_all()
    let_earlier_transactions_end()
    sync()
    prune_everything()
    in_step = get_store().current()
    sync()
    assert get_store().current() == in_step
    hand_over_place(lagging, lose=True)
    sync()
    assert get_store().current() != in_step
    assert list(check()) == []


def test_pruning_leaves_what_an_open_transaction_may_still_need(open_writers):
    let_earlier_transactions_end()
    rebuild()
    open_writers.act("withdraw", 0)
    open_writers.act("withdraw", 1)
    open_writers.act("commit", 1)
    prune_everything()
    before = get_store().current()
    sync()
    open_writers.end_all()
    sync()
    assert get_store().current() == before
    assert list(check()) == []
