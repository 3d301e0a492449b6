"""Hangul taken apart into letters, and the sound changes between syllables that every Latin system starts from.

The rules are those of the Standard Pronunciation (South Korean Ministry of Education, notice 88-2 of 1988, chapters
4 and 5) that all three systems assume. The North reads ㄹ as written where the South makes it ㄴ. Changes that depend
on the word and not on its letters (tensing, an added ㄴ) are not made.
"""

import itertools
import re
import unicodedata
from functools import cache, lru_cache
from typing import NamedTuple

ONSETS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
CODAS = "ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ"
SILENT = "ㅇ"
"""An onset that is written and not heard; as a coda the same letter is ng."""

_HANGUL = re.compile("[\u1100-\u11ff\u3130-\u318f\ua960-\ua97f\uac00-\ud7ff\uffa0-\uffdc]")
_SPLIT = dict(
    zip(
        "ㄳㄵㄶㄺㄻㄼㄽㄾㄿㅀㅄ",
        zip("ㄱㄴㄴㄹㄹㄹㄹㄹㄹㄹㅂ", "ㅅㅈㅎㄱㅁㅂㅅㅌㅍㅎㅅ", strict=True),
        strict=True,
    )
)
_HEARD = {
    **dict.fromkeys("ㄱㄲㅋㄳㄺ", "ㄱ"),
    **dict.fromkeys("ㄴㄵㄶ", "ㄴ"),
    **dict.fromkeys("ㄷㅅㅆㅈㅊㅌㅎ", "ㄷ"),
    **dict.fromkeys("ㄹㄼㄽㄾㅀ", "ㄹ"),
    **dict.fromkeys("ㅁㄻ", "ㅁ"),
    **dict.fromkeys("ㅂㅄㅍㄿ", "ㅂ"),
    "ㅇ": "ㅇ",
    "": "",
}
_ASPIRATED = {"ㄱ": "ㅋ", "ㄷ": "ㅌ", "ㅂ": "ㅍ", "ㅈ": "ㅊ"}
_PALATAL = {"ㄷ": "ㅈ", "ㅌ": "ㅊ"}
_NASAL = {"ㄱ": "ㅇ", "ㄷ": "ㄴ", "ㅂ": "ㅁ"}
_INITIAL_Y = "ㅑㅒㅕㅖㅛㅠㅣ"


class Syllable(NamedTuple):
    """Letters of one syllable; `linked` when its onset was the coda of the syllable before (liaison)."""

    onset: str
    vowel: str
    coda: str
    linked: bool = False


def is_hangul(text: str) -> bool:
    """Whether any letter of the text is Hangul, composed or not."""
    return bool(_HANGUL.search(text))


def composed(text: str) -> str:
    """The text with its Hangul as whole syllables, from whatever jamo, half-width or wide forms it came in."""
    return unicodedata.normalize("NFKC", text)


def syllables(word: str) -> list[Syllable]:
    """The letters of a word made of whole Hangul syllables only."""
    return list(map(_taken_apart, word))


def southern(word: str) -> str:
    """The word with its first letter as the South writes it (로동: 노동, 령변: 영변, 녕변: 영변).

    Hangul Orthography (South Korean Ministry of Education, notice 88-1 of 1988), articles 10 to 12: ㄹ never
    begins a word, nor ㄴ before a y or an i. A word that does not begin with a whole syllable stays as it is.
    """
    if not "가" <= word[:1] <= "힣":
        return word
    first = syllables(word[:1])[0]
    if first.onset in "ㄴㄹ" and first.vowel in _INITIAL_Y:
        onset = SILENT
    elif first.onset == "ㄹ":
        onset = "ㄴ"
    else:
        return word
    return chr(ord(word[0]) + 588 * (ONSETS.index(onset) - ONSETS.index(first.onset))) + word[1:]


def heard(written: list[Syllable], *, northern: bool = False) -> list[Syllable]:
    """The syllables as they sound together: every coda one of ㄱㄴㄷㄹㅁㅂㅇ or none."""
    meetings = [_meeting(left.coda, right.onset, right.vowel, northern) for left, right in itertools.pairwise(written)]
    codas = [*(coda for coda, _ in meetings), _HEARD[written[-1].coda]]
    onsets = [written[0].onset, *(onset for _, onset in meetings)]
    return [
        Syllable(onset, now.vowel, coda, linked=now.onset == SILENT != onset)
        for onset, now, coda in zip(onsets, written, codas, strict=True)
    ]


@lru_cache(maxsize=11172)
def _taken_apart(character: str) -> Syllable:
    number = ord(character) - 0xAC00
    coda = number % 28
    return Syllable(ONSETS[number // 588], VOWELS[number // 28 % 21], CODAS[coda - 1] if coda else "")


@cache
def _meeting(coda: str, onset: str, vowel: str, northern: bool) -> tuple[str, str]:
    """What a coda and the onset after it become."""
    stays, last = _SPLIT.get(coda, ("", coda))
    if last == "ㅎ" and onset in "ㅇㄱㄷㅈㅅ":
        return ("", stays or SILENT) if onset == SILENT else (stays, _ASPIRATED.get(onset, onset))
    if onset == SILENT:
        if last in ("", "ㅇ"):
            return coda, onset
        return stays, _PALATAL.get(last, last) if vowel == "ㅣ" else last
    if onset == "ㅎ" and (joined := _with_h(stays, last, vowel)):
        return stays, joined
    return _assimilated(_HEARD[coda], onset, northern)


def _with_h(stays: str, last: str, vowel: str) -> str:
    """The one sound that a coda and ㅎ make in verbs (닫혀, 밝히다, 맞히다); names keep both (묵호), as the systems ask."""
    if last in ("ㅈ", "ㅊ") or (last in _PALATAL and vowel in "ㅣㅕ"):
        return "ㅊ"
    return _ASPIRATED.get(last, "") if stays else ""


def _assimilated(coda: str, onset: str, northern: bool) -> tuple[str, str]:
    """Nasals and liquids make their neighbours like themselves (백마, 독립, 신라, 한라)."""
    if coda in _NASAL and onset in "ㄴㅁㄹ":
        return _NASAL[coda], "ㄴ" if onset == "ㄹ" and not northern else onset
    if northern:
        return coda, onset
    if coda + onset in ("ㄴㄹ", "ㄹㄴ"):
        return "ㄹ", "ㄹ"
    return coda, "ㄴ" if onset == "ㄹ" and coda in ("ㅁ", "ㅇ") else onset
