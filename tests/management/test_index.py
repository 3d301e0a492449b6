"""The index from the terminal: each action says what it did or found, and its exit status tells whether all is well."""

import os
import signal
import subprocess
import sys
from io import StringIO

import pytest
from django.conf import settings as django_settings
from django.core.management import CommandError, call_command
from django.db import connection

from reports.choices import Status
from reports.models import Passage
from reports.search import check, get_store, rebuild, status
from tests.factories import make_passage, make_report
from tests.waiting import LONGEST, until

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def index_dir(tmp_path, settings):
    settings.ARCHIVE_INDEX_DIR = tmp_path / "index"
    return settings.ARCHIVE_INDEX_DIR


@pytest.fixture
def passages():
    report = make_report(slug="the-report")
    return [make_passage(f"Words {number}.", report=report) for number in range(3)]


def index(action):
    output = StringIO()
    call_command("index", action, stdout=output, stderr=StringIO())
    return output.getvalue()


def test_rebuild_and_sync_say_how_much_they_did(passages):
    assert index("rebuild") == "The index holds 3 passages.\n"
    make_passage("More.", report=passages[0].report)
    assert "is up to date" in index("sync")
    assert index("check") == "The index and the record agree.\n"


def test_check_names_each_difference_and_how_to_mend_it(passages):
    rebuild()
    Passage.objects.filter(pk=passages[1].pk).update(status=Status.WITHDRAWN, withdrawal_reason="error")
    output = StringIO()
    with pytest.raises(CommandError, match="^1 passages differ. .* rows wait .*run “manage.py index sync”"):
        call_command("index", "check", stdout=output, stderr=StringIO())
    assert output.getvalue() == f"unwanted: passage {passages[1].key} of the-report\n"
    index("sync")
    index("check")


def test_check_without_an_index_says_so(passages):
    with pytest.raises(CommandError, match="There is no index to check: no index has been made. Run"):
        index("check")


def test_status_tells_all_and_changes_nothing(passages, index_dir):
    rebuild()
    before = {path: path.stat().st_mtime_ns for path in index_dir.rglob("*")}
    told = dict(line.split(None, 1) for line in index("status").splitlines() if not line.startswith("on disk"))
    assert told["documents"] == "3, of 3 passages that search should find"
    assert told["generation"] == get_store().current().name
    assert told["follower"] == told["rebuild"] == "does not run"
    assert {path: path.stat().st_mtime_ns for path in index_dir.rglob("*")} == before


def test_status_fails_where_there_is_no_index_and_makes_none(passages, index_dir):
    with pytest.raises(
        CommandError, match="There is no usable index: no index has been made; run “manage.py index sync”"
    ):
        index("status")
    assert not index_dir.exists()


@pytest.mark.django_db(transaction=True)
class TestFollow:
    @pytest.fixture
    def following(self, index_dir, request):
        """`manage.py index follow` on the database of the test; by itself it looks once an hour, or after the seconds asked."""
        code = (
            "import signal, sys; from pathlib import Path; from django.conf import settings as s;"
            " signal.signal(signal.SIGINT, signal.default_int_handler);"  # which a run in the background would ignore
            " s.DATABASES['default']['NAME'] = sys.argv[1]; s.ARCHIVE_INDEX_DIR = Path(sys.argv[2]);"
            " import django; django.setup();"
            " from reports.management import follow_index; follow_index.LOOK_SECONDS = float(sys.argv[3]);"
            " from django.core.management import call_command; call_command('index', 'follow')"
        )
        seconds = getattr(request, "param", 3600)
        command = [sys.executable, "-c", code, connection.settings_dict["NAME"], str(index_dir), str(seconds)]
        process = subprocess.Popen(command, cwd=django_settings.BASE_DIR, env=dict(os.environ))
        until(lambda: get_store().is_held("follower") and not status().problems)
        yield process
        process.kill()
        process.wait()

    def test_it_makes_the_index_follows_what_is_written_and_ends_when_told_to(self, passages, following):
        assert status().followed
        Passage.objects.filter(pk=passages[0].pk).update(status=Status.WITHDRAWN, withdrawal_reason="error")
        until(lambda: get_store().searcher().num_docs == 2)  # it was told
        assert list(check()) == []
        following.send_signal(signal.SIGINT)
        assert following.wait(LONGEST) == 0
        assert not status().followed

    @pytest.mark.parametrize("following", [0.5], indirect=True)
    def test_it_makes_anew_what_another_process_found_damaged(self, passages, following):
        before = get_store().current()
        path = next(before.glob("*.pos"))
        with path.open(
            "r+b"
        ) as file:  # in place: the follower has it mapped, and it must not be cut short for a moment
            file.write(b"x" * path.stat().st_size)
        assert get_store().is_damaged()
        until(lambda: not status().problems)
        assert get_store().current() != before
        assert list(check()) == []
