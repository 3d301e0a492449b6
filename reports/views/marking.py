"""Cuts the words of a passage into runs, so that findings, cross-references and search matches can be marked in them.

Pure: it knows offsets and letters, no model and no HTML. Joined together, the runs are the passage again.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count, pairwise, product
from string import ascii_lowercase
from typing import Any, Protocol


class Spanning(Protocol):
    """Anything that covers `text[start:end]`: a finding, a cross-reference."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Run:
    """Words that are marked alike from their first character to their last."""

    text: str
    letters: tuple[str, ...] = ()
    """The findings that cover these words."""
    ending: tuple[str, ...] = ()
    """The findings whose last words these are: their letters are printed here."""
    reference: Any = None
    ends_reference: bool = False
    is_run_in: bool = False
    is_match: bool = False

    @property
    def covered_by(self) -> str:
        return " ".join(self.letters)


def letters() -> Iterator[str]:
    """a to z, then aa, ab and so on."""
    for length in count(1):
        for word in product(ascii_lowercase, repeat=length):
            yield "".join(word)


def lettered(findings: Sequence[Any]) -> list[tuple[str, Any]]:
    """Each finding with its letter, in the order in which their words begin."""
    in_order = sorted(findings, key=lambda finding: (finding.start, finding.end, finding.pk))
    return list(zip(letters(), in_order, strict=False))


def cut(
    text: str,
    findings: Sequence[tuple[str, Spanning]],
    *,
    references: Sequence[Spanning] = (),
    run_in: int = 0,
    matches: Sequence[tuple[int, int]] = (),
) -> list[Run]:
    """The runs of `text`. `run_in` is the length of the heading it begins with; spans outside the text are left out."""
    inside = [(letter, one) for letter, one in findings if 0 <= one.start < one.end <= len(text)]
    edges = {0, len(text), min(run_in, len(text))}
    for spanning in [one for _, one in inside] + list(references):
        edges.update((spanning.start, spanning.end))
    for match in matches:
        edges.update(match)
    cuts = sorted(edge for edge in edges if 0 <= edge <= len(text))
    return [_run(text, span, inside, references, run_in, matches) for span in pairwise(cuts)]


def _run(
    text: str,
    span: tuple[int, int],
    findings: Sequence[tuple[str, Spanning]],
    references: Sequence[Spanning],
    run_in: int,
    matches: Sequence[tuple[int, int]],
) -> Run:
    start, end = span
    reference = next((one for one in references if one.start <= start and end <= one.end), None)
    return Run(
        text=text[start:end],
        letters=tuple(letter for letter, one in findings if one.start <= start and end <= one.end),
        ending=tuple(letter for letter, one in findings if one.end == end),
        reference=reference,
        ends_reference=reference is not None and reference.end == end,
        is_run_in=end <= run_in,
        is_match=any(first <= start and end <= last for first, last in matches),
    )


def run_in_length(text: str, title: str) -> int:
    """How many characters of `text` are the heading it begins with (“Administration:”), 0 when it does not."""
    if not title or not text.startswith(title):
        return 0
    return len(title) + (text[len(title) : len(title) + 1] in (":", "."))
