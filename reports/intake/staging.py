"""Uploaded files on their way in: bounded, under random names in a private folder, removed when they are no longer needed.

Nothing here looks at what a file is: its content decides that later, where it is read.
"""

import secrets
import shutil
import time
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import IO

from django.conf import settings

MOST_BYTES = 256 * 1024**2
"""Of one upload, all files together: ten times the whole modern archive, packed."""
MOST_FILES = 50
ROOM_TO_LEAVE = 512 * 1024**2
"""What stays free on the disk, for the database that shares it."""
KEPT = timedelta(days=7)

_LONGEST_NAME = 200
_NO_ROOM = "The archive's disk is nearly full, so it takes no files at the moment: tell whoever runs it."


class UploadTooLarge(Exception):
    """The upload is refused; the words say why and what to do."""


@dataclass(frozen=True, slots=True)
class StagedFile:
    """`name` is what the person calls it, `stored` where it lies in the folder."""

    name: str
    stored: str
    size: int


@dataclass(slots=True)
class Receiving:
    """One upload as it comes in. Left half-way, `discard` removes every trace of it."""

    folder: Path | None = None
    files: list[StagedFile] = field(default_factory=list)
    _received: int = 0
    _open: IO[bytes] | None = None
    _size: int = 0

    def begin(self) -> None:
        if len(self.files) >= MOST_FILES:
            raise UploadTooLarge(
                f"More than {MOST_FILES} files were chosen at once: put them into one .zip and upload that."
            )
        self.folder = self.folder or _new_folder()
        self._open = (self.folder / f"{len(self.files) + 1:04d}").open("xb")
        self._size = 0

    def write(self, chunk: bytes) -> None:
        self._received += len(chunk)
        self._size += len(chunk)
        if self._received > MOST_BYTES:
            raise UploadTooLarge(too_large())
        if self._open is None or self.folder is None:
            raise RuntimeError("bytes came before the file they belong to")
        if shutil.disk_usage(self.folder).free < ROOM_TO_LEAVE:
            raise UploadTooLarge(_NO_ROOM)
        try:
            self._open.write(chunk)
        except OSError as error:
            raise UploadTooLarge(_NO_ROOM) from error

    def end(self, name: str) -> StagedFile:
        if self._open is None:
            raise RuntimeError("a file ended that never began")
        self._open.close()
        stored = Path(self._open.name).name
        self._open = None
        self.files.append(StagedFile(self._free_name(name), stored, self._size))
        return self.files[-1]

    def discard(self) -> None:
        if self._open is not None:
            self._open.close()
            self._open = None
        if self.folder is not None:
            shutil.rmtree(self.folder, ignore_errors=True)
        self.folder, self.files = None, []

    def _free_name(self, name: str) -> str:
        """Without what cannot be shown, and with a number behind a name that the same upload has already."""
        name = "".join(letter for letter in name if letter.isprintable()).strip()[-_LONGEST_NAME:] or "file"
        taken = {file.name for file in self.files}
        number = 2
        free = name
        while free in taken:
            free, number = f"{name} ({number})", number + 1
        return free


def too_large() -> str:
    return (
        f"The upload is larger than {MOST_BYTES // 1024**2} MB, so none of it was kept. Pages of a whole edition, packed as"
        " .zip or .tar.xz, take a tenth of that: leave out pictures and scripts, or upload in parts."
    )


def place(folder: str) -> Path:
    """The folder of that name; never one outside of ours."""
    return Path(settings.ARCHIVE_UPLOADS_DIR) / Path(folder).name


def remove(folder: str) -> None:
    if folder:
        shutil.rmtree(place(folder), ignore_errors=True)


def remove_older_than(age: timedelta, *, keep: set[str]) -> None:
    """Folders that nobody waits for any more, among them those of uploads that broke off."""
    root = Path(settings.ARCHIVE_UPLOADS_DIR)
    oldest = time.time() - age.total_seconds()
    for folder in root.iterdir() if root.is_dir() else ():
        if folder.name not in keep and folder.stat().st_mtime < oldest:
            shutil.rmtree(folder, ignore_errors=True)


def _new_folder() -> Path:
    root = Path(settings.ARCHIVE_UPLOADS_DIR)
    root.mkdir(mode=0o700, parents=True, exist_ok=True)
    root.chmod(0o700)
    folder = root / secrets.token_hex(16)
    folder.mkdir(mode=0o700)
    return folder
