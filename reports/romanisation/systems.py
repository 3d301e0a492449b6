"""The three strict systems: McCune-Reischauer, the South's Revised Romanisation, and the DPRK's own spelling.

Each takes any text and turns its Hangul into Latin letters, words beginning with a capital; the rest stays as it is.
A hyphen between syllables is kept and divides the word as an administrative suffix does (신-리: Sin-ri). Initial ㄹ and
ㄴ are read as written; give the Southern spelling for a Southern reading (로동: Rodong, 노동: Nodong).
"""

import re
from collections.abc import Callable

from reports.romanisation.hangul import ONSETS, SILENT, VOWELS, Syllable, composed, heard, syllables
from reports.romanisation.places import parts

Vowels = dict[str, str]
Spelling = Callable[[list[str], Vowels], str]
"""Latin letters, all small, for one word in its parts."""

BREVES: Vowels = dict(zip(VOWELS, "a ae ya yae ŏ e yŏ ye o wa wae oe yo u wŏ we wi yu ŭ ŭi i".split(), strict=True))
DIGRAPHS = BREVES | {"ㅓ": "eo", "ㅕ": "yeo", "ㅝ": "wo", "ㅡ": "eu", "ㅢ": "ui"}

WORD = re.compile("[가-힣]+(?:-[가-힣]+)*")
_FINAL = dict(zip(["", *"ㄱㄴㄷㄹㅁㅂㅇ"], ["", *"k n t l m p ng".split()], strict=True))


def _onsets(letters: str) -> dict[str, str]:
    return dict(zip(ONSETS, letters.split(), strict=True)) | {SILENT: ""}


_MR = _onsets("k kk n t tt r m p pp s ss - ch tch ch' k' t' p' h")
_MR_VOICED = {
    **{coda + onset: voiced for coda in ("", *"ㄴㅁㅇ") for onset, voiced in zip("ㄱㄷㅂㅈ", "gdbj", strict=True)},
    "ㄹㄱ": "g", "ㄹㅂ": "b",
}  # fmt: skip
_MR_MEETING = {
    "ㄴㄱ": ("n", "'g"), "ㄹㄹ": ("l", "l"), "ㄹㅎ": ("r", "h"), "ㄷㅅ": ("", "ss"), "ㄷㅆ": ("", "ss"), "ㄷㅉ": ("t", "ch"),
    "ㄷㄸ": ("", "tt"), "ㄱㄲ": ("", "kk"), "ㅂㅃ": ("", "pp"),
}  # fmt: skip
"""Coda and onset, where they are not simply written one after the other."""
_REVISED = _onsets("g kk n d tt r m b pp s ss - j jj ch k t p h")
_DPRK = _onsets("k kk n t tt r m p pp s ss - j jj ch kh th ph h")
_DPRK_VOICED = dict(zip("ㄱㄷㅂ", "gdb", strict=True))
_DPRK_FEATURES = "강봉골"
"""River, peak and valley keep g and b after any sound, as the guideline prints them (Amrokgang, Satkatbong)."""
_DPRK_LL = ("천리마", "한라", "한나산", "전라")
"""Where long usage has ll; elsewhere the guideline writes ㄴㄹ as it is spelled (Ŭnryul)."""


def mccune_reischauer(hangul: str) -> str:
    """By McCune-Reischauer: 개천 Kaech'ŏn, 전거리 Chŏn'gŏ-ri, 함경북도 Hamgyŏng-bukto.

    Source: McCune and Reischauer, "The Romanization of the Korean Language", Transactions of the Korea Branch of the
    Royal Asiatic Society 29 (1939), the table of finals and initials; and the Library of Congress (ALA-LC) rules of
    2009 on hyphens: sound changes are shown across them (P'yŏngt'aek-kun, P'yŏngt'aeg-ŭp). Unlike ALA-LC, an initial
    ㄹ stays r, as in names from the North.
    """
    return romanised(hangul, mr_spelling, BREVES)


def revised(hangul: str) -> str:
    """By the Revised Romanisation: 개천 Gaecheon, 전거리 Jeongeo-ri, 함경북도 Hamgyeongbuk-do.

    Source: South Korean Ministry of Culture and Tourism, notice 2000-8 of 7 July 2000. Nothing changes across the
    hyphen of an administrative unit; ㅎ after ㄱ, ㄷ, ㅂ stays h, as the notice asks of nouns (Mukho).
    """
    return romanised(hangul, revised_spelling, DIGRAPHS)


def dprk(hangul: str) -> str:
    """By the DPRK's own rules: 개천 Kaechŏn, 전거리 Jŏn-gŏ-ri, 함경북도 Hamgyŏngbuk-do.

    Source: the national system of 1992 as revised and given to the Eighth UN Conference on the Standardization of
    Geographical Names in 2002 (E/CONF.94/INF.72). The edition of 2012 differs in ㅚ, which it writes oi.
    """
    return romanised(hangul, dprk_spelling, BREVES)


