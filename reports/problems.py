"""What is wrong with something that is brought in: its place, the reason and the mend, as values that a terminal and a form each
put in their own words."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Answer:
    """A person can solve the problem by saying `option`, a field of EditionHints. `value` is what the page itself proposes for it;
    empty where only the person knows."""

    option: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """`reason` is a sentence. `mend` says what to do, in pieces between which the answers stand that a person can give.

    `line` counts from 1; None where the whole file, or the question asked, is meant.
    """

    reason: str
    line: int | None = None
    file: str = ""
    mend: tuple[str | Answer, ...] = ()

    @property
    def answers(self) -> tuple[Answer, ...]:
        return tuple(piece for piece in self.mend if isinstance(piece, Answer))

    def sentence(self, name_answer: Callable[[Answer], str]) -> str:
        """Reason and mend, with each answer named as where it is read names them."""
        mend = "".join(name_answer(piece) if isinstance(piece, Answer) else piece for piece in self.mend)
        return f"{self.reason} {mend}" if mend else self.reason

    def at_place(self, sentence: str) -> str:
        """The sentence with file and line before it, as compilers print them."""
        place = ":".join(str(part) for part in (self.file, self.line) if part)
        return f"{place}: {sentence}" if place else sentence

    def __str__(self) -> str:
        return self.at_place(self.sentence(_plainly))

    def in_file(self, file: str) -> "Problem":
        return replace(self, file=file)


class Refused(Exception):
    """Nothing of it was taken in. Carries every problem found, in the order of their places."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems, key=lambda problem: (problem.file, problem.line or 0)))
        super().__init__("\n".join(str(problem) for problem in self.problems))


def refuse(reason: str, line: int | None = None, *, mend: Iterable[str | Answer] = ()) -> Refused:
    """One problem, ready to raise."""
    return Refused([Problem(reason, line, mend=tuple(mend))])


def _plainly(answer: Answer) -> str:
    return f"{answer.option} “{answer.value}”" if answer.value else answer.option


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
