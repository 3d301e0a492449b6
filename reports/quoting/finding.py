"""Finding given words in a passage: to the letter, or folded as texts are folded for matching. Whole words only."""

from collections.abc import Sequence

from reports.quoting.span import Span
from reports.text import Folded, fold, fold_with_offsets, is_dropped

_FIRST_HANGUL = "\u1100"


class NotOnePlace(ValueError):
    """It is not clear which place is meant: `spans` are all those of the words, and `occurrence` the one asked for."""

    def __init__(self, spans: Sequence[Span], occurrence: int | None) -> None:
        self.spans, self.occurrence = tuple(spans), occurrence
        super().__init__(f"the words are in {len(self.spans)} places")

    @property
    def times(self) -> str:
        return "once" if len(self.spans) == 1 else f"{len(self.spans)} times"


def exact_spans(text: str, words: str) -> list[Span]:
    """Every place of the very words, in order, that cuts no word and no number: 2,000 is found in neither 12,000 nor 2,000,000."""
    return [span for span in exact_parts(text, words) if is_whole(text, span)]


def folded_spans(text: str, words: str) -> list[Span]:
    """The same, whatever case, quotation marks, dashes and spaces were typed."""
    return [span for span in folded_parts(text, words) if is_whole(text, span)]


def one_of(spans: Sequence[Span], *, occurrence: int | None = None, within: Span | None = None) -> Span:
    """The one span that is meant: the only one, the only one `within` a stretch, or the `occurrence`, which counts from 1.

    Raises NotOnePlace.
    """
    if occurrence is not None:
        if 1 <= occurrence <= len(spans):
            return spans[occurrence - 1]
        raise NotOnePlace(spans, occurrence)
    inside = [span for span in spans if within and within.holds(span)]
    for candidates in (spans, inside):
        if len(candidates) == 1:
            return candidates[0]
    raise NotOnePlace(spans, None)


def occurrence_of(text: str, words: str, start: int) -> int | None:
    """Which occurrence of the words begins at `start`, from 1; None where there is only one to choose from."""
    starts = [span.start for span in folded_spans(text, words)]
    return starts.index(start) + 1 if len(starts) > 1 and start in starts else None


def enclosing_words(text: str, words: str) -> str:
    """The whole words that the given ones are a part of, where they are there only so: “12,000” for 2,000; empty otherwise."""
    span = next(iter(folded_parts(text, words)), None)
    if span is None or is_whole(text, span):
        return ""
    start, end = span
    while cuts_word(text, start, hangul=False):
        start -= 1
    while cuts_word(text, end, hangul=False):
        end += 1
    return text[start:end]


def is_whole(text: str, span: Span) -> bool:
    """It begins and ends between words. Hangul takes its particles without a space, so a noun before one is whole."""
    return not any(cuts_word(text, edge, hangul=False) for edge in span)


def cuts_word(text: str, at: int, *, hangul: bool) -> bool:
    """Whether a cut before character `at` splits a word, or a number at its comma or point.

    `hangul`: whether letters of Hangul, and all after them in Unicode, are kept together as Latin ones are.
    """
    if not 0 < at < len(text):
        return False
    before, after = text[at - 1], text[at]
    if all((c.isalnum() or c == "_") and (hangul or c < _FIRST_HANGUL) for c in (before, after)):
        return True
    if after in ",.":
        return before.isdigit() and text[at + 1 : at + 2].isdigit()
    return before in ",." and after.isdigit() and text[max(at - 2, 0) : at - 1].isdigit()


def exact_parts(text: str, words: str) -> list[Span]:
    """Every place of the very words, parts of longer words too; places may overlap."""
    found = []
    at = text.find(words) if words else -1
    while at >= 0:
        found.append(Span(at, at + len(words)))
        at = text.find(words, at + 1)
    return found


def folded_parts(text: str, words: str) -> list[Span]:
    """Every place in `text` of the words in folded form, parts of longer words too."""
    needle = fold(words)
    if not needle:
        return []
    folded = fold_with_offsets(text)
    found = []
    for at, end in exact_parts(folded.text, needle):
        if _whole_characters(folded, at, end):
            found.append(_with_outer_marks(text, words, folded.offsets[at], folded.offsets[end - 1] + 1))
    return found


def _whole_characters(folded: Folded, start: int, end: int) -> bool:
    """Whether the span neither begins nor ends inside a character that folds to several: the “i” of a ligature “fi”."""
    offsets = folded.offsets
    return (start == 0 or offsets[start - 1] < offsets[start]) and offsets[end - 1] < offsets[end]


def _with_outer_marks(text: str, pasted: str, start: int, end: int) -> Span:
    """Widen a match over the marks that folding dropped, where the person pasted them too."""
    pasted = pasted.strip()
    while start > 0 and pasted and is_dropped(pasted[0]) and is_dropped(text[start - 1]):
        start, pasted = start - 1, pasted[1:]
    while end < len(text) and pasted and is_dropped(pasted[-1]) and is_dropped(text[end]):
        end, pasted = end + 1, pasted[:-1]
    return Span(start, end)
