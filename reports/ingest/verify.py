"""Whether a capture's bytes are those that came, and whether the passages of its report still follow from them."""

import hashlib
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reports.ingest.preparing.keys import passage_keys
from reports.ingest.revising.stored import StoredPassage, current_captures, stored_passages
from reports.models import Capture, CaptureCheck, Passage
from reports.problems import Refused, shortened
from reports.reading.outline.elements import OutlinePassage
from reports.reading.reader import Reader
from reports.reading.readers import READERS

_MOST_REPORTED = 5


@dataclass(frozen=True, slots=True)
class ReadParagraph:
    """A paragraph as the bytes give it today."""

    key: str
    fingerprint: str
    text: str
    number: int


def verify_capture(capture: Capture, *, hash_only: bool = False) -> CaptureCheck:
    """The result, not yet saved. `passages_hold` stays unknown where it cannot be decided: the note says why."""
    check = CaptureCheck(capture=capture, bytes_hold=True)
    try:
        content = capture.original_bytes()
    except (OSError, EOFError, zlib.error) as error:
        check.bytes_hold, check.note = False, f"the packed bytes cannot be unpacked: {error}."
        return check
    wrong = _bytes_amiss(capture, content)
    if wrong or hash_only:
        check.bytes_hold, check.note = not wrong, wrong
        return check
    _read_again(check, content)
    return check


def _bytes_amiss(capture: Capture, content: bytes) -> str:
    sha256 = hashlib.sha256(content).hexdigest()
    if sha256 != capture.sha256:
        return f"the bytes have the SHA-256 {sha256[:12]}…, and came with {capture.sha256[:12]}…."
    if len(content) != capture.size:
        return f"there are {len(content):,} bytes, and {capture.size:,} came."
    return ""


def _read_again(check: CaptureCheck, content: bytes) -> None:
    """By the reader of its name. One that is of another version since may read otherwise, and then proves nothing."""
    capture = check.capture
    reader = next((reader for reader in READERS if reader.name == capture.reader), None)
    if reader is None:
        check.note = f"the reader “{capture.reader}” is no more, so nobody can tell whether the passages follow."
        return
    check.reader, check.reader_version = reader.name, reader.version
    same_version = reader.version == capture.reader_version
    differences = _differences(capture, reader, content)
    notes = (
        []
        if same_version
        else [f"read by version {reader.version}, and brought in by version {capture.reader_version}."]
    )
    check.passages_hold = not differences if same_version or not differences else None
    check.note = " ".join([*notes, *differences[:_MOST_REPORTED], *_more(differences)])


def _differences(capture: Capture, reader: Reader, content: bytes) -> list[str]:
    try:
        outline = reader.read(content)
    except Refused as refused:
        return [f"the reader refuses the bytes: {refused.problems[0]}"]
    except Exception as error:  # whatever a reader stumbles over is a finding of this check
        return [f"the reader fails on the bytes ({type(error).__name__}: {error})."]
    page = list(_readings(capture.report.slug, outline.passages))
    stored = stored_passages(capture.report_id)
    first_here = set(Passage.objects.filter(capture=capture).values_list("key", flat=True))
    found = [*_not_in_bytes(page, stored, first_here), *_not_stored(page, stored)]
    if not found and current_captures().filter(pk=capture.pk).exists():
        found = _out_of_order(page, [passage for passage in stored if not passage.removed_in])
    return found


def _readings(slug: str, passages: Sequence[OutlinePassage]) -> Iterator[ReadParagraph]:
    keys = passage_keys(slug, (passage.text for passage in passages))
    for passage, each in zip(passages, keys, strict=True):
        yield ReadParagraph(each.key, each.fingerprint, passage.text, passage.number)


def _not_in_bytes(page: Sequence[ReadParagraph], stored: Sequence[StoredPassage], first_here: set[str]) -> list[str]:
    """Passages that are said to come from these bytes stand there to the letter."""
    texts = {reading.key: reading.text for reading in page}
    return [
        f"passage {passage.key} does not follow from the bytes: “{shortened(passage.text)}”."
        for passage in stored
        if passage.key in first_here and texts.get(passage.key) != passage.text
    ]


def _not_stored(page: Sequence[ReadParagraph], stored: Sequence[StoredPassage]) -> list[str]:
    """Every paragraph of the bytes is stored, in these words."""
    fingerprints = {passage.key: passage.fingerprint for passage in stored}
    return [
        f"paragraph {reading.number} of the bytes is not stored: “{shortened(reading.text)}”."
        for reading in page
        if fingerprints.get(reading.key) != reading.fingerprint
    ]


def _out_of_order(page: Sequence[ReadParagraph], current: Sequence[StoredPassage]) -> list[str]:
    """The report's page is these bytes: the same passages in the same order, and no other."""
    if [(reading.number, reading.key) for reading in page] == [(each.number, each.key) for each in current]:
        return []
    return ["the passages of the report's page are not those of the bytes in their order."]


def _more(differences: list[str]) -> list[str]:
    return [f"And {len(differences) - _MOST_REPORTED} more."] if len(differences) > _MOST_REPORTED else []
