"""On which line of the source a block stands, so that a person can find it there."""

import re

# Letters that the source cannot have written otherwise, as many as identify a place.
_SURE = re.compile(r"[^&<>\r\n\u0022\u0027\u0080-\U0010ffff]{3,60}")


class SourceLines:
    """Asked for blocks in the order of the page; one that cannot be found is said to stand where the last one did."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._at = 0
        self._line = 1

    def pass_over(self, landmark: str) -> None:
        """What is asked for next stands behind this, wherever else its words stand before it."""
        self._move(self._source.find(landmark, self._at))

    def line_of(self, beginning: str) -> int:
        """`beginning` is the block's first text as the source has it."""
        sure = _SURE.search(beginning.strip())
        if sure:
            self._move(self._source.find(sure[0], self._at))
        return self._line

    def _move(self, at: int) -> None:
        if at >= 0:
            self._line += self._source.count("\n", self._at, at)
            self._at = at
