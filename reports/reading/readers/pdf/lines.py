"""The lines of one page of a PDF, as the file prints them: their words by runs of one font, their places and sizes."""

import ctypes
import math
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

_LINE_ENDS = {0x0A, 0x0D}
_HYPHEN_AT_LINE_END = 0x02  # what the library gives for any hyphen, soft or not, that stands at the end of a line
_SPACE = 0x20
# Characters that no text has stand for what the library cannot decode; 0xFFFE is its hyphen in the text of a whole page.
_NO_CHARACTERS = (*range(0x09), 0x0B, 0x0C, *range(0x0E, _SPACE), 0x7F, 0xFFFF, *range(0xD800, 0xE000))
_AS_PRINTED = dict.fromkeys(_NO_CHARACTERS, "") | {_HYPHEN_AT_LINE_END: "-", 0xFFFE: "-"}
_BOLD_FROM = 600  # the weight that CSS and OpenType call semi-bold
_BOLD_NAMES = ("bold", "black", "heavy", "semibold", "demi")
_ITALIC_NAMES = ("italic", "oblique")
_LONGEST_FONT_NAME = 128

type Textpage = Any  # the library's own handle


class TooLong(Exception):
    """A page has more characters than may be read."""


@dataclass(frozen=True, slots=True)
class Font:
    size: float
    bold: bool
    italic: bool


@dataclass(slots=True)
class Run:
    """Words in one font; `base` is the height of the line they stand on."""

    font: Font
    base: float
    text: str = ""


@dataclass(slots=True)
class Line:
    """`top` and `bottom` of the page are its height and 0; `broken` when a word goes on in the next line behind its hyphen."""

    page: int
    left: float
    right: float
    base: float
    runs: list[Run] = field(default_factory=list)
    broken: bool = False

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)

    @property
    def size(self) -> float:
        """Of the font that prints most of it."""
        return max(self.runs, key=lambda run: len(run.text.strip())).font.size

    @property
    def is_bold(self) -> bool:
        return all(run.font.bold for run in self.runs if run.text.strip())


@dataclass(frozen=True, slots=True)
class PageText:
    """`unknown` is how many characters have no letter in the file's fonts; `printed` is all the text as the library gives it."""

    lines: list[Line]
    printed: str
    unknown: int


def read_text(page: pdfium.PdfPage, number: int, most: int) -> PageText:
    """Raises TooLong when the page has more characters than `most`, before any of them is looked at."""
    textpage = page.get_textpage()
    try:
        count = textpage.count_chars()
        if count > most:
            raise TooLong
        handle = textpage.raw
        unknown = sum(raw.FPDFText_HasUnicodeMapError(handle, at) == 1 for at in range(count))
        lines = [line for line in _lines(handle, count, number) if line.text.strip()]
        printed = textpage.get_text_range().translate(_AS_PRINTED) if count else ""
        return PageText(lines, printed, unknown)
    finally:
        textpage.close()


def _lines(textpage: Textpage, count: int, page: int) -> Iterator[Line]:
    taking = _Taking(textpage, page)
    for at in range(count):
        code = raw.FPDFText_GetUnicode(textpage, at)
        if code not in _LINE_ENDS:
            taking.take(at, chr(min(code, sys.maxunicode)))
        if code in _LINE_ENDS or code == _HYPHEN_AT_LINE_END:
            yield from taking.end()
    yield from taking.end()


class _Taking:
    """A line, character by character."""

    def __init__(self, textpage: Textpage, page: int) -> None:
        self._textpage, self._page = textpage, page
        self._fonts = _Fonts(textpage)
        self._line: Line | None = None
        self._before = " "
        self._first: int | None = None  # where the first character stands that is no blank, and the last
        self._last = 0

    def take(self, at: int, character: str) -> None:
        line = self._line
        if line is None:
            line = self._line = Line(self._page, 0.0, 0.0, _base(self._textpage, at))
            self._before, self._first, self._last = " ", None, at
        if character.isalpha() != self._before.isalpha() or self._before.isspace():
            self._fonts.take_up(line, at)
        line.runs[-1].text += character
        if not character.isspace():
            self._first = at if self._first is None else self._first
            self._last = at
        self._before = character

    def end(self) -> Iterator[Line]:
        line, self._line = self._line, None
        if line is not None:
            line.broken = self._before == chr(_HYPHEN_AT_LINE_END)
            first = self._last if self._first is None else self._first
            line.left, line.right = _sides(self._textpage, first)[0], _sides(self._textpage, self._last)[1]
            for run in line.runs:
                run.text = run.text.translate(_AS_PRINTED)
            yield line


class _Fonts:
    """How each object of a page prints its words, asked once an object, where a word begins or letters meet other signs."""

    def __init__(self, textpage: Textpage) -> None:
        self._textpage = textpage
        self._known: dict[int, tuple[bool, bool]] = {}
        self._last = 0

    def take_up(self, line: Line, at: int) -> None:
        """A run of its own for what another object prints; blanks between words are put in by the library, and have none."""
        printed_by = ctypes.cast(raw.FPDFText_GetTextObject(self._textpage, at), ctypes.c_void_p).value or 0
        if not line.runs or (printed_by and printed_by != self._last):
            line.runs.append(Run(self._font(printed_by, at), _base(self._textpage, at)))
            self._last = printed_by

    def _font(self, printed_by: int, at: int) -> Font:
        if printed_by not in self._known:
            self._known[printed_by] = self._weight(at)
        matrix = raw.FS_MATRIX()
        scaled = raw.FPDFText_GetMatrix(self._textpage, at, matrix)
        scale = math.hypot(matrix.c, matrix.d) if scaled else 1.0
        size = raw.FPDFText_GetFontSize(self._textpage, at) * (scale or 1.0)
        return Font(round(size * 2) / 2, *self._known[printed_by])

    def _weight(self, at: int) -> tuple[bool, bool]:
        """Bold and italic, by the font's name or weight."""
        name, flags = ctypes.create_string_buffer(_LONGEST_FONT_NAME), ctypes.c_int()
        raw.FPDFText_GetFontInfo(self._textpage, at, name, _LONGEST_FONT_NAME, flags)
        named = name.value.decode("utf-8", errors="replace").lower()
        bold = (
            any(each in named for each in _BOLD_NAMES) or raw.FPDFText_GetFontWeight(self._textpage, at) >= _BOLD_FROM
        )
        return bold, any(each in named for each in _ITALIC_NAMES)


def _sides(textpage: Textpage, at: int) -> tuple[float, float]:
    """Left and right of a character."""
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    raw.FPDFText_GetCharBox(textpage, at, left, right, bottom, top)
    return left.value, right.value


def _base(textpage: Textpage, at: int) -> float:
    x, y = ctypes.c_double(), ctypes.c_double()
    raw.FPDFText_GetCharOrigin(textpage, at, x, y)
    return y.value
