"""Cues, the words of the lexicon, found in a sentence: where the words they need are beside them and no negation covers them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from reports.quoting import Span
from reports.suggesting.proposing.gazetteer import Gazetteer, Hit, whole_words
from reports.suggesting.proposing.knowledge import KnownCue
from reports.suggesting.proposing.plain_text import plain_words

FAMILY = "cue"
ALL_OF = " + "

# What a cue may name instead of listing it: `@detention` and `@force` in beside and without.
WORD_CLASSES: dict[str, tuple[str, ...]] = {
    "@detention": tuple(
        "prison* camp camps detain* detention jail* inmate* custody incarcerat* kwanliso kyohwaso labor~center*"
        " penitentiar*".split()
    ),
    "@force": tuple(
        "police soldier* security~force* security~officer* authorities guard* officer* government~force* troops"
        " military militia* agents".split()
    ),
}
IN_HEADINGS = "@detention"  # a heading that speaks of prisons holds for the sentences below it

_NEGATION = re.compile(
    r"\bno (?:\w+ ){0,3}?(?:reports?|allegations?|instances?|cases?|accounts?|evidence|indications?|complaints?|incidents?)\b"
    r"|\bthere (?:was|were|is|are|have been|had been) no\b"
    r"|\b(?:did|do|does) not (?:generally |usually )?(?:receive|restrict|censor|limit|interfere|employ|practice|use|impose"
    r"|disrupt|monitor)\b"
    r"|\b(?:little|limited|no)(?: \w+){0,3} information\b"
    r"|\bwithout\b"
    r"|\b(?:government|authorities|officials?|ministry|police|regime|state) (?:\w+ ){0,3}?(?:den(?:y|ies|ied)|rejected)\b"
)
_CLAUSE_ENDS = re.compile(r"[;:]|,? (?:but|however|although|though|while|yet)\b")
_OBSERVED = re.compile(r"\b(?:government|authorities|officials) (?:\w+ ){0,2}(?:observed|respected) (?:th|such|it)")


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue ready to be matched: `words` at its place, `others` anywhere in the sentence."""

    abuse_type: str
    words: re.Pattern[str]
    others: tuple[re.Pattern[str], ...]
    beside: re.Pattern[str] | None
    without: re.Pattern[str] | None
    by_heading: bool


@dataclass(frozen=True, slots=True)
class FoundCue:
    """A kind of abuse that a sentence speaks of, and the cue's words as a span of the passage."""

    abuse_type: str
    start: int
    end: int


def add_cues(gazetteer: Gazetteer, cues: Iterable[KnownCue]) -> None:
    """Each cue is looked up by its first letters, up to where its words may vary."""
    for known in cues:
        first, *others = plain_words(known.words).split(ALL_OF)
        cue = Cue(
            known.abuse_type,
            re.compile(_pattern(first)),
            tuple(re.compile(_bounded(other)) for other in others),
            _any_of(known.beside),
            _any_of(known.without),
            IN_HEADINGS in known.beside,
        )
        gazetteer.add_stem(re.split("[*'-]", first)[0].rstrip(), FAMILY, cue)


def find_cues(sentence: str, hits: Iterable[Hit], start: int, *, headings: str) -> list[FoundCue]:
    """The abuses that one sentence speaks of. `hits` are places in the passage, `start` is where the sentence begins there."""
    zones: list[Span] | None = None
    found: dict[str, FoundCue] = {}
    for hit in hits:
        at = hit.start - start
        for cue in hit.values:
            if cue.abuse_type in found or not (match := _match(cue, sentence, at, headings)):
                continue
            zones = negated(sentence) if zones is None else zones
            if not any(opens <= at < ends for opens, ends in zones):
                found[cue.abuse_type] = FoundCue(cue.abuse_type, start + match.start(), start + match.end())
    return list(found.values())


def negated(sentence: str) -> list[Span]:
    """The stretches of a plain sentence that say that something was not, or was not reported."""
    return list(_negated(sentence))


def _negated(sentence: str) -> Iterator[Span]:
    if _OBSERVED.search(sentence) and " but " not in sentence:
        yield Span(0, len(sentence))
    for negation in _NEGATION.finditer(sentence):
        ending = _CLAUSE_ENDS.search(sentence, negation.end())
        stop = ending.start() if ending else len(sentence)
        if negation.group() == "without":
            comma = sentence.find(",", negation.end(), stop)
            stop = comma if comma >= 0 else stop
        yield Span(negation.end(), stop)


def _match(cue: Cue, sentence: str, at: int, headings: str) -> re.Match[str] | None:
    match = cue.words.match(sentence, at)
    if match is None or not whole_words(sentence, match.start(), match.end()):
        return None
    if any(not other.search(sentence) for other in cue.others):
        return None
    if cue.beside and not cue.beside.search(sentence) and not (cue.by_heading and cue.beside.search(headings)):
        return None
    return None if cue.without and cue.without.search(sentence) else match


def _any_of(words: Iterable[str]) -> re.Pattern[str] | None:
    listed = [each for word in words for each in WORD_CLASSES.get(word, (word,))]
    return re.compile("|".join(_bounded(plain_words(word)) for word in listed)) if listed else None


def _bounded(words: str) -> str:
    return rf"\b{_pattern(words)}\b"


def _pattern(words: str) -> str:
    """An asterisk stands for any ending of its word, a hyphen for a hyphen, a blank or nothing; apostrophes may be missing."""
    pattern = re.escape(words.replace("~", " "))
    return pattern.replace(r"\*", r"\w*").replace(r"\-", "[- ]?").replace("'", "'?").replace(r"\ ", " ")
