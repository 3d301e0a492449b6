"""The sentences for a curator whose pasted words are not in the passage, or are there more than once."""

from django.core.exceptions import ValidationError

from reports.quoting import NotOnePlace, Span, closest_words, folded_spans, one_of

_CONTEXT = 40
"""Characters shown on each side of an occurrence: about half a line, enough to tell two apart."""


def locate(text: str, pasted: str, *, occurrence: int | None = None, prefer: Span | None = None) -> Span:
    """The one place in `text` that is meant by the pasted words, whatever marks, dashes and spaces were typed.

    `occurrence` counts from 1; `prefer` is a stretch of the text where words are meant first, such as the quote they
    belong to. Raises ValidationError with a sentence that names the mend.
    """
    try:
        return one_of(folded_spans(text, pasted), occurrence=occurrence, within=prefer)
    except NotOnePlace as unclear:
        raise _refusal(text, pasted, unclear) from unclear


def _refusal(text: str, pasted: str, unclear: NotOnePlace) -> ValidationError:
    if not unclear.spans:
        return ValidationError(_not_found(text, pasted), code="not_in_passage")
    if unclear.occurrence is None:
        return ValidationError(_which(text, unclear), code="which_occurrence")
    return ValidationError(
        f"The passage has these words {unclear.times}: there is no occurrence {unclear.occurrence}.", code="occurrence"
    )


def _which(text: str, unclear: NotOnePlace) -> str:
    shown = "; ".join(f"{number}: “{_in_context(text, *span)}”" for number, span in enumerate(unclear.spans, start=1))
    return f"The passage has these words {unclear.times}. Give the occurrence you mean — {shown}"


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
