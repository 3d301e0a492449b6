"""What kind of file some bytes are, decided by the bytes alone: a name may say anything."""

import io
import re
import tarfile
from typing import IO

from reports.collecting.kinds import Kind
from reports.collecting.zip_directory import DAMAGED_ZIP, open_zip
from reports.problems import Refused

HEAD = 8192  # how much of the beginning is looked at

_MAGIC = (
    (re.compile(rb"PK(?:\x03\x04|\x05\x06)"), Kind.ZIP),
    (re.compile(rb"\x1f\x8b"), Kind.GZIP),
    (re.compile(rb"\xfd7zXZ\x00"), Kind.XZ),
    (
        re.compile(rb"\x89PNG\r\n|\xff\xd8\xff|GIF8[79]a|BM.{4}\x00{4}|II\*\x00|MM\x00\*|\x00\x00\x01\x00", re.S),
        Kind.IMAGE,
    ),
    (re.compile(rb"RIFF.{4}WEBP|.{4}ftyp(?:avif|heic|mif1)", re.S), Kind.IMAGE),
    (re.compile(rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1|\{\\rtf"), Kind.OLD_OFFICE),
    (re.compile(rb"bplist00"), Kind.SAVED_PAGE),
)
_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_PREAMBLE = r"\s*+(?><\?xml[^>]*>\s*+)?+(?>(?:<!--.*?-->\s*+)*)"  # gives nothing back: hostile comments cost no time
_SVG = re.compile(_PREAMBLE + r"(?><!doctype\s+svg[^>]*>\s*+)?+<svg\b", re.I | re.S)
_HTML = re.compile(r"<(?:!doctype\s+html|html|head|body)\b", re.I)
_HTML_PIECE = re.compile(
    _PREAMBLE + r"<(?:article|div|h[1-6]|link|main|meta|p|script|section|style|table|title)\b", re.I | re.S
)
_MULTIPART = re.compile(r"^content-type:\s*multipart/related", re.I | re.M)
_CONTROLS = re.compile(r"[\x01-\x08\x0e-\x1f\x7f]")


def kind_of(content: bytes) -> Kind:
    """The kind of a whole file."""
    kind = kind_of_head(content[:HEAD])
    return kind_of_zip(io.BytesIO(content)) if kind == Kind.ZIP else kind


def kind_of_head(head: bytes) -> Kind:
    """The kind of what begins with these bytes. Word files are ZIP here: kind_of_zip distinguishes them."""
    if not head:
        return Kind.EMPTY
    for magic, kind in _MAGIC:
        if magic.match(head):
            return kind
    if _begins_tar(head):
        return Kind.TAR
    kind = _kind_of_words(head)
    return Kind.PDF if b"%PDF-" in head[:1024] and kind != Kind.HTML else kind


def kind_of_zip(file: IO[bytes]) -> Kind:
    """Word, another package that office programs write, or an archive like any other."""
    try:
        names = open_zip(file).NameToInfo
    except (*DAMAGED_ZIP, Refused):
        return Kind.ZIP
    if "[Content_Types].xml" in names:
        return Kind.DOCX if any(name.startswith("word/document") for name in names) else Kind.OFFICE
    return Kind.OFFICE if "mimetype" in names else Kind.ZIP


def _begins_tar(head: bytes) -> bool:
    try:
        tarfile.TarInfo.frombuf(head[: tarfile.BLOCKSIZE], "utf-8", "replace")
    except (tarfile.HeaderError, ValueError):
        return False
    return True


def _kind_of_words(head: bytes) -> Kind:
    words = _words(head)
    if "\x00" in words:
        return Kind.UNKNOWN
    if _SVG.match(words):
        return Kind.IMAGE
    if _MULTIPART.search(words) and not words.lstrip().startswith("<"):
        return Kind.SAVED_PAGE
    if _HTML.search(words) or _HTML_PIECE.match(words):
        return Kind.HTML
    return Kind.UNKNOWN if len(_CONTROLS.findall(words)) * 100 > len(words) else Kind.TEXT


def _words(head: bytes) -> str:
    for mark, encoding in _BOMS:
        if head.startswith(mark):
            return head[len(mark) :].decode(encoding, "ignore")
    return head.decode("latin-1")
