"""Where the index lives: one directory per generation, a pointer to the one in use, and a lock for its one writer.

    <root>/current      the name of the generation in use
    <root>/<name>/      the engine's files, and place.json: how far the queue has been followed
    <root>/writer.lock  held while writing

Everything here can be deleted at any time; the record makes it again.
"""

import fcntl
import json
import os
import secrets
import shutil
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

import tantivy
from django.conf import settings

from reports.search.schema import SCHEMA, VERSION, open_index

_WRITER_MEMORY = 64_000_000


class IndexMissing(Exception):
    """There is no usable index of this schema; `rebuild` makes one."""


@dataclass(frozen=True, slots=True)
class Place:
    """How far a generation has followed the queue: every transaction below `xid` is in it."""

    xid: int
    synced_at: float
    version: int = VERSION


class Store:
    """The index directory of this host."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._opened: tuple[str, float, tantivy.Index] | None = None
        self._opening = threading.Lock()

    @property
    def schema(self) -> tantivy.Schema:
        return SCHEMA

    def current(self) -> Path:
        """The directory of the generation in use; IndexMissing when there is none of this schema."""
        try:
            directory = self.root / (self.root / "current").read_text().strip()
        except OSError as error:
            raise IndexMissing from error
        if not (directory / "meta.json").exists():
            raise IndexMissing
        self.place(directory)
        return directory

    def place(self, directory: Path) -> Place:
        try:
            place = Place(**json.loads((directory / "place.json").read_text()))
        except (OSError, ValueError, TypeError) as error:
            raise IndexMissing from error
        if place.version != VERSION:
            raise IndexMissing
        return place

    def set_place(self, directory: Path, xid: int) -> None:
        _write_whole(directory / "place.json", json.dumps(asdict(Place(xid, time.time()))))

    def searcher(self) -> tantivy.Searcher:
        """A view of the last commit, opened once and looked up again only when the files have changed."""
        directory = self.current()
        changed = (directory / "meta.json").stat().st_mtime_ns
        with self._opening:
            if self._opened and self._opened[:2] == (str(directory), changed):
                return self._opened[2].searcher()
            index = self._opened[2] if self._opened and self._opened[0] == str(directory) else self._open(directory)
            index.reload()
            self._opened = (str(directory), changed, index)
            return index.searcher()

    @contextmanager
    def lock(self, name: str = "writer") -> Iterator[None]:
        """Wait for, and hold, a lock of this index. The system lets go of it if the process dies."""
        self.root.mkdir(parents=True, exist_ok=True)
        with (self.root / f"{name}.lock").open("w") as handle:
            fcntl.flock(handle, fcntl.LOCK_EX)
            yield

    @contextmanager
    def writer(self, directory: Path) -> Iterator[tantivy.IndexWriter]:
        """Write to a generation; committed when the block ends well, forgotten when it does not."""
        writer = self._open(directory).writer(heap_size=_WRITER_MEMORY, num_threads=1)
        try:
            yield writer
            writer.commit()
        except BaseException:
            writer.rollback()
            raise
        finally:
            writer.wait_merging_threads()

    def start_generation(self) -> Path:
        """An empty directory for a rebuild."""
        directory = self.root / f"generation-{secrets.token_hex(4)}"
        directory.mkdir(parents=True)
        return directory

    def switch_to(self, directory: Path) -> None:
        """Put a generation to use and clear away the others; readers that have one open keep it."""
        _write_whole(self.root / "current", directory.name)
        for other in self.root.glob("generation-*"):
            if other != directory:
                shutil.rmtree(other, ignore_errors=True)

    def _open(self, directory: Path) -> tantivy.Index:
        try:
            return open_index(str(directory))
        except (ValueError, OSError) as error:  # a schema or files that the engine does not accept
            raise IndexMissing from error


_stores: dict[Path, Store] = {}


def get_store() -> Store:
    root = Path(settings.ARCHIVE_INDEX_DIR)
    return _stores.setdefault(root, Store(root))


def _write_whole(path: Path, text: str) -> None:
    """Write a file so that a reader sees the old one or the new one, never half of it."""
    scratch = path.with_name(f".{path.name}.{os.getpid()}.{threading.get_ident()}")
    scratch.write_text(text)
    scratch.replace(path)
