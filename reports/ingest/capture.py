"""The bytes as they came, with their size and SHA-256. Nothing here looks at what they say."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from reports.ingest.problems import Refused, refuse

LARGEST_FILE = 8 * 1024 * 1024  # the longest reports on one country take a tenth of this


@dataclass(frozen=True, slots=True)
class CapturedBytes:
    content: bytes
    filename: str

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.content).hexdigest()

    @property
    def size(self) -> int:
        return len(self.content)


def read_file(path: Path) -> CapturedBytes:
    """The file's bytes, never more than LARGEST_FILE of them. Raises Refused with a sentence."""
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST_FILE + 1)
            size = path.stat().st_size
    except FileNotFoundError as error:
        raise refuse("there is no such file.") from error
    except IsADirectoryError as error:
        raise refuse("this is a folder; give one file.") from error
    except OSError as error:
        raise refuse(f"the file cannot be read: {error.strerror}.") from error
    if len(content) > LARGEST_FILE:
        raise _too_large(content, size)
    return CapturedBytes(content, path.name)


def _too_large(content: bytes, size: int) -> Refused:
    limit = f"{LARGEST_FILE:,} bytes"
    return refuse(
        f"here the file passes {limit}, the most that is read; it is {size:,} bytes long, and a report on one country"
        " takes a tenth of the limit.",
        line=content.count(b"\n") + 1,
    )
