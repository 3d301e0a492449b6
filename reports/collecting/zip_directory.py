"""The list of members that a ZIP file ends with, never read at more length than it may have."""

import struct
import zipfile
import zlib
from typing import IO, Any, cast

from reports.problems import refuse

LONGEST_DIRECTORY = 8 * 1024 * 1024
"""Of fifty thousand members with long names."""

DAMAGED_ZIP = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    NotImplementedError,
    RuntimeError,
    EOFError,
    OSError,
    OverflowError,
    ValueError,
    IndexError,
    struct.error,
    zlib.error,
)
"""All that a file which only looks like a ZIP has been seen to raise."""


def open_zip(file: IO[bytes]) -> zipfile.ZipFile:
    """Raises Refused for a directory that is too long, and one of DAMAGED_ZIP for what is none."""
    guarded = _Guarded(file)
    archive = zipfile.ZipFile(cast(IO[bytes], guarded))
    guarded.in_directory = False
    return archive


class _Guarded:
    """The file. zipfile reads the whole directory at once, however long; this does not."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self.in_directory = True

    def read(self, size: int = -1, /) -> bytes:
        if not self.in_directory:
            return self._file.read(size)
        content = self._file.read(min(size, LONGEST_DIRECTORY + 1) if size >= 0 else LONGEST_DIRECTORY + 1)
        if len(content) > LONGEST_DIRECTORY:
            raise refuse("the archive's list of members is longer than any that is read. Divide it into several.")
        return content

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)
