"""A full disk costs the index its newest documents for as long as it is full, and the record nothing."""

import os
import shutil
import subprocess

import pytest

from reports.models import Passage
from reports.search import IndexBeingMade, SearchQuery, check, get_store, heals, rebuild, search, sync
from tests.factories import make_passage, make_report

pytestmark = [pytest.mark.usefixtures("index_dir"), pytest.mark.django_db]

ROOM = 1_000_000


@pytest.fixture
def small_disk(tmp_path, settings):
    """A file system of its own with room for a few passages; only root may mount one."""
    directory = tmp_path / "disk"
    directory.mkdir()
    mount = shutil.which("mount")
    options = ["-t", "tmpfs", "-o", f"size={ROOM}", "tmpfs", str(directory)]
    if os.geteuid() != 0 or not mount or subprocess.run([mount, *options], check=False, capture_output=True).returncode:
        pytest.skip("No file system of a small size can be mounted here.")
    settings.ARCHIVE_INDEX_DIR = directory / "index"
    yield directory
    subprocess.run(["umount", "--lazy", str(directory)], check=True)


@pytest.fixture
def report():
    return make_report()


NO_ROOM = "No space left|index writer was killed"  # said by the engine, or by the thread of it that met the full disk


def fill(directory):
    """To the last byte."""
    try:
        with (directory / "other-things").open("wb", buffering=0) as file:
            while True:
                file.write(b"x" * 4_096)
    except OSError:
        return


def make_room(directory):
    (directory / "other-things").unlink()


def test_a_disk_that_is_full_keeps_the_record_and_the_index_as_they_are(small_disk, report):
    make_passage("Old words.", report=report)
    rebuild()
    fill(small_disk)
    make_passage("New words.", report=report)
    with pytest.raises((OSError, ValueError), match="No space left"):
        sync()
    assert Passage.objects.count() == 2
    assert search(SearchQuery("old")).total == 1
    make_room(small_disk)
    sync()
    assert search(SearchQuery("new")).total == 1
    assert list(check()) == []


def test_a_disk_that_fills_up_in_the_middle_is_left_no_fuller(small_disk, report):
    make_passage("Old words.", report=report)
    rebuild()
    before = shutil.disk_usage(small_disk).free
    for number in range(60):
        make_passage(" ".join(f"word{number}and{other}" for other in range(2_000)), report=report)
    for _ in range(2):
        with pytest.raises((OSError, ValueError), match=NO_ROOM):
            sync()
    assert shutil.disk_usage(small_disk).free > before - 200_000
    assert search(SearchQuery("old")).total == 1


def test_where_no_index_can_be_made_readers_are_told_to_come_back(small_disk, report):
    make_passage("Old words.", report=report)
    fill(small_disk)

    @heals
    def ask():
        return get_store().searcher().num_docs

    with pytest.raises(IndexBeingMade):
        ask()
    make_room(small_disk)
    assert ask() == 1


@pytest.mark.parametrize("failing", ["set_place", "writer", "switch_to", "report_making"])
def test_an_error_of_the_disk_at_any_step_is_made_good_by_the_next_sync(report, monkeypatch, failing):
    make_passage("Old words.", report=report)
    rebuild()
    before = get_store().current()
    make_passage("New words.", report=report)

    def refuse(*_, **__):
        raise OSError(28, "No space left on device")

    act = rebuild if failing in ("switch_to", "report_making") else sync
    with monkeypatch.context() as patch:
        patch.setattr(type(get_store()), failing, refuse)
        with pytest.raises(OSError, match="No space left"):
            act()
    assert get_store().current() == before
    sync()
    assert list(check()) == []
    assert [path.name for path in get_store().root.glob("generation-*")] == [before.name]
