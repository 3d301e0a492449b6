"""Words to paste into an article: a finding's quote with the words that hedge it and say who is speaking.

Whole sentences, shortened only between the clauses of a long list; what is left out is marked with an ellipsis.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from reports.models import Finding
from reports.quoting import Span

ELLIPSIS = "…"
_SENTENCE_END = re.compile(r"(?<!\bInc)(?<!\bNo)(?<!\bDr)(?<!\bMr)[.!?][”’\")\]]*\s+(?=[A-Z“‘\"(])")
_CLAUSE_END = re.compile(r"[;:]\s+")


def quotation_of(finding: Finding) -> str:
    """For a finding whose passage and public citations are loaded."""
    mentions = [Span(one.start, one.end) for one in finding.citations.all()]
    return quotation(finding.passage.text, Span(finding.start, finding.end), hedge=finding.hedge, mentions=mentions)


def quotation(text: str, quote: Span, *, hedge: str = "", mentions: Sequence[Span] = ()) -> str:
    """The clauses of `text` that hold the quote, its hedge and the mentions of its sources, each after its sentence's opening."""
    needed = [quote, *mentions, *_nearest(text, hedge, quote)]
    sentences = _split(text, Span(0, len(text)), _SENTENCE_END)
    kept: list[Span] = []
    for sentence in sentences:
        if any(sentence.overlaps(span) for span in needed):
            opening, *rest = _split(text, sentence, _CLAUSE_END)
            kept += [opening, *(clause for clause in rest if any(clause.overlaps(span) for span in needed))]
    return f"“{_joined(text, kept, ends=[end for _, end in sentences])}”"


def _nearest(text: str, hedge: str, quote: Span) -> list[Span]:
    """The span of the hedge: within the quote, or as near to it as it is found."""
    if not hedge:
        return []
    found = [Span(*match.span()) for match in re.finditer(re.escape(hedge), text)]
    return sorted(found, key=lambda span: max(quote.start - span.end, span.start - quote.end, 0))[:1]


def _split(text: str, within: Span, at: re.Pattern[str]) -> list[Span]:
    start, stop = within
    ends = [match.end() for match in at.finditer(text, start, stop)]
    edges = [start, *(end for end in ends if end < stop), stop]
    return [Span(*pair) for pair in pairwise(edges)]


def _joined(text: str, kept: Sequence[Span], *, ends: Iterable[int]) -> str:
    words = ""
    for index, (start, end) in enumerate(kept):
        if index and kept[index - 1][1] != start:
            words = f"{words.rstrip()} {ELLIPSIS} "
        words += text[start:end]
    words = words.rstrip()
    return words if kept[-1][1] in set(ends) else f"{words.rstrip(';:,')} {ELLIPSIS}"