def romanised(text: str, spelling: Spelling, vowels: Vowels) -> str:
    """The text with its Hangul words spelled, each with a capital if it begins a word of the text."""
    text = composed(text)

    def spelled(match: re.Match[str]) -> str:
        word = spelling(parts(match.group()), vowels)
        before = text[: match.start()][-1:]
        return word if before.isalnum() or before == "-" else word[:1].upper() + word[1:]

    return WORD.sub(spelled, text)


def mr_spelling(word: list[str], vowels: Vowels) -> str:
    """One word, in its parts as `places.parts` gives them, by McCune-Reischauer; all letters small."""
    sounds, hyphens = _mr_sounds(word)
    out = ""
    for index, now in enumerate(sounds):
        coda_before = sounds[index - 1].coda if index else None
        onset_after = sounds[index + 1].onset if index + 1 < len(sounds) else ""
        dash = "-" if index in hyphens else ""
        onset = _mr_onset(coda_before, now)
        if dash:
            onset = onset.removeprefix("'")
        vowel = vowels[now.vowel]
        if vowel == "e" and not onset + dash and out.endswith(("a", "o")):
            vowel = "ë"  # 회에 is hoeë: ae and oe are single vowels
        coda, _ = _MR_MEETING.get(now.coda + onset_after, (_FINAL[now.coda], ""))
        out += (onset + dash if now.linked else dash + onset) + vowel + coda
    return out


def revised_spelling(word: list[str], vowels: Vowels) -> str:
    """The same by the Revised Romanisation."""
    return "-".join(_letters(heard(syllables(part)), _revised_onset, vowels) for part in word)


def dprk_spelling(word: list[str], vowels: Vowels) -> str:
    """The same by the DPRK's own rules."""
    sounds = (_dprk_sounds(part, suffix=number > 0) for number, part in enumerate(word))
    return "-".join(_letters(part, _dprk_onset, vowels) for part in sounds)


def _letters(sounds: list[Syllable], onset: Callable[[str | None, str], str], vowels: Vowels) -> str:
    codas = [None, *(sound.coda for sound in sounds)]
    return "".join(
        onset(before, now.onset) + vowels[now.vowel] + _FINAL[now.coda]
        for before, now in zip(codas, sounds, strict=False)
    )


def _mr_sounds(word: list[str]) -> tuple[list[Syllable], set[int]]:
    """The sounds of the whole word, and where in them a hyphen belongs."""
    if word[-1] == "도" and len(word) > 1 and word[-2][1:].endswith(("남", "북")):
        word = [*word[:-2], word[-2][:-1], word[-2][-1] + "도"]
    written: list[Syllable] = []
    hyphens = set()
    for part in word:
        letters = syllables(part)
        if written:
            hyphens.add(len(written))
            if part == "리" and written[-1].coda == "ㄴ":  # 금천리 is Kŭmch'ŏn-ni, not Kŭmch'ŏl-li
                letters = [letters[0]._replace(onset="ㄴ")]
        written += letters
    return heard(written), hyphens


def _mr_onset(before: str | None, now: Syllable) -> str:
    if now.onset == "ㅅ" and now.vowel == "ㅟ" and before != "ㄷ":
        return "sh"
    if before is None:
        return _MR[now.onset]
    pair = before + now.onset
    return _MR_MEETING[pair][1] if pair in _MR_MEETING else _MR_VOICED.get(pair, _MR[now.onset])


def _revised_onset(before: str | None, onset: str) -> str:
    return "l" if before == onset == "ㄹ" else _REVISED[onset]


def _dprk_sounds(part: str, *, suffix: bool) -> list[Syllable]:
    """Onsets in Latin letters stand for themselves: those that the guideline sets apart."""
    sounds = heard(syllables(part), northern=True)
    if suffix:
        sounds[0] = sounds[0]._replace(onset=_DPRK_VOICED.get(sounds[0].onset, sounds[0].onset))
    elif len(part) > 2 and part[-1] in _DPRK_FEATURES and sounds[-2].coda in ("ㄱ", "ㄷ", "ㅂ"):
        sounds[-1] = sounds[-1]._replace(onset=_DPRK_VOICED[sounds[-1].onset])
    for usual in _DPRK_LL:
        if (at := part.find(usual)) >= 0:
            sounds[at] = sounds[at]._replace(coda="ㄹ")
            sounds[at + 1] = sounds[at + 1]._replace(onset="l")
    return sounds


def _dprk_onset(before: str | None, onset: str) -> str:
    voiced = _DPRK_VOICED.get(onset) if before in ("", "ㄴ", "ㄹ", "ㅁ", "ㅇ") else None
    if before == "ㄴ" and voiced == "g":
        return "-g"
    return voiced or _DPRK.get(onset, onset)
