"""`check` names every way in which index and record can differ, and `status` tells how the index is doing."""

import json

import pytest
from django.db import connection

from reports.choices import Status
from reports.models import Passage
from reports.search import check, get_store, rebuild, status, sync
from reports.search.index import checking
from reports.search.index.documents import DocumentMaker
from reports.search.index.schema import passage_query
from tests.factories import make_abuse_type, make_finding, make_passage, make_report

pytestmark = [pytest.mark.usefixtures("index_dir"), pytest.mark.django_db]


@pytest.fixture
def passages():
    report = make_report(slug="the-report")
    found = [make_passage(f"Word number {number}.", report=report) for number in range(7)]
    rebuild()
    return found


def tamper(passage, *, times):
    """Hold this many documents of a passage."""
    store = get_store()
    with store.writer(store.current()) as writer:
        writer.delete_documents_by_query(passage_query(passage.pk))
        for document in DocumentMaker().make([passage.pk] * bool(times)):
            for _ in range(times):
                writer.add_document(document.to_tantivy())


@pytest.mark.parametrize("batch", [1, 2, 3, 100])
def test_every_kind_of_difference_is_named_however_the_keys_are_parted(passages, monkeypatch, batch):
    monkeypatch.setattr(checking, "BATCH", batch)
    tamper(passages[0], times=0)
    tamper(passages[2], times=2)
    make_finding(passage=passages[4], abuse_types=[make_abuse_type()])
    Passage.objects.filter(pk=passages[6].pk).update(status=Status.WITHDRAWN, withdrawal_reason="error")
    assert [str(difference) for difference in check()] == [
        f"missing: passage {passages[0].key} of the-report",
        f"doubled: passage {passages[2].key} of the-report",
        f"stale: passage {passages[4].key} of the-report",
        f"unwanted: passage {passages[6].key} of the-report",
    ]


def test_a_document_without_a_passage_is_unwanted(passages):
    store = get_store()
    with store.writer(store.current()) as writer:
        (document,) = DocumentMaker().make([passages[0].pk])
        document.passage_id = 9_000_000_000
        writer.add_document(document.to_tantivy())
    (found,) = check()
    assert (found.passage_id, found.kind, found.key) == (9_000_000_000, "unwanted", "")


def test_progress_goes_from_nothing_to_all(passages, monkeypatch):
    monkeypatch.setattr(checking, "BATCH", 3)
    told = []
    assert list(check(lambda done, total: told.append((done, total)))) == []
    assert told == [(3, 7), (6, 7), (7, 7)]


def test_what_a_sync_mends_while_it_is_looked_at_is_no_difference(passages, monkeypatch):
    make_finding(passage=passages[1], abuse_types=[make_abuse_type()])
    look = checking._differences

    def look_and_let_sync(*given):
        found = look(*given)
        sync()
        return found

    monkeypatch.setattr(checking, "_differences", look_and_let_sync)
    assert list(check()) == []


def test_memory_does_not_grow_with_the_archive(passages, monkeypatch, django_assert_max_num_queries):
    """Each batch costs the same queries, and holds no more than its own documents."""
    monkeypatch.setattr(checking, "BATCH", 2)
    held = []
    digests = checking.stored_digests
    monkeypatch.setattr(checking, "stored_digests", lambda *given: held.append(digests(*given)) or held[-1])
    with django_assert_max_num_queries(1 + 4 * 8):
        list(check())
    assert max(map(len, held)) == 2


def test_a_healthy_index_has_no_problems(passages):
    found = status()
    assert found.problems == []
    assert (found.documents, found.passages, found.followed, found.making) == (7, 7, False, None)
    assert found.size > 0
    assert found.generation == get_store().current().name


def test_what_has_waited_for_long_is_a_problem(passages):
    make_passage("Late.", report=passages[0].report)
    assert status().waiting == 2 or status().waiting >= 1
    assert status().problems == []
    with connection.cursor() as cursor:
        cursor.execute("UPDATE reports_indexqueue SET written_at = now() - interval '5 minutes'")
    age_place(seconds=300)
    assert "The index is behind" in status().problems[0]


def test_what_waits_only_for_an_open_transaction_to_end_is_none(passages):
    """The queue was looked at a moment ago: the index has what was committed, and its place waits."""
    make_passage("Early.", report=passages[0].report)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE reports_indexqueue SET written_at = now() - interval '5 minutes'")
    assert status().problems == []


def age_place(*, seconds):
    path = get_store().current() / "place.json"
    place = json.loads(path.read_text())
    path.write_text(json.dumps(place | {"synced_at": place["synced_at"] - seconds}))


def test_a_running_follower_and_a_running_rebuild_are_told(passages):
    with get_store().lock("follower"):
        assert status().followed
    told = []
    rebuild(lambda done, total: told.append(status().making))
    assert (told[0].done, told[0].total) == (0, 7)
    assert status().making is None


def test_damage_is_a_problem_and_looking_mends_nothing(passages):
    path = next(get_store().current().glob("*.pos"))
    with path.open("r+b") as file:  # in place: the files may be mapped, and must not be cut short for a moment
        file.write(b"x" * path.stat().st_size)
    for _ in range(2):
        (problem,) = status().problems
        assert f"{path.name} is not what was written" in problem
