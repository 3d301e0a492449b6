"""Finding pasted words in a passage, and telling a curator kindly when they are not there or there twice."""

import difflib
import re
from dataclasses import dataclass

from django.core.exceptions import ValidationError

from reports.text import find_quote, fold, most_similar

_WORD = re.compile(r"\S+")
_NEAR_ENOUGH = 0.5
_CONTEXT = 40


@dataclass(frozen=True, slots=True)
class Span:
    """Where words stand in a passage, as the passage prints them."""

    start: int
    end: int
    words: str


def locate(text: str, pasted: str, *, occurrence: int | None = None, prefer: tuple[int, int] | None = None) -> Span:
    """The one place in `text` that is meant by the pasted words.

    `occurrence` counts from 1; `prefer` is a stretch of the text where words are meant first, such as the quote they
    belong to. Raises ValidationError with a sentence that names the mend.
    """
    places = whole_word_places(text, pasted)
    if not places:
        raise ValidationError(_not_found(text, pasted), code="not_in_passage")
    if occurrence is not None:
        return _span(text, _nth(text, places, occurrence))
    inside = [place for place in places if prefer and prefer[0] <= place[0] and place[1] <= prefer[1]]
    if len(inside) == 1:
        return _span(text, inside[0])
    if len(places) > 1:
        raise ValidationError(_which(text, places), code="which_occurrence")
    return _span(text, places[0])


def occurrence_of(text: str, words: str, start: int) -> int | None:
    """Which occurrence of the words begins at `start`, from 1; None where there is only one to choose from."""
    starts = [place[0] for place in whole_word_places(text, words)]
    return starts.index(start) + 1 if len(starts) > 1 and start in starts else None


def whole_word_places(text: str, pasted: str) -> list[tuple[int, int]]:
    """Every place of the words that cuts no word and no number: 2,000 is found in neither 12,000 nor 2,000,000."""
    return [place for place in find_quote(text, pasted) if not any(_cuts(text, edge) for edge in place)]


def closest_words(text: str, pasted: str) -> str:
    """The run of words in `text` most like the pasted ones; empty when nothing is much like them."""
    words = list(_WORD.finditer(text))
    held = [_letters(word.group()) for word in words]
    wanted = [_as_spelt(_letters(word), held) for word in pasted.split()]
    width = min(len(wanted), len(held))
    if not width:
        return ""
    matcher = difflib.SequenceMatcher(autojunk=False)
    matcher.set_seq2(wanted)
    best, score = 0, 0.0
    for first in range(len(held) - width + 1):
        matcher.set_seq1(held[first : first + width])
        if matcher.quick_ratio() > score and matcher.ratio() > score:
            best, score = first, matcher.ratio()
    if score < _NEAR_ENOUGH:
        return ""
    matcher.set_seq1(held[best : best + width])
    *blocks, _ = matcher.get_matching_blocks()
    return text[words[best + blocks[0].a].start() : words[best + blocks[-1].a + blocks[-1].size - 1].end()]


def _letters(word: str) -> str:
    return "".join(c for c in fold(word) if c.isalnum())


def _as_spelt(word: str, held: list[str]) -> str:
    """The word of the passage that a misspelt one must mean."""
    return next(iter(most_similar(word, held, limit=1, least=0.75)), word)


def _cuts(text: str, at: int) -> bool:
    """A cut before character `at` splits a word or a number. Hangul takes its particles without a space: no cut there."""
    if not 0 < at < len(text):
        return False
    before, after = text[at - 1], text[at]
    if all(c.isalnum() and c < "\u1100" for c in (before, after)):
        return True
    if after in ",.":
        return before.isdigit() and text[at + 1 : at + 2].isdigit()
    return before in ",." and after.isdigit() and text[max(at - 2, 0) : at - 1].isdigit()


def _span(text: str, place: tuple[int, int]) -> Span:
    return Span(*place, text[slice(*place)])


def _nth(text: str, places: list[tuple[int, int]], occurrence: int) -> tuple[int, int]:
    if 1 <= occurrence <= len(places):
        return places[occurrence - 1]
    times = "once" if len(places) == 1 else f"{len(places)} times"
    raise ValidationError(
        f"The passage has these words {times}: there is no occurrence {occurrence}.", code="occurrence"
    )


def _which(text: str, places: list[tuple[int, int]]) -> str:
    shown = "; ".join(f"{number}: “{_in_context(text, *place)}”" for number, place in enumerate(places, start=1))
    return f"The passage has these words {len(places)} times. Give the occurrence you mean — {shown}"


def _in_context(text: str, start: int, end: int) -> str:
    before = text[max(start - _CONTEXT, 0) : start]
    after = text[end : end + _CONTEXT]
    return (
        f"{'…' if start > _CONTEXT else ''}{before}{text[start:end]}{after}{'…' if end + _CONTEXT < len(text) else ''}"
    )


def _not_found(text: str, pasted: str) -> str:
    said = "The passage does not have these words, whatever quotation marks, dashes and spaces are typed."
    if near := closest_words(text, pasted):
        return f"{said} The closest it has is: “{near}”. Paste the words exactly as the passage has them."
    return f"{said} Nothing in it is close to them: is this the right passage?"
