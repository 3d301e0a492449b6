"""Where words stand in a passage: finding a quote, the nearest words when it is not there, and its place in a newer text.

Pure: it knows texts and offsets, no model. The sentences for people belong to those who ask.
"""

from reports.quoting.finding import NotOnePlace, enclosing_words, exact_spans, folded_spans, occurrence_of, one_of
from reports.quoting.moving import shift, span_in_newer, stands_whole, words_instead
from reports.quoting.nearest import closest_words, longest_shared
from reports.quoting.span import Span

__all__ = [
    "NotOnePlace",
    "Span",
    "closest_words",
    "enclosing_words",
    "exact_spans",
    "folded_spans",
    "longest_shared",
    "occurrence_of",
    "one_of",
    "shift",
    "span_in_newer",
    "stands_whole",
    "words_instead",
]
