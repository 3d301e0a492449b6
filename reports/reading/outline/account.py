"""Where every line of a page went. A page with a line that nothing explains is refused."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from reports.problems import Problem, shortened
from reports.reading.outline.elements import LineUse, Outline, Use


@dataclass(frozen=True)
class Account:
    """`printed` is how many characters the page prints, counted apart from the reading; None when nobody counted."""

    lines: tuple[LineUse, ...]
    printed: int | None = None

    @property
    def counts(self) -> Counter[Use]:
        return Counter(line.use for line in self.lines)

    @property
    def letters(self) -> Counter[Use]:
        """How many characters went each way."""
        letters: Counter[Use] = Counter()
        for line in self.lines:
            letters[line.use] += len(line.words)
        return letters

    @cached_property
    def characters(self) -> Counter[Use]:
        """How many characters went each way, blanks left out: they are what a web page prints as it likes."""
        words: defaultdict[Use, list[str]] = defaultdict(list)
        for line in self.lines:
            words[line.use].append(line.words)
        return Counter({use: count_characters(of_use) for use, of_use in words.items()})

    @property
    def kept(self) -> int:
        characters = self.characters
        return characters[Use.HEADING] + characters[Use.PASSAGE] + characters[Use.LABEL]

    @property
    def left_out(self) -> Counter[str]:
        """How many characters were left out, by the reason for it."""
        reasons: Counter[str] = Counter()
        for line in self.lines:
            if line.use == Use.CHROME:
                reasons[line.reason] += count_characters([line.words])
        return reasons

    @property
    def unexplained(self) -> int:
        """Characters nobody knows the use of; and those that were printed but not read, or read twice."""
        characters = self.characters
        missing = 0 if self.printed is None else abs(self.printed - characters.total())
        return characters[Use.UNEXPLAINED] + missing

    def problems(self) -> list[Problem]:
        problems = [
            Problem(f"nobody knows what this line is ({line.reason}): “{shortened(line.words)}”", line.line)
            for line in self.lines
            if line.use == Use.UNEXPLAINED
        ]
        read = self.characters.total()
        if self.printed is not None and self.printed != read:
            problems.append(Problem(f"the page prints {self.printed:,} characters, and {read:,} were read."))
        return problems

    def __str__(self) -> str:
        counts = self.counts
        parts = [f"{counts[use]} {noun}" for use, noun in _NOUNS.items() if counts[use] or use not in _SHOWN_WHEN_ANY]
        return f"{len(self.lines)} lines: {', '.join(parts)}"


def account_for(outline: Outline) -> Account:
    """Of the outline's own lines, against what the page prints."""
    return Account(outline.lines, outline.printed)


def account_difference(printed: str, lines: Sequence[LineUse]) -> list[LineUse]:
    """One unexplained line where `lines` do not have the characters of `printed`, which is given without blanks.

    The order may differ where a site stands inside a paragraph.
    """
    read = without_blanks("\n".join(line.words for line in lines))
    if read == printed or Counter(read) == Counter(printed):
        return []
    at = next((i for i, (a, b) in enumerate(zip(read, printed, strict=False)) if a != b), len(read))
    words = printed[at : at + _SHOWN] or "(printed twice)"
    return [LineUse(lines[-1].line, words, Use.UNEXPLAINED, "what is read differs from what is printed from here")]


def without_blanks(text: str) -> str:
    """Blanks do not count: a web page prints them as it likes."""
    return "".join(text.split())


def count_characters(words: Iterable[str]) -> int:
    """Without the blanks."""
    return sum(map(len, "\n".join(words).split()))


_SHOWN = 60  # characters
_NOUNS = {
    Use.HEADING: "headings",
    Use.PASSAGE: "passages",
    Use.LABEL: "labels",
    Use.CHROME: "chrome",
    Use.UNEXPLAINED: "unexplained",
}
_SHOWN_WHEN_ANY = {Use.LABEL, Use.UNEXPLAINED}
