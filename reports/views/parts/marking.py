"""Cuts the words of a passage into runs, so that findings, cross-references, search matches and print can be marked in them.

Pure: it knows offsets and letters, no model and no HTML. Joined together, the runs are the passage again.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import count, pairwise, product
from string import ascii_lowercase
from typing import Any, Protocol

PRINTED = ("italic", "bold", "underline", "superscript", "subscript")
MOST_PRINTED = 2_000
"""Changes of print that a passage is shown with. Readers of pages refuse more; what was brought in before is shown up to here."""
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
    """The marks kept beside a text of this length, [start, end, kind, address], without those that cannot be printed, and at most
    MOST_PRINTED of them.

    A link is kept when it leads to the open web; every other address stays text.
    """
    found = []
    for start, end, kind, *address in marks:
        href = str(address[0]) if address else ""
        known = bool(_WEB_ADDRESS.fullmatch(href)) if kind == "link" else kind in PRINTED
        if known and 0 <= start < end <= length:
            found.append(Print(start, end, kind, href))
        if len(found) == MOST_PRINTED:
            break
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

    Matches are counted from `first_match` on, so that those of a whole page can be gone through. Takes time in the order of
    the spans and runs, however the spans lie over one another.
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
    covers = _Covers(inside, proposed, references, matches, printed)
    numbers = {start: number for number, (start, _) in enumerate(matches, start=first_match)}
    return [_run(text, start, end, covers, numbers, run_in) for start, end in pairwise(cuts)]


class _Cover[T]:
    """Which of some spans cover a run. Runs are asked for from left to right, and no span begins or ends inside one."""

    def __init__(self, spans: Iterable[tuple[int, int, T]]) -> None:
        self._coming = sorted(((start, end, order, one) for order, (start, end, one) in enumerate(spans)), key=_place)
        self._next = 0
        self._ends: list[tuple[int, int]] = []
        self._orders: list[int] = []
        self._active: dict[int, T] = {}

    def at(self, start: int) -> Collection[T]:
        """Those that cover the run that begins here, in the order in which they begin."""
        while self._next < len(self._coming) and self._coming[self._next][0] <= start:
            _, end, order, one = self._coming[self._next]
            self._active[order] = one
            heappush(self._ends, (end, order))
            heappush(self._orders, order)
            self._next += 1
        while self._ends and self._ends[0][0] <= start:
            del self._active[heappop(self._ends)[1]]
        return self._active.values()

    def first_at(self, start: int) -> T | None:
        """Of those, the one that was given first."""
        self.at(start)
        while self._orders and self._orders[0] not in self._active:
            heappop(self._orders)
        return self._active[self._orders[0]] if self._orders else None


class _Covers:
    """Everything that can cover a run of one passage."""

    def __init__(
        self,
        findings: Sequence[tuple[str, Spanning]],
        suggestions: Sequence[tuple[str, Spanning]],
        references: Sequence[Spanning],
        matches: Sequence[tuple[int, int]],
        printed: Sequence[Print],
    ) -> None:
        self.letters = _Cover((one.start, one.end, letter) for letter, one in findings)
        self.suggested = _Cover((one.start, one.end, letter) for letter, one in suggestions)
        self.references = _Cover((one.start, one.end, one) for one in references)
        self.matches = _Cover((start, end, True) for start, end in matches)
        self.links = _Cover((one.start, one.end, one.href) for one in printed if one.kind == "link")
        self.printed = {
            kind: _Cover((one.start, one.end, True) for one in printed if one.kind == kind) for kind in PRINTED
        }
        self.ending = _by_end(findings)
        self.suggested_ending = _by_end(suggestions)


def _run(text: str, start: int, end: int, covers: _Covers, numbers: Mapping[int, int], run_in: int) -> Run:
    reference = covers.references.first_at(start)
    is_match = bool(covers.matches.at(start))
    return Run(
        text=text[start:end],
        letters=tuple(covers.letters.at(start)),
        ending=tuple(covers.ending.get(end, ())),
        suggested=tuple(covers.suggested.at(start)),
        suggested_ending=tuple(covers.suggested_ending.get(end, ())),
        reference=reference,
        ends_reference=reference is not None and reference.end == end,
        is_run_in=end <= run_in,
        is_match=is_match,
        match=numbers.get(start, 0) if is_match else 0,
        printed=tuple(kind for kind, cover in covers.printed.items() if cover.at(start)),
        href=covers.links.first_at(start) or "",
    )


def run_in_length(text: str, title: str) -> int:
    """How many characters of `text` are the heading it begins with (“Administration:”), 0 when it does not."""
    if not title or not text.startswith(title):
        return 0
    return len(title) + (text[len(title) : len(title) + 1] in (":", "."))


def _by_end(spans: Sequence[tuple[str, Spanning]]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    for letter, one in spans:
        found[one.end].append(letter)
    return found


def _place(span: tuple[Any, ...]) -> tuple[int, int]:
    start, _, order, _ = span
    return start, order


def _in_order(findings: Sequence[Any]) -> list[Any]:
    return sorted(findings, key=lambda finding: (finding.start, finding.end, finding.pk))
