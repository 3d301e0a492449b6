"""Whether a word of Latin letters could be the spelling of a Korean one, by its syllables alone.

It says no to most words of English; what it lets through may still be one (see `ordinary`).
"""

import re
import unicodedata
from functools import lru_cache

LONGEST = 60  # characters; no name is longer, and a run of letters without end costs no time

_ONSET = "(?:kk|tt|pp|ss|tch|jj|ch|sh|kh|th|ph|[gkndtrlmbpsjh])"
_CODA = "(?:ng|[knmlptr])"
_VOWELS = re.compile("(?:[yw]?(?:yae|ae|eo|eu|oe|ui|oo|ee|[aeiou])){1,6}")
_FIRST = re.compile(_ONSET)
_BETWEEN = re.compile(f"{_CODA}?{_ONSET}?")
_LAST = re.compile(_CODA)
_RUN = re.compile("[aeiouwy]+|[^aeiouwy]+")
_NO_LETTER = re.compile("[^a-z]+")


@lru_cache(maxsize=1 << 14)
def could_be_korean(text: str) -> bool:
    """Marks, apostrophes, hyphens and spaces do not count. A word without a vowel, or with digits, could not."""
    decomposed = unicodedata.normalize("NFKD", text[:LONGEST].casefold())
    if len(text) > LONGEST or any(c.isdigit() or (ord(c) > 0x36F and c.isalpha()) for c in decomposed):
        return False
    runs = _RUN.findall(_NO_LETTER.sub("", decomposed))
    return any(map(_is_vowels, runs)) and all(
        _VOWELS.fullmatch(run) if _is_vowels(run) else _pattern(at, len(runs)).fullmatch(run)
        for at, run in enumerate(runs)
    )


def _is_vowels(run: str) -> bool:
    return run[0] in "aeiouwy"


def _pattern(at: int, count: int) -> re.Pattern[str]:
    """What consonants may stand at this place among the runs of a word."""
    if at == 0:
        return _FIRST
    return _LAST if at == count - 1 else _BETWEEN
