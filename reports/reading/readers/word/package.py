"""Bytes to a Word document that is safe to look at: unpacked within bounds, without macros, entities or pictures."""

import io
import re
import zipfile
import zlib
from functools import lru_cache

import docx
from docx.document import Document

from reports.problems import Refused, refuse

WORD_DOCUMENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ZIP_MAGIC = b"PK\x03\x04"
OLD_OFFICE_MAGIC = b"\xd0\xcf\x11\xe0"
MOST_PARTS = 2_000  # files in the package: a bound for hostile ones
MOST_UNPACKED = 32 * 1024 * 1024  # bytes of XML; a report of a thousand pages has about fifteen million
_CHUNK = 256 * 1024
_CONTENT_TYPES = "[Content_Types].xml"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_MAIN_PART = "wordprocessingml.document.main+xml"
_SAVE_AGAIN = "Open it in Word or LibreOffice, save it as an ordinary .docx and give that file."
_OTHER_KINDS = (
    ("spreadsheetml", "a spreadsheet"),
    ("presentationml", "a presentation"),
    ("wordprocessingml.template", "a Word template"),
)
_READ = re.compile(r".*\.(xml|rels)", re.IGNORECASE)


@lru_cache(maxsize=1)  # recognising and reading look at the same bytes one after the other
def open_document(content: bytes) -> Document:
    """Raises Refused: without a word when the bytes are no Office file."""
    if content.startswith(OLD_OFFICE_MAGIC):
        raise _old_office(content)
    if not content.startswith(ZIP_MAGIC):
        raise Refused([])
    parts = _unpack(content)
    _refuse_other_kinds(parts)
    try:
        return docx.Document(_packed(parts))
    except Exception as error:  # whatever a broken document makes the library raise, it is the document that is broken
        raise refuse(f"the Word file is damaged and cannot be opened. {_SAVE_AGAIN}") from error


def _unpack(content: bytes) -> dict[str, bytes]:
    """The XML of each part; pictures and the like are there by name only. No more than MOST_UNPACKED is ever unpacked."""
    parts: dict[str, bytes] = {}
    left = MOST_UNPACKED
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if len(archive.infolist()) > MOST_PARTS:
                raise refuse(f"the archive holds more than {MOST_PARTS:,} files, and no Word document has so many.")
            for info in archive.infolist():
                if info.flag_bits & 1:
                    raise refuse(f"the file is locked with a password. {_SAVE_AGAIN}")
                parts[info.filename] = _read_part(archive, info, left) if _READ.fullmatch(info.filename) else b""
                left -= len(parts[info.filename])
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError) as error:
        raise refuse("the file begins like a ZIP archive or a Word file, and is damaged. Get it again.") from error
    return parts


def _read_part(archive: zipfile.ZipFile, info: zipfile.ZipInfo, left: int) -> bytes:
    """Piece by piece, because a hostile file says itself to be smaller than it is."""
    data = bytearray()
    with archive.open(info) as part:
        while chunk := part.read(_CHUNK):
            data += chunk
            if len(data) > left:
                raise refuse(
                    f"unpacked, the file passes {MOST_UNPACKED:,} bytes at “{info.filename[:100]}”, more than any report has."
                )
    if b"<!DOCTYPE" in data.replace(b"\0", b""):
        raise refuse(f"“{info.filename[:100]}” in the file declares a document type, which no Word file does.")
    return bytes(data)


def _refuse_other_kinds(parts: dict[str, bytes]) -> None:
    types = parts.get(_CONTENT_TYPES, b"").decode("utf-8", errors="replace")
    if "macroEnabled" in types or any(name.lower().endswith("vbaproject.bin") for name in parts):
        raise refuse(f"the file holds macros, which are not taken in. {_SAVE_AGAIN}")
    if _MAIN_PART not in types:
        kind = next((kind for sign, kind in _OTHER_KINDS if sign in types), "")
        if kind or "mimetype" in parts:
            raise refuse(
                f"the file is {kind or 'an OpenDocument file or an e-book'}, not a Word document. {_SAVE_AGAIN}"
            )
        raise refuse(
            "the file is a ZIP archive, and no Word document. Give the files in it one by one, or as an archive."
        )
    if any(_STRICT in part[:_CHUNK] for part in parts.values()):
        raise refuse(f"the file is in the form that Word calls “Strict Open XML”, which is not read. {_SAVE_AGAIN}")


def _packed(parts: dict[str, bytes]) -> io.BytesIO:
    """An archive of what was unpacked within bounds: nothing else reaches the library."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        for name, part in parts.items():
            archive.writestr(zipfile.ZipInfo(name), part)
    packed.seek(0)
    return packed


def _old_office(content: bytes) -> Refused:
    if "EncryptedPackage".encode("utf-16-le") in content:
        return refuse("the file is locked with a password. Open it, save it without the password and give that file.")
    if "WordDocument".encode("utf-16-le") in content:
        return refuse(f"the file is an old Word file (.doc), which is not read. {_SAVE_AGAIN}")
    return refuse(f"the file is an old Office file, which is not read. {_SAVE_AGAIN}")
