"""A database and an index of their own for a measurement, in a folder that goes away with it."""

import os
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
        from django.core.management import call_command

        from archive import database

        with database.running():
            call_command("migrate", verbosity=0, interactive=False)
            call_command("load_curated", "--vocabularies", stdout=open(os.devnull, "w"))  # noqa: SIM115, PTH123
            yield Path(folder)
