"""Commands run as people run them: in a process of their own, with only the environment that a test gives them."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from tests.waiting import LONGEST

ROOT = Path(__file__).resolve().parents[2]


def environment(**extra):
    kept = {n: v for n, v in os.environ.items() if not n.startswith(("ARCHIVE_", "DATABASE_", "DJANGO_", "PYTEST_"))}
    return {**kept, **extra}


@pytest.fixture
def var(settings):
    """A folder with a short path, so that sockets fit; swept with the run's own if that is killed."""
    folder = Path(tempfile.mkdtemp(dir=settings.ARCHIVE_VAR))
    folder.chmod(0o711)
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def start(var):
    """Starts manage.py beside the test; whatever still runs at the end is stopped."""
    begun = []

    def begin(*arguments, **extra):
        process = subprocess.Popen(
            [sys.executable, "manage.py", *arguments],
            cwd=ROOT,
            env=environment(**{"ARCHIVE_VAR": str(var), **extra}),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        begun.append(process)
        return process

    yield begin
    for process in begun:
        if process.poll() is None:
            process.terminate()
        process.communicate(timeout=LONGEST)


@pytest.fixture
def manage(start):
    """What manage.py says when it is run to its end, and the code it ends with."""

    def run(*arguments, **extra):
        process = start(*arguments, **extra)
        said, _ = process.communicate(timeout=LONGEST)
        return process.returncode, said

    return run
