"""What every test can count on: a PostgreSQL server, a browser if there is one, and no network.

Without DATABASE_URL a server is started for the run, shared by all workers and stopped at the end.
"""

import os
import shutil
import signal
import socket
import tempfile
from contextlib import ExitStack
from pathlib import Path

import psutil
import pytest
from hypothesis import settings as hypothesis_settings

from tests import chromium
from tests.settings import TEST_FOLDERS, WORKER

BROWSER_FIXTURES = {"page", "context", "browser"}
BROWSER = "ARCHIVE_TEST_BROWSER"  # found once by the controller, handed on to the workers
RUN = ExitStack()

hypothesis_settings.register_profile("archive", deadline=None, database=None)
hypothesis_settings.load_profile("archive")


def pytest_configure(config):
    forbid_network()
    if WORKER == "main":
        from django.conf import settings

        from archive import database
        from archive.problems import CannotStart
        from tests.databases import dropped_at_the_end

        os.environ[BROWSER] = chromium.find() or ""
        sweep()
        RUN.callback(remove, settings.ARCHIVE_VAR)
        try:
            RUN.enter_context(database.running())
            if not settings.DATABASE_IS_EMBEDDED:  # which is removed with all that is in it
                RUN.enter_context(dropped_at_the_end())
        except CannotStart as problem:
            RUN.close()
            pytest.exit(str(problem), returncode=1)


def pytest_unconfigure(config):
    RUN.close()


def sweep():
    """Stops the servers and removes the folders of test runs that were killed."""
    for folder in Path(tempfile.gettempdir()).glob(f"{TEST_FOLDERS}*"):
        if psutil.pid_exists(int(folder.name.split("-")[2])):
            continue
        ours = (str(folder), str((folder / "postgres").resolve()))
        for process in psutil.process_iter(["name", "cmdline"]):
            command = " ".join(process.info["cmdline"] or ())
            if process.info["name"] == "postgres" and any(place in command for place in ours):
                process.send_signal(signal.SIGINT)
        remove(folder)


def remove(folder):
    """With its database, which lies elsewhere where root runs the tests and the temporary folder is closed to others."""
    from archive import within_reach

    within_reach.remove_folder(folder / "postgres")
    shutil.rmtree(folder, ignore_errors=True)


def forbid_network():
    connect = socket.socket.connect

    def connect_here(self, address):
        if self.family in (socket.AF_INET, socket.AF_INET6) and address[0] not in ("localhost", "127.0.0.1", "::1"):
            raise OSError(f"Tests use no network, and this one asked for {address[0]}.")
        return connect(self, address)

    socket.socket.connect = connect_here


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    for item in items:
        if BROWSER_FIXTURES & set(item.fixturenames):
            item.add_marker("browser")


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item):
    if item.get_closest_marker("browser") and not os.environ[BROWSER]:
        if os.environ.get("ARCHIVE_REQUIRE_BROWSER") == "1":
            pytest.fail(chromium.NONE_FOUND, pytrace=False)
        pytest.skip(chromium.NONE_FOUND)


def pytest_terminal_summary(terminalreporter):
    skipped = [report for report in terminalreporter.stats.get("skipped", []) if "browser" in report.keywords]
    if skipped:
        terminalreporter.write_line(f"{chromium.NONE_FOUND} Skipped: {len(skipped)}.")


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment, django_db_blocker):
    """In place of pytest-django's own, which migrates a database for each worker."""
    from django.db import connection

    from tests.databases import use_a_copy

    with django_db_blocker.unblock():
        use_a_copy(connection)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    return {**browser_type_launch_args, "executable_path": os.environ[BROWSER], "args": chromium.FLAGS}


@pytest.fixture(scope="session")
def base_url():
    """Tests name live_server.url themselves; pytest-playwright's own fixture of this name warns under pytest 9."""
    return None


@pytest.fixture
def curator(db):
    from tests.people import make_person

    return make_person("Curator")


@pytest.fixture
def reviewer(db):
    from tests.people import make_person

    return make_person("Reviewer")


@pytest.fixture
def administrator(db):
    from tests.people import make_person

    return make_person("Administrator")
