"""Whatever happens to the files of the index, a reader gets an answer: the right one, or that it is being made anew."""

import json
import shutil
import threading
import time
from importlib import import_module

import pytest
import tantivy

from reports.models import Passage
from reports.search import (
    IndexBehind,
    IndexBeingMade,
    SearchQuery,
    check,
    get_store,
    heals,
    rebuild,
    search,
    status,
    sync,
)
from reports.search.index.integrity import PARTS
from reports.search.index.schema import SCHEMA, VERSION, open_index
from reports.search.index.store import IndexFailed, Store, open_generation
from tests.factories import make_passage, make_report

pytestmark = [pytest.mark.usefixtures("index_dir"), pytest.mark.django_db]


@heals
def answer():
    """What a search asks of the engine, and nothing else."""
    searcher = get_store().searcher()
    found = searcher.search(tantivy.Query.term_query(SCHEMA, "body", "word"), 10)
    addresses = [address for _, address in found.hits]
    searcher.aggregate(tantivy.Query.all_query(), {"year": {"terms": {"field": "year"}}})
    return sorted(searcher.fast_field_values("passage", addresses))


@pytest.fixture
def passages():
    report = make_report()
    return [make_passage(f"Word number {number}.", report=report).pk for number in range(9)]


@pytest.fixture
def another_process():
    """The same directory, opened by somebody who has read nothing of it yet."""

    def begin():
        get_store().distrust()

    return begin


def replace(path, content):
    """Another file of this name. One cut short in place takes the ground from under whoever has it mapped: a bus error."""
    scratch = path.with_name("damage")
    scratch.write_bytes(content)
    scratch.replace(path)


def flip(path):
    content = bytearray(path.read_bytes())
    for at in range(0, len(content) - 120, 7):
        content[at] ^= 0xFF
    replace(path, content)


