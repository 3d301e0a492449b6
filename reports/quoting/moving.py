"""Where words of an older text stand in the newer one: for a machine, which needs to be certain, and as a guess for a person."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from reports.quoting.finding import cuts_word, exact_parts, folded_parts
from reports.quoting.span import Span
from reports.text_diff import runs_in_common

_WORD = re.compile(r"\w+|[^\w\s]")

type _Opcode = tuple[str, int, int, int, int]


def span_in_newer(older: str, span: Span, newer: str) -> Span | None:
    """Where the words of `span` stand in the newer text; None where they do not, or where two places are equally near.

    An edit before the words moves them along, an edit behind them does not: both places count as near. Words that were
    whole stay whole: “Camp 1” is not found in “Camp 12”, nor “5,000” in “15,000” or “5,000,000”, nor 관리 in 관리소.
    """
    moved = span.shifted(len(newer) - len(older))
    opens, closes = (not cuts_word(older, edge, hangul=True) for edge in span)
    near = sorted(
        (min(abs(place.start - span.start), abs(place.start - moved.start)), place)
        for place in exact_parts(newer, span.of(older))
        if not (opens and cuts_word(newer, place.start, hangul=True))
        and not (closes and cuts_word(newer, place.end, hangul=True))
    )
    if not near or (len(near) > 1 and near[0][0] == near[1][0]):
        return None
    return near[0][1]


def stands_whole(words: str, text: str) -> bool:
    """Whether the words are somewhere in the text, and not only as a part of others; Hangul before a particle is a part."""
    return any(_is_strictly_whole(text, span) for span in exact_parts(text, words))


def shift(line: Any, older: str, newer: str) -> Any:
    """A line of a suggestion's trace ({"start", "end", "words", ...}) with its place in the newer text, and its words as printed there.

    None where the line had a place and has none for certain. A line without a place gets one where its words are there once,
    and is as it was otherwise; so is whatever is no line.
    """
    if not isinstance(line, dict):
        return line
    span = _span_of(line, older)
    words = span.of(older) if span else str(line.get("words") or "")
    place = (span and span_in_newer(older, span, newer)) or _only_place(newer, words)
    if place is None:
        return None if span else line
    return line | {"start": place.start, "end": place.end} | ({"words": place.of(newer)} if "words" in line else {})


def words_instead(older: str, span: Span, newer: str) -> str:
    """The words of the newer text in the place of those of `span`, as a guess; empty when they were only taken out."""
    before, after = list(_WORD.finditer(older)), list(_WORD.finditer(newer))
    inside = [index for index, word in enumerate(before) if span.overlaps(word.span())]
    if not inside:
        return ""
    old, new = ([word.group() for word in text] for text in (before, after))
    opcodes = list(_opcodes(old, new))
    first, last = _first_of(opcodes, inside[0]), _last_of(opcodes, inside[-1])
    return newer[after[first].start() : after[last].end()] if first <= last else ""


def _opcodes(old: Sequence[str], new: Sequence[str]) -> Iterator[_Opcode]:
    """What became of each run of words: kept, or something else stands in its place."""
    place = new_place = 0
    for start, new_start, size in [*runs_in_common(old, new), (len(old), len(new), 0)]:
        if place < start or new_place < new_start:
            yield "changed", place, start, new_place, new_start
        place, new_place = start + size, new_start + size
        if size:
            yield "equal", start, place, new_start, new_place


def _is_strictly_whole(text: str, span: Span) -> bool:
    return not any(cuts_word(text, edge, hangul=True) for edge in span)


def _only_place(text: str, words: str) -> Span | None:
    """Where the words stand, in whatever marks and capitals, if they do so once."""
    places = [span for span in folded_parts(text, words) if _is_strictly_whole(text, span)]
    return places[0] if len(places) == 1 else None


def _span_of(line: dict[str, Any], text: str) -> Span | None:
    """The place that a line names, if it is one of this text."""
    start, end = line.get("start"), line.get("end")
    if not isinstance(start, int) or not isinstance(end, int) or not 0 <= start < end <= len(text):
        return None
    return Span(start, end)


def _first_of(opcodes: Sequence[_Opcode], index: int) -> int:
    """Where the word at `index` is now; of a run that was replaced, its first word."""
    kind, start, _, new_start, _ = next(opcode for opcode in opcodes if opcode[1] <= index < opcode[2])
    return new_start + (index - start if kind == "equal" else 0)


def _last_of(opcodes: Sequence[_Opcode], index: int) -> int:
    kind, start, _, new_start, new_end = next(opcode for opcode in opcodes if opcode[1] <= index < opcode[2])
    return new_start + index - start if kind == "equal" else new_end - 1
