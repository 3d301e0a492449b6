"""A key that sloppy Latin forms of one Korean name share, with each other and with the name in Hangul.

It forgets what careless print loses, so it joins some different names too: a last resort, ranked below curated forms
and never a reason to merge records.
"""

import re
import unicodedata
from functools import lru_cache

from reports.romanisation.hangul import composed, is_hangul
from reports.romanisation.systems import revised

_K, _T, _P = "(?:[gk]h?)+", "(?:[dt]h?)+", "(?:[bp]h?)+"
_MARKED = re.compile("([ou])[\u0302\u0306\u030c]")
"""With a breve, or the circumflex or caron that is typed for it."""
_MARKED_UI = re.compile("u[\u0302\u0306\u030c]i")

_CONSONANTS = {
    # A stop is not heard before s or ch: Satsong and Sassong, jj and tch.
    f"(?:{_T})?(?:sh?)+": "s",
    f"(?:{_T})?(?:ch|[cj])+": "c",
    # Nasals and liquids, spelled as written or as heard: Kwanliso and Kwalliso, Dokrip and Tongnip. n'g is ng.
    "[nrl]{2,}": "nn",
    "ng[nrl]+": "qn",
    "ng|nk[kh]?": "q",
    f"{_K}[nrl]+": "qn",
    f"{_T}[nrl]+": "nn",
    f"(?:{_P}|m)[nrl]+": "mn",
    f"{_K}(?=m)": "q",
    f"{_T}(?=m)": "n",
    f"{_P}(?=m)": "m",
    "[rl]": "r",
    # Plain, tense and aspirated.
    _K: "k",
    _T: "t",
    _P: "p",
}
_VOWELS = {
    # eo, ŏ and o agree; eu, ŭ, oo and u; oe, oi and we; ae and e; and after y, o and u as well (Hamgyong, Hamkyung).
    "e?ui": "ui",
    "y(?:e?oo?|e?u(?!i))": "yo",
    "we?oo": "u",
    "we?o": "wo",
    "oe(?![ou]|ui)|e?oi": "wv",
    "(?:ae(?!ui)|e(?![ou]))+": "v",
    "eo": "o",
    "eu|oo": "u",
}
"""Read from left to right, the first that fits; on the right q stands for ng, c for ch and j, v for e and ae."""

_SOUNDS = [*_CONSONANTS.items(), *_VOWELS.items()]
_SOUND = re.compile("|".join(f"({letters})" for letters, _ in _SOUNDS))
_REPEATED = re.compile(r"([aiou])\1+")
_RUN = re.compile("[aeiouwy]+|[^aeiouwy]+")
_UNWANTED = re.compile("[^a-z0-9]+")


@lru_cache(maxsize=1 << 15)
def sound_key(text: str) -> str:
    """Small ASCII letters and digits, equal for 개천, Kaech'ŏn, Kaecheon and Gaechon; empty if there are none to read.

    Case, spaces, hyphens, apostrophes and marks do not count. A key is its own key.
    """
    runs = _RUN.findall(_plain(text))
    if runs:
        runs[0] = _initial(*runs[:2])
    return "".join(map(_read, runs))


def _plain(text: str) -> str:
    """ASCII letters and digits alone: ŏ as eo and ŭ as eu, but ŭi as ui, which is how the South spells it."""
    if not text.isascii():
        text = composed(text)
        if is_hangul(text):
            text = revised(text)
        text = unicodedata.normalize("NFKD", text.casefold())
        text = _MARKED.sub(r"e\1", _MARKED_UI.sub("ui", text))
    return _UNWANTED.sub("", text.casefold())


def _initial(first: str, then: str = "") -> str:
    """The South begins no word with ㄹ, nor with ㄴ before a y or an i: Rodong is Nodong, Ryanggang is Yanggang."""
    if first in ("n", "r", "l") and then.startswith(("i", "y")):
        return ""
    return "n" + first[1:] if first[0] in "rl" else first


@lru_cache(maxsize=1 << 12)
def _read(run: str) -> str:
    """A run of vowels, or of anything else, as the key has it; read again until it stays, so that keys stay too."""
    read = _SOUND.sub(lambda match: _SOUNDS[(match.lastindex or 1) - 1][1], re.sub("ee+", "e", run))
    read = _REPEATED.sub(r"\1", read)
    return read if read == run else _read(read)
