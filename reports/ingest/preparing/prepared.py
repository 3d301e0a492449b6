"""A page read to the end, before anything is compared with what is stored: made in worker processes, from plain values to plain values."""

import datetime
from dataclasses import dataclass, field

from reports.choices import CaptureMethod
from reports.ingest.preparing.cross_references import Reference
from reports.ingest.preparing.edition import Edition
from reports.reading.outline.elements import EditionClue, LineUse, Mark, OutlineSection, PageMetadata


@dataclass(frozen=True, slots=True)
class PackedCapture:
    """The bytes, packed with gzip, and their custody."""

    packed: bytes
    sha256: str
    size: int
    filename: str
    url: str
    method: CaptureMethod
    captured_at: datetime.datetime
    media_type: str
    reader: str
    reader_version: int
    why: str


@dataclass(frozen=True, slots=True)
class PreparedPassage:
    """`section` is the position of the heading it stands under; `key` and `fingerprint` are those of reports.text."""

    number: int
    section: int
    text: str
    key: str
    fingerprint: str
    line: int
    marks: tuple[Mark, ...] = ()
    references: tuple[Reference, ...] = ()


@dataclass(frozen=True, slots=True)
class AccountSummary:
    """Characters without blanks: `printed` by the page, `kept` in the record, `left_out` by reason."""

    printed: int
    kept: int
    left_out: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Prepared:
    """`topics` maps a section's position to its topic's primary key; `unmapped` are the headings that mean none.

    `questions` are for a person and stop nothing; `lines` is the whole account, only when it was asked for.
    """

    capture: PackedCapture
    edition: Edition
    is_extract: bool
    sections: tuple[OutlineSection, ...]
    passages: tuple[PreparedPassage, ...]
    topics: dict[int, int]
    unmapped: tuple[OutlineSection, ...]
    account: AccountSummary
    metadata: PageMetadata
    clues: tuple[EditionClue, ...] = ()
    questions: tuple[str, ...] = ()
    lines: tuple[LineUse, ...] = ()
