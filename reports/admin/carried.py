"""Where words of the older text of a passage went in the newer one, as a guess for a person to check."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

_WORD = re.compile(r"\w+|[^\w\s]")


def carried_over(older: str, newer: str, start: int, end: int) -> str:
    """The words of the newer text that stand where those at start to end stood; empty when they were only taken out."""
    before, after = list(_WORD.finditer(older)), list(_WORD.finditer(newer))
    inside = [place for place, word in enumerate(before) if word.start() < end and start < word.end()]
    if not inside:
        return ""
    old, new = ([word.group() for word in text] for text in (before, after))
    steps = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    first, last = _first_of(steps, inside[0]), _last_of(steps, inside[-1])
    return newer[after[first].start() : after[last].end()] if first <= last else ""


def _first_of(steps: Sequence[tuple[str, int, int, int, int]], place: int) -> int:
    """Where the word at `place` is now; of a stretch that was replaced, its first word."""
    kind, start, _, new_start, _ = next(step for step in steps if step[1] <= place < step[2])
    return new_start + (place - start if kind == "equal" else 0)


def _last_of(steps: Sequence[tuple[str, int, int, int, int]], place: int) -> int:
    kind, start, _, new_start, new_end = next(step for step in steps if step[1] <= place < step[2])
    return new_start + place - start if kind == "equal" else new_end - 1
