"""Words compared loosely: small words left out, endings and two spellings of labour made one."""

import re
from functools import lru_cache

from reports.suggesting.proposing.plain_text import plain_words

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)?")
SMALL = frozenset(
    "a an the and or of in on at by for from to with as that this these those its his her their who whom which whose was were"
    " is are be been has had have it they he she not no than then into about under inside outside during since until before"
    " after all any some own other another one two out up off over act named work cited said told spoke interviewed gathered"
    " worked held together called known s".split()
)


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """A rough root: prisoners and prisoner, labour and labor, testimonies and testimony, Gulag's and Gulag are one."""
    word = (
        word.removesuffix("'s")
        .replace("'", "")
        .replace("labour", "labor")
        .replace("organis", "organiz")
        .replace("centre", "center")
    )
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        word = word[:-1]
    return word


def stems(text: str) -> frozenset[str]:
    """The roots of the words of any text that carry meaning."""
    return stems_of_plain(plain_words(text))


def stems_of_plain(plain: str) -> frozenset[str]:
    """The same for text that is plain already, as `make_plain` gives it."""
    return frozenset(stem(word) for word in _WORD.findall(plain.replace("-", " ")) if word not in SMALL)
