"""Where the index lives: one directory per generation, a pointer to the one in use, and locks.

    <root>/current-<version>     the name of the generation in use by programs of this schema version
    <root>/generation-<version>-<name>/
                                 the engine's files, and place.json: how far the queue has been followed
    <root>/writer.lock           locked while writing
    <root>/rebuild.lock          locked while an index is made anew
    <root>/follower.lock         locked by `manage.py index follow` for as long as it runs

Everything here can be deleted at any time; the record makes it again. While a host goes from one version to the next, the
programs of both find their own index.
"""

import json
import os
import secrets
import shutil
import threading
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path

import tantivy
from django.conf import settings

from reports.search.index import locks
from reports.search.index.engine import ENGINE_ERRORS, panics_as_errors
from reports.search.index.integrity import Proved, answers, find_damage
from reports.search.index.schema import SCHEMA, VERSION, open_index

_DAMAGED = "damaged"
_GONE_WORDS = "gone-words"
SMALL_MEMORY = 15_000_000
LARGE_MEMORY = 40_000_000
"""What a writer fills before it writes a segment; the engine takes no less than the first."""
_KEPT_FOR_OTHER_VERSIONS = 86_400


class IndexMissing(Exception):
    """There is no usable index of this schema; `rebuild` makes one."""


class IndexFailed(Exception):
    """The engine failed, and its files are not the reason."""


@dataclass(frozen=True, slots=True)
class QueuePosition:
    """How far a generation has followed the queue: every transaction of that database below `xid` is in it."""

    xid: int
    synced_at: float
    database: str
    version: int = VERSION


@dataclass(frozen=True, slots=True)
class Making:
    """How far the making of a new generation has come."""

    done: int
    total: int
    started_at: float

    @property
    def seconds_left(self) -> float | None:
        return (time.time() - self.started_at) / self.done * (self.total - self.done) if self.done else None


@dataclass(frozen=True, slots=True)
class _Opened:
    directory: Path
    changed: int
    index: tantivy.Index


