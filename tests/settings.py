"""The archive's settings for a test run: a folder of its own under the temporary one, and nobody's real data.

Workers started by xdist share the folder that their controller made; each has its own search index in it.
"""

import os
import tempfile
from pathlib import Path

WORKER = os.environ.get("PYTEST_XDIST_WORKER", "main")
TEST_FOLDERS = "archive-test-"

os.environ["ARCHIVE_ENV"] = "test"
os.environ["ARCHIVE_SECRET_KEY"] = "only for tests"
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "yes"  # Playwright's event loop runs in the thread of the tests
if WORKER == "main" and "ARCHIVE_TEST_RUN" not in os.environ:  # which processes that a test starts inherit
    os.environ["ARCHIVE_TEST_RUN"] = str(os.getpid())
    os.environ["ARCHIVE_VAR"] = tempfile.mkdtemp(prefix=f"{TEST_FOLDERS}{os.getpid()}-")
    Path(os.environ["ARCHIVE_VAR"]).chmod(0o711)  # where root runs the tests, another account runs the server

from archive.settings import *  # noqa: E402, F403
from archive.settings import ARCHIVE_DATABASE_OWNER, ARCHIVE_VAR, DATABASE_IS_EMBEDDED, DATABASES  # noqa: E402

ARCHIVE_INDEX_DIR = ARCHIVE_VAR / f"index-{WORKER}"
TEST_DATABASE = f"test_archive_{ARCHIVE_VAR.name.rpartition('-')[2]}".lower()
DATABASES["default"]["TEST"] = {"NAME": TEST_DATABASE}
if DATABASE_IS_EMBEDDED:  # the tests make what they need, as the site that they serve does not
    DATABASES["default"]["USER"] = ARCHIVE_DATABASE_OWNER["USER"]
