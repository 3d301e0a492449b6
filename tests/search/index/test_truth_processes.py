"""Several processes write to one index, one is killed in the middle, another holds the lock: the index agrees all the same."""

import random
import time

import pytest

from reports.choices import Status
from reports.models import Passage
from reports.search import IndexBehind, SearchQuery, check, get_store, rebuild, search, sync
from tests.factories import make_facility, make_finding, make_passage, make_report
from tests.search.index.beside import Beside

pytestmark = [pytest.mark.usefixtures("index_dir"), pytest.mark.django_db(transaction=True)]

MANY = 40

FOLLOW = """
while True:
    with connection.cursor() as cursor:
        cursor.execute("UPDATE reports_passage SET withdrawal_reason = %s WHERE status = 'withdrawn'", ["error"])
        cursor.execute("UPDATE reports_passage SET status = 'published', withdrawal_reason = '' WHERE id %% 2 = %s"
            " AND status = 'withdrawn'", [len(sys.argv) % 2])
        cursor.execute("UPDATE reports_passage SET status = 'withdrawn', withdrawal_reason = 'error' WHERE random() < 0.3")
    sync()
"""

REBUILD = """
while True:
    rebuild()
"""

TIE = """
from reports.models import Finding
for finding in Finding.objects.order_by("pk"):
    finding.facilities.add(int(FACILITY))
    sync()
"""

HOLD = """
with get_store().lock():
    print("held", flush=True)
    sys.stdin.readline()
"""


@pytest.fixture
def passages():
    report = make_report()
    return [make_passage(f"Some words, number {number}.", report=report) for number in range(MANY)]


def leftovers(index_dir):
    return [path.name for path in index_dir.glob("generation-*") if path != get_store().current()]


def test_a_process_killed_while_it_syncs_leaves_nothing_that_the_next_sync_does_not_mend(passages):
    rebuild()
    moments = random.Random(4)
    for _ in range(4):
        with Beside(FOLLOW) as other:
            other.go()
            other.killed_after(moments.uniform(0.02, 0.5))
        sync()
        assert list(check()) == []
    assert Passage.objects.filter(status=Status.WITHDRAWN).exists(), "the other process did something"


def test_a_process_killed_while_it_makes_the_index_anew_leaves_the_old_one_in_use(passages, index_dir):
    rebuild()
    for seconds in (0.05, 0.2):
        with Beside(REBUILD) as other:
            other.go()
            other.killed_after(seconds)
        assert search(SearchQuery("words")).total == MANY
        sync()
        assert list(check()) == []
    rebuild()
    assert leftovers(index_dir) == []


def test_two_processes_that_sync_at_once_lose_nothing(passages):
    for passage in passages[:12]:
        make_finding(passage=passage)
    rebuild()
    facilities = [make_facility() for _ in range(2)]
    with (
        Beside(TIE.replace("FACILITY", f"{facilities[0].pk}")) as one,
        Beside(TIE.replace("FACILITY", f"{facilities[1].pk}")) as other,
    ):
        one.go()
        other.go()
        assert (one.ended(), other.ended()) == (0, 0)
    assert list(check()) == []
    for facility in facilities:
        assert search(SearchQuery(filters={"facility": frozenset({facility.pk})})).total == 12


def test_two_processes_that_find_no_index_make_one(passages, index_dir):
    """The second waits for the first, and then has nothing to make."""
    code = "sync(); print(get_store().current().name, flush=True)"
    with Beside(code) as one, Beside(code) as other:
        assert (one.told(), other.told()) == ("ready", "ready")
        one.tell("go")
        other.tell("go")
        assert one.told() == other.told() == get_store().current().name
    assert leftovers(index_dir) == []


def test_a_lock_held_for_a_moment_is_waited_for(passages):
    rebuild()
    withdraw(passages[0])
    with Beside(HOLD) as other:
        other.go()
        assert other.told() == "held"
        other.tell("let go")
        sync(within=20)
    assert search(SearchQuery("words")).total == MANY - 1


def test_a_lock_held_for_longer_is_not(passages):
    rebuild()
    withdraw(passages[0])
    with Beside(HOLD) as other:
        other.go()
        assert other.told() == "held"
        began = time.monotonic()
        with pytest.raises(IndexBehind):
            sync(within=0.3)
        assert time.monotonic() - began < 30, "the other holds it until it is told to let go"
        assert search(SearchQuery("words")).hits != ()
        shown = {hit.passage.pk for hit in search(SearchQuery("words", page_size=MANY)).hits}
        assert passages[0].pk not in shown, "the rows come from the record, whatever the index holds"
    sync()
    assert search(SearchQuery("words")).total == MANY - 1


def test_withdrawals_while_the_index_is_made_anew_do_not_come_back(passages, monkeypatch):
    """The new generation read them before they were withdrawn."""
    rebuild()

    def withdraw_late(done, total):
        withdraw(passages[0])
        sync()

    rebuild(withdraw_late)
    assert search(SearchQuery("words")).total == MANY - 1
    assert list(check()) == []


def test_a_rebuild_that_is_broken_off_leaves_nothing(passages, index_dir):
    rebuild()
    before = get_store().current()

    def interrupt(done, total):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        rebuild(interrupt)
    assert get_store().current() == before
    assert leftovers(index_dir) == []
    assert search(SearchQuery("words")).total == MANY


def withdraw(passage):
    Passage.objects.filter(pk=passage.pk).update(status=Status.WITHDRAWN, withdrawal_reason="error")
