"""What was withdrawn does not come back with the next page: passages that say the same again are written withdrawn.

Nobody is asked first, because the page is public the moment it is written; a curator is notified and may restore them.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from reports.choices import WithdrawalReason
from reports.ingest.preparing.prepared import PreparedPassage
from reports.ingest.revising.likeness import WordSequence, likeness, most_likeness, shared_part, words_of
from reports.ingest.revising.stored import StoredPassage
from reports.problems import shortened

LIKE_WITHDRAWN = 0.5
"""Half of all words shared in order, as `align.EDITED`: rather withheld too often, since a curator can restore it at once."""
EVERYWHERE = (WithdrawalReason.WITNESS_SAFETY, WithdrawalReason.LEGAL)
"""Reasons that hold for the words wherever they are printed, in whichever report."""


@dataclass(frozen=True, slots=True)
class Withheld:
    """`because` ends the sentence "It is withdrawn, because ..."."""

    passage: PreparedPassage
    reason: str
    because: str

    def __str__(self) -> str:
        label = WithdrawalReason(self.reason).label.lower()
        words = shortened(self.passage.text)
        return (
            f"paragraph {self.passage.number} is written as withdrawn ({label}), because {self.because}: “{words}”."
            " Look at it, and restore it if it may be shown."
        )


def withhold(
    standing_anew: Iterable[tuple[PreparedPassage, StoredPassage | None]],
    withdrawn: Sequence[StoredPassage],
    elsewhere: Mapping[str, str],
) -> tuple[Withheld, ...]:
    """`standing_anew` are passages the page did not have before, each with the one it was edited from, if it was.

    `withdrawn` are those of the same report; `elsewhere` gives the reason of every fingerprint withdrawn for a reason that
    holds everywhere.
    """
    known = [(passage, words_of(passage.text)) for passage in withdrawn]
    found = (_withheld(passage, before, known, elsewhere) for passage, before in standing_anew)
    return tuple(each for each in found if each)


def _withheld(
    passage: PreparedPassage,
    before: StoredPassage | None,
    known: Sequence[tuple[StoredPassage, WordSequence]],
    elsewhere: Mapping[str, str],
) -> Withheld | None:
    if before and before.is_withdrawn:
        return Withheld(passage, before.reason, f"it takes the place of the withdrawn passage {before.key}")
    if known:
        words = words_of(passage.text)
        for stored, of_stored in known:
            if _alike(words, of_stored):
                return Withheld(passage, stored.reason, f"it says much of what the withdrawn passage {stored.key} says")
    if reason := elsewhere.get(passage.fingerprint):
        return Withheld(passage, reason, "the same words are withdrawn in another report")
    return None


def _alike(words: WordSequence, withdrawn: WordSequence) -> bool:
    """As likeness goes; or one of the two holds half of the other, as when paragraphs are split and merged."""
    if most_likeness(words, withdrawn) >= LIKE_WITHDRAWN and likeness(words, withdrawn) >= LIKE_WITHDRAWN:
        return True
    return shared_part(words, withdrawn) >= LIKE_WITHDRAWN
