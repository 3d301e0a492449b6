"""Bytes to numbered lines of text, for readers of plain text; refuses what is not text, with the line."""

import re
from dataclasses import dataclass

from reports.problems import Refused, refuse

_LINE_END = re.compile(r"\r\n|\r|\n")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_OTHER_FORMATS = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive (Word files are such too)"),
    (b"\x1f\x8b", "gzip-compressed"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Excel file"),
    (b"\xff\xfe", "text in UTF-16"),
    (b"\xfe\xff", "text in UTF-16"),
)
MOST_LINES = 20_000  # the longest reports on one country have two or three thousand
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Line:
    """`text` is stripped of the blanks around it and never empty; `stands_alone` when the lines beside it are empty."""

    number: int
    text: str
    stands_alone: bool = True


def text_lines(content: bytes) -> list[Line]:
    """Every line that is not empty, of which there is one at least. Raises Refused where the bytes are not UTF-8 text."""
    for beginning, name in _OTHER_FORMATS:
        if content.startswith(beginning):
            raise refuse(f"the file is {name}, not text in UTF-8. Save the report as text and give that file.", line=1)
    texts = ["", *(line.strip() for line in _LINE_END.split(text_of(content), maxsplit=MOST_LINES)), ""]
    if len(texts) > MOST_LINES + 2:
        raise refuse(
            f"here the file passes {MOST_LINES:,} lines, and no report on one country has so many.", MOST_LINES + 1
        )
    lines = [
        Line(number, text, stands_alone=not before and not after)
        for number, (before, text, after) in enumerate(zip(texts, texts[1:], texts[2:], strict=False), start=1)
        if text
    ]
    if not lines:
        raise refuse("the file is empty.", line=1)
    return lines


def text_of(content: bytes) -> str:
    """UTF-8 text, without its byte order mark. Raises Refused with the line of the first byte that is none."""
    content = content.removeprefix(_BYTE_ORDER_MARK)
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise _not_utf8(content, error) from error
    control = _CONTROL.search(text)
    if control:
        line = len(_LINE_END.findall(text, 0, control.start())) + 1
        raise refuse(
            f"the character U+{ord(control[0]):04X} stands here, which no text has: this is not a text file.", line
        )
    return text


def _not_utf8(content: bytes, error: UnicodeDecodeError) -> Refused:
    before = content[: error.start]
    line = before.count(b"\n") + before.count(b"\r") - before.count(b"\r\n") + 1
    column = error.start - max(before.rfind(b"\n"), before.rfind(b"\r"))
    return refuse(
        f"the byte 0x{content[error.start]:02X} is not UTF-8 (byte {column} of this line)."
        " Save the file as UTF-8 and give it again.",
        line,
    )
