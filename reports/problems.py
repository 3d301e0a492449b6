"""What is wrong with something brought in: always with its place and, where there is one, the mend."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Problem:
    """`line` counts from 1; None where the whole file, or the question asked, is meant."""

    reason: str
    line: int | None = None
    file: str = ""

    def __str__(self) -> str:
        place = ":".join(str(part) for part in (self.file, self.line) if part)
        return f"{place}: {self.reason}" if place else self.reason

    def in_file(self, file: str) -> "Problem":
        return Problem(self.reason, self.line, file)


class Refused(Exception):
    """Nothing of it was taken in. Carries every problem found, in the order of their places."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems, key=lambda problem: (problem.file, problem.line or 0)))
        super().__init__("\n".join(str(problem) for problem in self.problems))


def refuse(reason: str, line: int | None = None) -> Refused:
    """One problem, ready to raise."""
    return Refused([Problem(reason, line)])


def shown_path(path: Path) -> str:
    """As a person at the prompt would name the file."""
    try:
        return str(path.resolve().relative_to(Path.cwd()))
    except ValueError:
        return str(path)


def shortened(words: str, length: int = 60) -> str:
    """Enough of a line to find it by."""
    words = " ".join(words.split())
    return words if len(words) <= length else f"{words[: length - 1].rstrip()}…"
