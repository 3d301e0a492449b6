"""Words that make a claim less certain, or say that it is somebody's."""

import re

from reports.quoting import Span

_HEDGE = re.compile(
    r"\b(?:reportedly|allegedly|purportedly|supposedly|apparently|presumably|likely|possibly|(?:an )?estimated|estimates?"
    r"|(?:numerous |credible |many |multiple |unconfirmed )*(?:allegations|reports) (?:of|that)|believed to be|thought to be"
    r"|believed|suspected|appears? to|appeared to|suggest(?:s|ed)?|may have|might have"
    r"|could have|may(?! be (?:released|sentenced|punished|imposed|detained))|claimed|alleged)\b"
)
_BEFORE_MONTH = [[word] for word in "in the since by of until on from during early late mid".split()]


def find_hedge(sentence: str) -> Span | None:
    """The first hedge of a plain sentence that is not part of a claim's own substance."""
    for found in _HEDGE.finditer(sentence):
        if found.group() == "may" and _is_month(sentence, found.end()):
            continue
        return Span(*found.span())
    return None


def _is_month(sentence: str, at: int) -> bool:
    before = sentence[: at - 3].rsplit(None, 1)[-1:]
    return bool(re.match(r" \d|[,.]|$", sentence[at:])) or before in _BEFORE_MONTH
