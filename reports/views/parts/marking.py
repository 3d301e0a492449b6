"""Cuts the words of a passage into runs, so that findings, cross-references, search matches and print can be marked in them.

Pure: it knows offsets and letters, no model and no HTML. Joined together, the runs are the passage again.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count, pairwise, product
from string import ascii_lowercase
from typing import Any, Protocol

PRINTED = ("italic", "bold", "underline", "superscript", "subscript")
_WEB_ADDRESS = re.compile(r"https?://[^\s/][^\s]*", re.IGNORECASE)


class Spanning(Protocol):
    """Anything that covers `text[start:end]`: a finding, a cross-reference."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Print:
    """How the report itself prints `text[start:end]`: a kind of PRINTED, or a link to the address `href`."""

    start: int
    end: int
    kind: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class Run:
    """Words that are marked alike from their first character to their last."""

    text: str
    letters: tuple[str, ...] = ()
    """The findings that cover these words."""
    ending: tuple[str, ...] = ()
    """The findings whose last words these are: their letters are printed here."""
    suggested: tuple[str, ...] = ()
    """The same for suggestions of a machine."""
    suggested_ending: tuple[str, ...] = ()
    reference: Any = None
    ends_reference: bool = False
    is_run_in: bool = False
    is_match: bool = False
    match: int = 0
    """Which match of the page begins with these words; 0 where none does."""
    printed: tuple[str, ...] = ()
    href: str = ""

    @property
    def is_plain(self) -> bool:
        """Nothing is marked in these words, and nothing ends with them."""
        marked = self.letters or self.suggested or self.ending or self.suggested_ending or self.printed or self.href
        return not (marked or self.reference or self.is_run_in or self.is_match)

    @property
    def covered_by(self) -> str:
        return " ".join(self.letters + self.suggested)


def letters() -> Iterator[str]:
    """a to z, then aa, ab and so on."""
    for length in count(1):
        for word in product(ascii_lowercase, repeat=length):
            yield "".join(word)


def lettered(findings: Sequence[Any]) -> list[tuple[str, Any]]:
    """Each finding with its letter, in the order in which their words begin."""
    return list(zip(letters(), _in_order(findings), strict=False))


def numbered(suggestions: Sequence[Any]) -> list[tuple[str, Any]]:
    """Each suggestion with a mark of its own kind, m1, m2: the letters of findings stay what they are without them."""
    return [(f"m{number}", one) for number, one in enumerate(_in_order(suggestions), start=1)]


def prints(marks: Sequence[Sequence[Any]], length: int) -> list[Print]:
    """The marks kept beside a text of this length, [start, end, kind, address], without those that cannot be printed.

    A link is kept when it leads to the open web; every other address stays text.
    """
    found = []
    for start, end, kind, *address in marks:
        href = str(address[0]) if address else ""
        known = bool(_WEB_ADDRESS.fullmatch(href)) if kind == "link" else kind in PRINTED
        if known and 0 <= start < end <= length:
            found.append(Print(start, end, kind, href))
    return found


def cut(
    text: str,
    findings: Sequence[tuple[str, Spanning]],
    *,
    suggestions: Sequence[tuple[str, Spanning]] = (),
    references: Sequence[Spanning] = (),
    run_in: int = 0,
    matches: Sequence[tuple[int, int]] = (),
    printed: Sequence[Print] = (),
    first_match: int = 1,
) -> list[Run]:
    """The runs of `text`. `run_in` is the length of the heading it begins with; spans outside the text are left out.

    Matches are counted from `first_match` on, so that those of a whole page can be gone through.
    """
    inside = [(letter, one) for letter, one in findings if 0 <= one.start < one.end <= len(text)]
    proposed = [(letter, one) for letter, one in suggestions if 0 <= one.start < one.end <= len(text)]
    edges = {0, len(text), min(run_in, len(text))}
    spans: list[Spanning] = [*(one for _, one in inside + proposed), *references, *printed]
    for spanning in spans:
        edges.update((spanning.start, spanning.end))
    for match in matches:
        edges.update(match)
    cuts = sorted(edge for edge in edges if 0 <= edge <= len(text))
    numbers = {start: number for number, (start, _) in enumerate(matches, start=first_match)}
    return [
        _run(text, span, inside, proposed, references, run_in, matches, numbers, printed) for span in pairwise(cuts)
    ]


def _run(
    text: str,
    span: tuple[int, int],
    findings: Sequence[tuple[str, Spanning]],
    suggestions: Sequence[tuple[str, Spanning]],
    references: Sequence[Spanning],
    run_in: int,
    matches: Sequence[tuple[int, int]],
    numbers: Mapping[int, int],
    printed: Sequence[Print],
) -> Run:
    start, end = span
    reference = next((one for one in references if one.start <= start and end <= one.end), None)
    styles = [one for one in printed if one.start <= start and end <= one.end]
    kinds = {one.kind for one in styles}
    is_match = any(first <= start and end <= last for first, last in matches)
    return Run(
        text=text[start:end],
        letters=_covering(findings, start, end),
        ending=tuple(letter for letter, one in findings if one.end == end),
        suggested=_covering(suggestions, start, end),
        suggested_ending=tuple(letter for letter, one in suggestions if one.end == end),
        reference=reference,
        ends_reference=reference is not None and reference.end == end,
        is_run_in=end <= run_in,
        is_match=is_match,
        match=numbers.get(start, 0) if is_match else 0,
        printed=tuple(kind for kind in PRINTED if kind in kinds),
        href=next((one.href for one in styles if one.kind == "link"), ""),
    )


def run_in_length(text: str, title: str) -> int:
    """How many characters of `text` are the heading it begins with (“Administration:”), 0 when it does not."""
    if not title or not text.startswith(title):
        return 0
    return len(title) + (text[len(title) : len(title) + 1] in (":", "."))


def _covering(spans: Sequence[tuple[str, Spanning]], start: int, end: int) -> tuple[str, ...]:
    return tuple(letter for letter, one in spans if one.start <= start and end <= one.end)


def _in_order(findings: Sequence[Any]) -> list[Any]:
    return sorted(findings, key=lambda finding: (finding.start, finding.end, finding.pk))
