"""The last check of a reading: what a page prints and what was read of it are the same characters."""

from collections import Counter
from collections.abc import Sequence

from reports.reading.outline.elements import LineUse, Use

_SHOWN = 60  # characters


def without_blanks(text: str) -> str:
    return "".join(text.split())


def unread(printed: str, lines: Sequence[LineUse]) -> list[LineUse]:
    """One unexplained line when the reading does not account for what is printed (given without blanks).

    The order may differ where a site stands inside a paragraph.
    """
    read = without_blanks("\n".join(line.words for line in lines))
    if read == printed or Counter(read) == Counter(printed):
        return []
    at = next((i for i, (a, b) in enumerate(zip(read, printed, strict=False)) if a != b), len(read))
    words = printed[at : at + _SHOWN] or "(printed twice)"
    return [LineUse(lines[-1].line, words, Use.UNEXPLAINED, "what is read differs from what is printed from here")]
