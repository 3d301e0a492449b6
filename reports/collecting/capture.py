"""The bytes as they came, with their size and SHA-256. Nothing here looks at what they say."""

import datetime
import hashlib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from reports.choices import CaptureMethod
from reports.problems import Problem, Refused, refuse

LARGEST_PAGE = 8 * 1024 * 1024  # of text or HTML: the longest reports on one country take a tenth of this
LARGEST_FILE = 64 * 1024 * 1024  # of PDF or Word, whose pictures count


def _now() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC)


@dataclass(frozen=True, slots=True)
class CapturedBytes:
    """`filename` is what the person gave: a file's name, or an archive's and the name within it; `url` where it was fetched from."""

    content: bytes
    filename: str
    url: str = ""
    method: CaptureMethod = CaptureMethod.FILE
    captured_at: datetime.datetime = field(default_factory=_now)

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


class Readable(Protocol):
    """A file, a member of an archive, a stream: read(n) gives n bytes, and fewer only at the end."""

    def read(self, size: int, /) -> bytes: ...


def most_bytes(head: bytes) -> int:
    """How long something that begins so may be: PDF and Word files carry pictures, pages are text."""
    return LARGEST_FILE if head.startswith(b"PK\x03\x04") or b"%PDF-" in head[:1024] else LARGEST_PAGE


def read_whole(file: Readable) -> bytes:
    """All of it, and never more in memory than something that begins so may be long. Raises Refused with a sentence."""
    content = file.read(LARGEST_PAGE + 1)
    if LARGEST_PAGE < len(content) <= most_bytes(content):
        content += file.read(LARGEST_FILE + 1 - len(content))
    if len(content) > most_bytes(content):
        raise too_large(content)
    return content


def read_file(path: Path) -> CapturedBytes:
    """The file's bytes. Raises Refused with a sentence."""
    try:
        with path.open("rb") as file:
            return CapturedBytes(read_whole(file), path.name)
    except FileNotFoundError as error:
        raise refuse("there is no such file.") from error
    except IsADirectoryError as error:
        raise refuse("this is a folder; give one file.") from error
    except OSError as error:
        raise refuse(f"the file cannot be read: {error.strerror}.") from error


def too_large(content: bytes) -> Refused:
    """`content` is as much of it as was read; of a page, its last line is where the limit was passed."""
    most = most_bytes(content)
    if most == LARGEST_FILE:
        return refuse(
            f"the file is longer than {most:,} bytes, the most that is read; give the report without its pictures."
        )
    return refuse(
        f"here the page passes {most:,} bytes, the most that is read; a report on one country takes a tenth of that.",
        line=content.count(b"\n", 0, most) + 1,
    )
