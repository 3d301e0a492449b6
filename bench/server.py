"""A database and an index of their own for a measurement, in a folder that goes away with it."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def empty_archive() -> Iterator[Path]:
    """Django set up on a new embedded server with all tables and vocabularies, and no report. Call it once a process.

    The folder it gives is for whatever else the measurement makes.
    """
    with tempfile.TemporaryDirectory(prefix="archive-bench-") as folder:
        Path(folder).chmod(0o711)  # where root measures, another account runs the server
        os.environ |= {
            "ARCHIVE_VAR": f"{folder}/var",
            "ARCHIVE_DEBUG": "no",
            "DJANGO_SETTINGS_MODULE": "archive.settings",
        }
        os.environ.pop("DATABASE_URL", None)
        import django

        django.setup()
        from archive import database

        with database.running(), database.as_owner():  # measurements make tables, and set triggers aside
            _command("migrate", "--verbosity", "0")
            _command("load_curated", "--vocabularies")
            yield Path(folder)


def _command(*arguments: str) -> None:
    """In a process of its own: what it takes in memory is no part of what is measured."""
    command = [sys.executable, "-m", "django", *arguments]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
