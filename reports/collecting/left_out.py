"""What was passed over unread, counted: nobody reads ten thousand names of pictures, but everybody may ask."""

from collections.abc import Iterator
from dataclasses import dataclass

from reports.collecting.names import Why


@dataclass(frozen=True, slots=True)
class LeftOut:
    """`count` files of one thing that was given; `example` is the first of them."""

    within: str
    why: Why
    count: int
    example: str

    def __str__(self) -> str:
        files = "1 file" if self.count == 1 else f"{self.count:,} files"
        return f"{self.within}: {files} left out: {self.why} (such as {self.example})"


class LeftOuts:
    """Given to gather(), and asked when it has come to its end."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, Why], tuple[int, str]] = {}

    def add(self, within: str, why: Why, name: str) -> None:
        count, example = self._found.get((within, why), (0, name))
        self._found[within, why] = (count + 1, example)

    def __iter__(self) -> Iterator[LeftOut]:
        return (LeftOut(*key, *value) for key, value in self._found.items())

    def __len__(self) -> int:
        return sum(count for count, _ in self._found.values())
