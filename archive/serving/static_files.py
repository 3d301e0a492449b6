"""Collects static files into var/, when the ones that are there were not made from these."""

import hashlib
from pathlib import Path

import django
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command


def mark() -> str:
    """Changes whenever a file comes, goes or is saved."""
    digest = hashlib.sha256(django.__version__.encode())
    for finder in get_finders():
        for name, storage in finder.list(None):
            found = Path(storage.path(name)).stat()
            digest.update(f"{name}\0{found.st_mtime_ns}\0{found.st_size}\n".encode())
    return digest.hexdigest()


def are_current(root: Path) -> bool:
    written = _stamp(root)
    return root.is_dir() and written.exists() and written.read_text(encoding="ascii") == mark()


def collect(root: Path) -> None:
    """The mark is written last, so that a run which was cut short is done again."""
    _stamp(root).unlink(missing_ok=True)
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    _stamp(root).write_text(mark(), encoding="ascii")


def _stamp(root: Path) -> Path:
    return root.with_name(f"{root.name}.mark")
