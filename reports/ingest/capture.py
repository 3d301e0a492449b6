"""The bytes as they came, with their size and SHA-256. Nothing here looks at what they say."""

import datetime
import hashlib
from dataclasses import dataclass, field
from pathlib import Path

from django.utils import timezone

from reports.choices import CaptureMethod
from reports.ingest.problems import Problem, Refused, refuse

LARGEST_FILE = 8 * 1024 * 1024  # the longest reports on one country take a tenth of this


@dataclass(frozen=True, slots=True)
class CapturedBytes:
    """`filename` is what the person gave: a file's name, or an archive's and the name within it; `url` where it was fetched from."""

    content: bytes
    filename: str
    url: str = ""
    method: CaptureMethod = CaptureMethod.FILE
    captured_at: datetime.datetime = field(default_factory=timezone.now)

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.content).hexdigest()

    @property
    def size(self) -> int:
        return len(self.content)


@dataclass(frozen=True, slots=True)
class Unread:
    """Something that was given and whose bytes could not be had; the problems say why."""

    name: str
    problems: tuple[Problem, ...]


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
