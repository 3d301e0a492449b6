"""How much of two texts is the same: passages of the one whose words stand in the other, whole or among others."""

from collections.abc import Iterable
from dataclasses import dataclass

from reports.ingest.preparing.prepared import PreparedPassage
from reports.ingest.revising.changes import Changes
from reports.ingest.revising.likeness import words_of
from reports.ingest.revising.stored import StoredPassage

LEAST = 1 / 3
"""Part of the passages that a newer page of a report has in common with it, at least."""
EXTRACT = 2 / 3
"""Part of one text that stands in the other where it is an extract of it and nobody says so."""
_RUN = 4  # words: shorter runs stand in any two texts of a language
_ENOUGH = 0.5


@dataclass(frozen=True, slots=True)
class InCommon:
    """Passages of the page and of the stored report as it is now, and how many of each stand in the other text."""

    of_page: int
    page: int
    of_stored: int
    stored: int

    def is_enough(self, *, is_extract: bool) -> bool:
        """An extract is measured by itself: the seed's has 38 of the whole report's passages. So is what extends one."""
        shares = sorted(common / max(count, 1) for common, count in self._sides())
        return shares[1] >= LEAST if is_extract else shares[0] >= LEAST or shares[1] >= EXTRACT

    def _sides(self) -> tuple[tuple[int, int], tuple[int, int]]:
        return (self.of_page, self.page), (self.of_stored, self.stored)


def in_common(changes: Changes) -> InCommon:
    """By words, so that paragraphs that were joined or split count too. Linear in the words of both."""
    newer = [*(edit.after for edit in changes.edited), *changes.added, *(passage for _, passage in changes.returned)]
    older = [*(edit.before for edit in changes.edited), *changes.gone]
    same, edited = len(changes.kept), len(changes.edited)
    return InCommon(
        of_page=same + edited + changes.back_again + _standing_in(changes.added, older),
        page=same + edited + changes.back_again + len(changes.added),
        of_stored=same + edited + _standing_in(changes.gone, newer),
        stored=same + edited + len(changes.gone),
    )


def _standing_in(
    passages: Iterable[StoredPassage | PreparedPassage], text: Iterable[StoredPassage | PreparedPassage]
) -> int:
    runs = {run for passage in text for run in _runs(passage.text)}
    return sum(_stands_in(_runs(passage.text), runs) for passage in passages)


def _stands_in(own: set[tuple[str, ...]], runs: set[tuple[str, ...]]) -> bool:
    return bool(own) and len(own & runs) >= _ENOUGH * len(own)


def _runs(text: str) -> set[tuple[str, ...]]:
    order = words_of(text).order
    return set(zip(*(order[start:] for start in range(_RUN)), strict=False))