def cut(path):
    replace(path, path.read_bytes()[: path.stat().st_size // 2])


def empty(path):
    replace(path, b"")


def remove(path):
    path.unlink()


@pytest.mark.parametrize("part", [*PARTS, "meta"])
@pytest.mark.parametrize("damage", [flip, cut, empty, remove])
def test_damage_to_any_file_heals(passages, another_process, part, damage):
    rebuild()
    (path,) = get_store().current().glob("meta.json" if part == "meta" else f"*.{part}")
    damage(path)
    another_process()
    assert answer() == passages
    assert list(check()) == []


@pytest.mark.parametrize("change", [{"max_doc": 4000}, {"segment_id": "0" * 8 + "-0000-0000-0000-" + "0" * 12}])
def test_a_list_of_segments_that_tells_lies_heals(passages, another_process, change):
    rebuild()
    meta = get_store().current() / "meta.json"
    content = json.loads(meta.read_text())
    content["segments"][0] |= change
    meta.write_text(json.dumps(content))
    another_process()
    assert answer() == passages


def test_damage_under_an_open_index_heals_when_the_engine_fails(passages):
    rebuild()
    assert answer() == passages
    failing = iter([True])
    flip(next(get_store().current().glob("*.idx")))

    @heals
    def ask():
        if next(failing, False):
            raise ValueError("the engine stumbled over its files")
        return answer()

    before = get_store().current()
    assert ask() == passages
    assert get_store().current() != before


def test_an_open_index_moves_to_no_commit_that_is_not_proved_yet(passages):
    rebuild()
    held = open_generation(get_store().current())
    seen = held.searcher().num_docs
    make_passage("Word number nine.", report=Passage.objects.first().report)
    sync()
    time.sleep(1)  # an engine left to itself looks every half second
    assert held.searcher().num_docs == seen


def test_an_error_that_is_not_the_fault_of_the_index_is_raised_and_nothing_is_made(passages):
    rebuild()
    before = get_store().current()

    @heals
    def ask():
        raise ValueError("a mistake of ours")

    with pytest.raises(ValueError, match="a mistake of ours"):
        ask()
    assert get_store().current() == before


def test_a_panic_of_the_engine_ends_one_request_and_not_the_process(passages):
    rebuild()
    panic = type("PanicException", (BaseException,), {"__module__": "pyo3_runtime"})

    @heals
    def ask():
        raise panic("index out of bounds")

    with pytest.raises(IndexFailed, match="index out of bounds"):
        ask()


def test_an_index_half_written_is_made_anew(passages, index_dir):
    directory = index_dir / f"generation-{VERSION}-half"
    directory.mkdir(parents=True)
    open_index(str(directory))
    (index_dir / f"current-{VERSION}").write_text(directory.name)
    assert answer() == passages
    assert not directory.exists()


@pytest.mark.parametrize("torn", ["", "{", "[]", '{"xid": "many"}', '{"xid": 5}', "\0\0\0\0", "7"])
def test_a_torn_place_heals(passages, another_process, torn):
    rebuild()
    (get_store().current() / "place.json").write_text(torn)
    another_process()
    assert answer() == passages
    (get_store().current() / "place.json").write_text(torn)
    sync()
    assert list(check()) == []


@pytest.mark.parametrize("torn", [b"", b"../../etc", b"generation-gone", b"\xff\xfe\0"])
def test_a_torn_pointer_heals(passages, index_dir, torn):
    rebuild()
    (index_dir / f"current-{VERSION}").write_bytes(torn)
    assert answer() == passages


def test_a_directory_that_is_gone_heals(passages, index_dir):
    rebuild()
    shutil.rmtree(index_dir)
    assert answer() == passages
    shutil.rmtree(index_dir)
    sync()
    assert answer() == passages


def test_a_sync_heals_what_it_stumbles_over(passages, another_process):
    rebuild()
    flip(next(get_store().current().glob("*.store")))
    another_process()
    make_passage("Word number nine.", report=Passage.objects.first().report)
    sync()
    assert list(check()) == []


def test_programs_of_two_versions_keep_their_own_index(passages, index_dir, monkeypatch):
    rebuild()
    ours = get_store().current()
    older = Store(index_dir)
    monkeypatch.setattr("reports.search.index.store.VERSION", VERSION - 1)
    directory = older.start_generation()
    open_index(str(directory))
    older.set_place(directory, 1, "")
    older.switch_to(directory)
    monkeypatch.undo()
    assert get_store().current() == ours
    rebuild()
    assert directory.exists(), "the other version was at work a moment ago"


class TestBigArchive:
    @pytest.fixture(autouse=True)
    def _big(self, monkeypatch):
        monkeypatch.setattr(import_module("reports.search.index.sync"), "SMALL", 3)

    @pytest.fixture
    def started(self, monkeypatch):
        """The threads that would make the index, kept from running: a test's transaction is seen by its own alone."""
        started = []
        monkeypatch.setattr(threading.Thread, "start", lambda thread: started.append(thread))
        return started

    def test_a_reader_is_told_to_come_back_and_one_thread_makes_it(self, passages, started):
        with pytest.raises(IndexBeingMade) as told:
            answer()
        assert told.value.retry_after >= 5
        (thread,) = started
        thread.run()
        assert answer() == passages

    def test_where_a_process_follows_it_is_left_to_that(self, passages, started):
        with get_store().lock("follower"), pytest.raises(IndexBeingMade):
            answer()
        assert started == []

    def test_where_it_is_being_made_nobody_else_begins_and_the_reader_hears_how_far_it_is(self, passages, started):
        heard = []

        def ask(done, total):
            with pytest.raises(IndexBeingMade) as told:
                answer()
            heard.append((told.value.total, told.value.retry_after))

        rebuild(ask)
        assert heard == [(9, 5)]
        assert started == []
        assert answer() == passages

    def test_damage_found_by_one_process_is_known_to_the_one_that_follows(self, passages, another_process):
        """It may have opened the files before, and would go on with what it remembers of them."""
        rebuild()
        following = Store(get_store().root)
        following.searcher()
        flip(next(get_store().current().glob("*.fieldnorm")))
        another_process()
        with get_store().lock("follower"), pytest.raises(IndexBeingMade):
            answer()
        with pytest.raises(Exception, match="damaged"):
            following.searcher()
        sync()
        assert answer() == passages

    def test_a_curator_does_not_wait_for_it(self, passages):
        with pytest.raises(IndexBehind):
            sync(within=5)
        sync()
        assert answer() == passages

    def test_looking_at_it_makes_nothing(self, passages, index_dir):
        assert "no usable index" in status().problems[0]
        assert not index_dir.exists()


def test_many_small_commits_do_not_pile_up(passages):
    rebuild()
    for number in range(20):
        make_passage(f"Word again {number}.", report=Passage.objects.first().report)
        sync(within=20)
    assert status().segments < 10
    assert list(check()) == []


def test_searches_while_generations_come_and_go_always_find_one(passages):
    rebuild()
    for _ in range(5):
        rebuild()
        assert search(SearchQuery("word")).total == len(passages)