class Store:
    """The index directory of this host."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._opened: _Opened | None = None
        self._opening = threading.Lock()
        self._proved: Proved = set()

    @property
    def schema(self) -> tantivy.Schema:
        return SCHEMA

    @property
    def pointer(self) -> Path:
        return self.root / f"current-{VERSION}"

    # Which generation is in use, and how far it has come. --------------------------------------------

    def current(self) -> Path:
        """The directory of the generation in use; IndexMissing when there is none of this schema."""
        try:
            name = self.pointer.read_text().strip()
        except (OSError, ValueError) as error:
            raise IndexMissing("no index has been made") from error
        directory = self.root / name
        if not name.startswith("generation-") or not (directory / "meta.json").exists():
            raise IndexMissing("the files of the index are gone")
        if (directory / _DAMAGED).exists():
            raise IndexMissing("the files of the index are damaged")
        self.place(directory)
        return directory

    def place(self, directory: Path) -> QueuePosition:
        try:
            place = QueuePosition(**json.loads((directory / "place.json").read_text()))
            numbers = place.xid + place.synced_at + place.version
        except (OSError, ValueError, TypeError) as error:
            raise IndexMissing("the index does not know how far it has come") from error
        if place.version != VERSION or numbers < 0:
            raise IndexMissing("the index is of another version")
        return place

    def set_place(self, directory: Path, xid: int, database: str) -> None:
        _write_whole(directory / "place.json", json.dumps(asdict(QueuePosition(xid, time.time(), database))))

    # Whether it counts words that no passage has any more. -------------------------------------------

    def note_gone_words(self, directory: Path) -> None:
        (directory / _GONE_WORDS).touch()

    def forget_gone_words(self, directory: Path) -> None:
        (directory / _GONE_WORDS).unlink(missing_ok=True)

    def counts_gone_words(self, directory: Path) -> bool:
        return (directory / _GONE_WORDS).exists()

    # Reading. ----------------------------------------------------------------------------------------

    def searcher(self) -> tantivy.Searcher:
        """A view of the last commit, opened once and looked up again only when the files have changed.

        IndexMissing when its files are not what was written.
        """
        directory = self.current()
        try:
            return self.searcher_of(directory)
        except IndexMissing:
            with suppress(
                IndexMissing
            ):  # another generation may have come into use meanwhile, and ours been cleared away
                if (newer := self.current()) != directory:
                    return self.searcher_of(newer)
            raise

    def distrust(self) -> None:
        """Open the index anew the next time, and prove every file again."""
        with self._opening:
            self._opened = None
            self._proved.clear()

    def is_damaged(self) -> bool:
        """Prove the generation in use once more, to the last byte. One that fails is marked, so that no process goes on with it."""
        self.distrust()
        try:
            directory = self.current()
        except IndexMissing:
            return True
        with suppress(IndexMissing):
            if answers(self.searcher_of(directory)):
                return False
        with suppress(OSError):
            (directory / _DAMAGED).touch()
        return True

    def searcher_of(self, directory: Path) -> tantivy.Searcher:
        """The same of any generation."""
        with self._opening:
            try:
                changed = (directory / "meta.json").stat().st_mtime_ns
            except OSError as error:
                raise IndexMissing("the files of the index are gone") from error
            opened = self._opened
            if opened and (opened.directory, opened.changed) == (directory, changed):
                return opened.index.searcher()
            return self._look_again(directory, changed)

    def _look_again(self, directory: Path, changed: int) -> tantivy.Searcher:
        """Prove what is new, and open it. The files may change at the same time, so damage is believed the second time."""
        if damage := find_damage(directory, self._proved) and find_damage(directory, self._proved):
            raise IndexMissing(damage)
        opened, self._opened = self._opened, None
        try:
            with panics_as_errors():
                index = opened.index if opened and opened.directory == directory else open_generation(directory)
                index.reload()
                searcher = index.searcher()
        except ENGINE_ERRORS as error:
            raise IndexMissing(str(error)) from error
        self._opened = _Opened(directory, changed, index)
        return searcher

    # Writing. ----------------------------------------------------------------------------------------

    def lock(self, name: str = "writer", *, within: float | None = None) -> AbstractContextManager[None]:
        """Wait for, and hold, a lock of this index; IndexBusy after `within` seconds."""
        return locks.hold(self.root / f"{name}.lock", within=within)

    def is_held(self, name: str) -> bool:
        """Whether some process holds this lock."""
        return locks.is_held(self.root / f"{name}.lock")

    @contextmanager
    def writer(self, directory: Path, *, memory: int = LARGE_MEMORY) -> Iterator[tantivy.IndexWriter]:
        """Write to a generation; committed when the block ends well, forgotten when it does not.

        The engine merges what many small commits left whenever there is enough of it; readers see the commit before that.
        Files that a killed process left behind go first: the next commit would give one of its own the same name.
        """
        writer = open_generation(directory).writer(heap_size=memory, num_threads=1)
        with ExitStack() as unless_committed:
            unless_committed.callback(_abandon, writer)
            writer.garbage_collect_files()
            yield writer
            writer.commit()
            unless_committed.pop_all()
        writer.wait_merging_threads()

    def start_generation(self) -> Path:
        """An empty directory for a rebuild. Whoever calls holds the rebuild lock, so what lies unfinished there is nobody's."""
        with suppress(OSError, ValueError):
            self._clear_all_but(self.pointer.read_text().strip())
        directory = self.root / f"generation-{VERSION}-{secrets.token_hex(4)}"
        directory.mkdir(mode=0o700, parents=True)
        return directory

    def report_making(self, directory: Path, making: Making) -> None:
        _write_whole(directory / "making.json", json.dumps(asdict(making)))

    def making(self) -> Making | None:
        """How far a rebuild that now runs has come; None when none runs."""
        if self.is_held("rebuild"):
            for path in self.root.glob(f"generation-{VERSION}-*/making.json"):
                with suppress(OSError, ValueError, TypeError):
                    return Making(**json.loads(path.read_text()))
        return None

    def switch_to(self, directory: Path) -> None:
        """Put a generation to use and clear away the others; readers that have one open keep it."""
        (directory / "making.json").unlink(missing_ok=True)
        _write_whole(self.pointer, directory.name)
        self._clear_all_but(directory.name)

    def _clear_all_but(self, used: str) -> None:
        """What programs of another version use is cleared once they have not written to it for a day."""
        long_ago = time.time() - _KEPT_FOR_OTHER_VERSIONS
        for other in self.root.glob("generation-*"):
            ours = other.name.startswith(f"generation-{VERSION}-")
            if other.name != used and (ours or _written_at(other) < long_ago):
                shutil.rmtree(other, ignore_errors=True)


_stores: dict[Path, Store] = {}


def get_store() -> Store:
    root = Path(settings.ARCHIVE_INDEX_DIR)
    return _stores.setdefault(root, Store(root))


def open_generation(directory: Path) -> tantivy.Index:
    try:
        with panics_as_errors():
            return open_index(str(directory))
    except ENGINE_ERRORS as error:  # a schema or files that the engine does not accept
        raise IndexMissing(str(error)) from error


def _abandon(writer: tantivy.IndexWriter) -> None:
    """Undo what was not committed, clear it from the disk, which may be full, and let go of the engine's lock."""
    for step in (writer.rollback, writer.garbage_collect_files, writer.wait_merging_threads):
        with suppress(*ENGINE_ERRORS), panics_as_errors():
            step()


def _written_at(directory: Path) -> float:
    for path in (directory / "place.json", directory):
        with suppress(OSError):
            return path.stat().st_mtime
    return 0.0


def _write_whole(path: Path, text: str) -> None:
    """Write a file so that a reader sees the old one or the new one, never half of it, even after the power failed."""
    scratch = path.with_name(f".{path.name}.{os.getpid()}.{threading.get_ident()}")
    try:
        with scratch.open("w") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        scratch.replace(path)
    finally:
        scratch.unlink(missing_ok=True)
