"""A whole archive, served as `make run` serves it: gunicorn, whitenoise, the follower, a database of its own, the real records."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import urllib.request
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.settings import TEST_FOLDERS
from tests.waiting import LONGEST, until

ROOT = Path(__file__).parents[2]
PASSAGE_OF_SEARCH = r"/p/\w+/\?q=prison&amp;result=\d+"


@dataclass(frozen=True)
class Site:
    url: str
    password: str
    var: Path

    def __truediv__(self, path):
        return f"{self.url}/{path.lstrip('/')}"

    def fetch(self, path):
        with urllib.request.urlopen(self / path, timeout=LONGEST) as answer:
            return answer.read().decode()


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


@pytest.fixture(scope="session")
def site():
    """Started once in each worker, for the tests that read it; what a test writes it has to undo.

    Its folder is not one of pytest's: those are closed to the account that runs the database where root runs the tests.
    """
    port, folder = free_port(), Path(tempfile.mkdtemp(prefix=f"{TEST_FOLDERS}{os.getpid()}-served-"))
    folder.chmod(0o711)
    ours = ("ARCHIVE_", "DJANGO_", "DATABASE_URL")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    given = {"ARCHIVE_VAR": str(folder / "var"), "PORT": str(port), "PYTHONUNBUFFERED": "1"}
    said = folder / "said.txt"
    with said.open("w") as output:
        command = [sys.executable, "manage.py", "serve"]
        serving = subprocess.Popen(
            command, cwd=ROOT, env=kept | given, stdout=output, stderr=subprocess.STDOUT, start_new_session=True
        )
    try:
        yield Site(f"http://127.0.0.1:{port}", password_in(said, serving), folder / "var")
    finally:
        serving.send_signal(signal.SIGINT)
        serving.wait(LONGEST)
        shutil.rmtree(folder, ignore_errors=True)


def password_in(said, serving):
    """Waits until the archive has said that it is up."""
    until(lambda: serving.poll() is not None or "Ctrl-C stops it" in said.read_text(), every=0.2)
    if serving.poll() is not None:
        pytest.fail(f"The archive did not start:\n{said.read_text()}")
    return re.search(r"the password (\S+)", said.read_text())[1]


@pytest.fixture(autouse=True)
def patient(request):
    """Playwright gives up on what it waits for after half a minute."""
    if "page" in request.fixturenames:
        request.getfixturevalue("context").set_default_timeout(LONGEST * 1000)


@pytest.fixture
def signed_in(page, site):
    """A page signed in to the admin."""
    page.goto(site / "/admin/")
    page.fill("[name=login]", "curator")
    page.fill("[name=password]", site.password)
    page.click(".door-form [type=submit]")
    page.wait_for_url("**/admin/")
    return page


@pytest.fixture(scope="session")
def addresses(site):
    """One address of every kind of public page."""

    def first(path, pattern):
        return re.search(rf'href="({pattern})"', site.fetch(path))[1]

    report = first("/reports/", r"/reports/[\w-]+/")
    key = first(report, r"/p/\w+/").split("/")[2]
    return {
        "home": "/",
        "search": "/search/",
        "search with words": "/search/?q=Kaechon+beatings",
        "search with a filter": "/search/?q=prison&year=2021",
        "search with nothing": "/search/?q=Keachon+tortue",
        "search with a bad parameter": "/search/?year=1066",
        "search with everything": "/search/?q=prison&year=2021&not_abuse=beating&suggested=on&repeats=all&sort=newest",
        "search_help": "/search/help/",
        "search_advanced": "/search/advanced/?all_words=prison&phrase=hunger+strike&year_from=2019",
        "search_suggest": "/search/suggest/?q=kae",
        "search_values": "/search/values/abuse/?q=prison",
        "search_why": f"/search/why/{key}/?q=Kaechon+prison",
        "search_like": f"/search/like/{key}/",
        "report with matches": f"{report}?q=prison",
        "passage among results": first("/search/?q=prison", PASSAGE_OF_SEARCH).replace("&amp;", "&"),
        "report_list": "/reports/",
        "reports by country and year": "/reports/?view=grid",
        "report_changes": f"{report}changes/",
        "report": report,
        "passage": first(report, r"/p/\w+/"),
        "passage_repeats": first(report, r"/p/\w+/") + "repeats/",
        "finding": first(report, r"/findings/\w+/"),
        "facility_list": "/facilities/",
        "facility": "/facilities/kwanliso-14/",
        "facility with figures": "/facilities/kyohwaso-12/",
        "facility_type_list": "/facility-types/",
        "facility_type": first("/facility-types/", r"/facility-types/[\w-]+/"),
        "source_list": "/sources/",
        "source": first("/sources/", r"/sources/[\w-]+/"),
        "publisher_list": "/publishers/",
        "publisher": "/publishers/hrnk/",
        "abuse_type_list": "/abuses/",
        "abuse_type": first("/abuses/", r"/abuses/[\w-]+/"),
        "topic_list": "/topics/",
        "topic": first("/topics/", r"/topics/[\w-]+/"),
        "custom_report": "/custom-report/",
        "about": "/about/",
        "methodology": "/methodology/",
        "privacy": "/privacy/",
        "not found": "/nothing-here/",
        "sign in": "/admin/login/",
    }
