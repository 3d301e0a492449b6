"""Where the sentences of a passage begin and end. They cover every word, in order, and none is cut at an abbreviation."""

import re

from reports.quoting import Span

_ENDING = re.compile(r"(?<![.!?…])[.!?…]++[\"'”’)\]]*+(?=\s)")
_OPENING = re.compile(r"\s+[\"'“‘(\[]*(?=[^\W_])")
_LETTERS = re.compile(r"[^\W\d_]+")
_LAST_WORD = re.compile(r"[^\s(\[“\"‘]*$")
_ALWAYS_SHORT = frozenset(
    "mr mrs ms dr prof rev hon gen lt col capt sgt maj adm gov sen rep pres st no nos art para vs cf e.g i.e jr sr"
    " approx dept fig vol sec ibid al op cit".split()
)
_MONTHS = frozenset("jan feb mar apr jun jul aug sept sep oct nov dec".split())
_SHORT_BEFORE_CAPITAL = frozenset("inc ltd co corp u.s u.n u.k d.c a.m p.m etc".split())
_STARTERS = frozenset(
    "the a an in on at by for from according as after before during while although when if this that these those there it"
    " its he she they their his her we some many most several both other all no not such authorities government officials"
    " human police reports media ngos also however".split()
)


def split_sentences(text: str) -> list[Span]:
    """The spans of the sentences, blanks between them left out."""
    spans: list[Span] = []
    start = len(text) - len(text.lstrip())
    for ending in _ENDING.finditer(text):
        opening = _OPENING.match(text, ending.end())
        if opening is None or ending.start() < start or not _ends_here(text, ending, opening.end()):
            continue
        spans.append(Span(start, ending.end()))
        start = _first_mark(text, ending.end())
    if text[start:].strip():
        spans.append(Span(start, len(text.rstrip())))
    return spans


def _first_mark(text: str, at: int) -> int:
    while text[at].isspace():
        at += 1
    return at


def _ends_here(text: str, ending: re.Match[str], next_word: int) -> bool:
    """Whether the stop at `ending` closes a sentence and not a shortened word."""
    first = text[next_word]
    if ending.group().startswith(("!", "?", "…")):
        return not first.islower()
    if first.islower():
        return False
    found = _LAST_WORD.search(text, max(0, ending.start() - 24), ending.start())
    word = found.group().lower() if found else ""
    if word in _ALWAYS_SHORT and not (word == "no" and not first.isdigit()):
        return False
    if word in _MONTHS and first.isdigit():
        return False
    if ending.group() != ".":  # a quotation mark or a bracket was closed after the stop
        return word not in _SHORT_BEFORE_CAPITAL or _starts_sentence(text, next_word)
    if word in _SHORT_BEFORE_CAPITAL:
        return _starts_sentence(text, next_word)
    return not _is_initial(word, text, ending.start())


def _is_initial(word: str, text: str, stop: int) -> bool:
    """One capital letter, as in “J. Smith”; “section 1.c.” and “part B.” end sentences."""
    return len(word) == 1 and text[stop - 1].isupper() and not text.endswith((" part", " Part", " class"), 0, stop - 2)


def _starts_sentence(text: str, at: int) -> bool:
    word = _LETTERS.match(text, at)
    return word is not None and word.group().lower() in _STARTERS
