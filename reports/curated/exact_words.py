"""Finding the exact words of a file in a passage, and telling what stands near when they are not there."""

from difflib import SequenceMatcher

from reports.problems import shortened
from reports.text import find_quote

Span = tuple[int, int]


class WordsNotFound(ValueError):
    """Says why, in a sentence that follows the name of what was looked for."""


def find_words(text: str, words: str, *, occurrence: int | None = None, within: Span | None = None) -> Span:
    """Where the words stand. Without `occurrence` they must stand once, or once `within` the span preferred.

    `occurrence` counts through the whole text, from 1. Raises WordsNotFound.
    """
    spans = _spans(text, words)
    if not spans:
        raise WordsNotFound(_why_missing(text, words))
    if occurrence is not None:
        return _chosen(spans, words, occurrence)
    inside = [span for span in spans if within and within[0] <= span[0] and span[1] <= within[1]]
    for candidates in (spans, inside):
        if len(candidates) == 1:
            return candidates[0]
    raise WordsNotFound(
        f"“{shortened(words)}” stands {len(spans)} times in the passage: say which with occurrence (1 to {len(spans)})."
    )


def _spans(text: str, words: str) -> list[Span]:
    spans: list[Span] = []
    at = text.find(words) if words else -1
    while at >= 0:
        spans.append((at, at + len(words)))
        at = text.find(words, at + 1)
    return spans


def _chosen(spans: list[Span], words: str, occurrence: int) -> Span:
    if 1 <= occurrence <= len(spans):
        return spans[occurrence - 1]
    times = "once" if len(spans) == 1 else f"{len(spans)} times"
    raise WordsNotFound(f"“{shortened(words)}” stands {times} in the passage, so there is no occurrence {occurrence}.")


def _why_missing(text: str, words: str) -> str:
    """The same words under other marks or spaces, or else the longest part that does stand there."""
    missing = f"“{shortened(words)}” does not stand in the passage."
    if folded := find_quote(text, words):
        start, end = folded[0]
        return f"{missing} With other quotes, dashes, spaces or capitals it does: “{text[start:end]}”."
    match = SequenceMatcher(None, text, words, autojunk=False).find_longest_match()
    shared = text[match.a : match.a + match.size]
    if match.size < 10:
        return f"{missing} The passage begins “{shortened(text)}”."
    after = text[match.a + match.size :].lstrip()[:30]
    return f"{missing} The longest part that does is “…{shortened(shared[-60:])}”, and there “{after}…” follows."
