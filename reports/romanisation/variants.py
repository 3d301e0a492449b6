"""The Latin forms that a source may print for a Korean name: systems mixed, marks and hyphens lost, sounds unheeded.

Real print does all of this: Kaecheon mixes two systems, Jongo-ri drops its breves, Kyo-hwa-so takes the word apart, and
Kwanliso writes it as if apart. Words of another language (Camp 14) are not made here.
"""

import re
from collections.abc import Iterator
from functools import lru_cache, partial

from reports.romanisation.hangul import composed, southern
from reports.romanisation.key import sound_key
from reports.romanisation.systems import (
    BREVES,
    DIGRAPHS,
    WORD,
    Spelling,
    Vowels,
    dprk,
    dprk_spelling,
    mccune_reischauer,
    mr_spelling,
    revised,
    revised_spelling,
    romanised,
)

_PLAIN = BREVES | {"ㅓ": "o", "ㅕ": "yo", "ㅝ": "wo", "ㅡ": "u", "ㅢ": "ui"}
_ENGLISH = _PLAIN | {"ㅕ": "yu"}
"""As in Hamkyung and jipkyulso."""
_SEAM = "\N{SOFT HYPHEN}"
"""Stands between syllables that may be printed together or apart."""
_LIQUID = re.compile(f"(?<=[a-z])(?<![aeiouŏŭ])([{_SEAM}-])r")


@lru_cache(maxsize=1 << 12)
def forms(hangul: str) -> tuple[str, ...]:
    """Every form, each once: McCune-Reischauer, Revised and DPRK strictly spelled, then looser and looser ones.

    Some thirty for a short name. All have the `sound_key` of the name. Initial ㄹ and ㄴ are given as the North and as
    the South read them. Without Hangul in it a text has no forms.
    """
    text = composed(hangul)
    if not WORD.search(text):
        return ()
    strict = dict.fromkeys(system(text) for system in (mccune_reischauer, revised, dprk))
    key = sound_key(text)
    return tuple(strict | dict.fromkeys(form for form in _looser(text) if sound_key(form) == key))


def _looser(text: str) -> Iterator[str]:
    readings = dict.fromkeys([text, WORD.sub(lambda word: southern(word.group()), text)])
    for vowels, apostrophes in _PRINTED:
        for reading in readings:
            for spelling in _SPELLINGS:
                form = romanised(reading, spelling, vowels)
                if not apostrophes:
                    form = form.replace("'", "")
                yield form.replace(_SEAM, "")
                yield form.replace(_SEAM, "").replace("-", "")
                yield form.replace(_SEAM, "-")


def _apart(word: list[str], vowels: Vowels, spelling: Spelling, liquid: str = "r") -> str:
    """Each syllable spelled as if it stood alone, but after a consonant with r or l: kwan-ri-so, kwan-li-so."""
    alone = "-".join(_SEAM.join(spelling([syllable], vowels) for syllable in part) for part in word)
    return _LIQUID.sub(rf"\1{liquid}", alone)


_PRINTED = ((BREVES, True), (DIGRAPHS, False), (_PLAIN, True), (BREVES, False), (_PLAIN, False), (_ENGLISH, False))
"""Vowels, and whether apostrophes are printed with them."""
_SYSTEMS: tuple[Spelling, ...] = (mr_spelling, revised_spelling, dprk_spelling)
_SPELLINGS: tuple[Spelling, ...] = (
    *_SYSTEMS,
    *(partial(_apart, spelling=system, liquid=liquid) for system in _SYSTEMS for liquid in "rl"),
)
