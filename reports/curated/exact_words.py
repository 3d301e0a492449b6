"""The exact words of a file in a passage, and sentences for whoever wrote it when they are not there or there more than once."""

from reports.problems import shortened
from reports.quoting import NotOnePlace, Span, enclosing_words, exact_spans, folded_spans, longest_shared, one_of

_LEAST_SHARED = 10
"""Characters: any two English sentences share shorter runs, such as “ of the ”."""


class WordsNotFound(ValueError):
    """Says why, in a sentence that follows the name of what was looked for."""


def find_words(text: str, words: str, *, occurrence: int | None = None, within: Span | None = None) -> Span:
    """Where the words are, as whole words. Without `occurrence` they must be there once, or once `within` the span preferred.

    `occurrence` counts through the whole text, from 1. Raises WordsNotFound.
    """
    try:
        return one_of(exact_spans(text, words), occurrence=occurrence, within=within)
    except NotOnePlace as unclear:
        raise WordsNotFound(_why(text, words, unclear)) from unclear


def _why(text: str, words: str, unclear: NotOnePlace) -> str:
    if not unclear.spans:
        return _why_missing(text, words)
    found = f"“{shortened(words)}” is in the passage {unclear.times}"
    if unclear.occurrence is not None:
        return f"{found}, so there is no occurrence {unclear.occurrence}."
    return f"{found}: say which with occurrence (1 to {len(unclear.spans)})."


def _why_missing(text: str, words: str) -> str:
    """The same words under other marks or spaces, the longer words they are a part of, or else the longest part that is there."""
    missing = f"“{shortened(words)}” is not in the passage."
    if printed := folded_spans(text, words):
        return f"{missing} With other quotes, dashes, spaces or capitals it is: “{printed[0].of(text)}”."
    if whole := enclosing_words(text, words):
        return f"{missing} It is only a part of “{shortened(whole)}” there: give whole words and numbers."
    shared = longest_shared(text, words)
    if shared.end - shared.start < _LEAST_SHARED:
        return f"{missing} The passage begins “{shortened(text)}”."
    after = text[shared.end :].lstrip()[:30]
    return f"{missing} The longest part that is there is “…{shortened(shared.of(text)[-60:])}”, and there “{after}…” follows."
