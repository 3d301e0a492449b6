"""How much an archive may hold, and the counter that enforces it on what is really read."""

from dataclasses import dataclass

from reports.collecting.capture import Readable
from reports.problems import Problem, Refused


@dataclass(frozen=True, slots=True)
class Bounds:
    """Nine editions of one series unpack to half a gigabyte, from a twentieth of that or more.

    Up to `ratio_from` bytes an archive may unpack to any multiple of its size.
    """

    members: int = 50_000
    unpacked: int = 4 * 1024**3
    ratio: int = 100
    ratio_from: int = 64 * 1024**2


class ArchiveTooLarge(Refused):
    """The archive as a whole passes a bound: nothing more of it is read."""

    def __init__(self, passed: str, mend: str) -> None:
        super().__init__([Problem(f"{passed}; nothing more of it is read. {mend}")])


@dataclass(slots=True)
class Meter:
    """Counts what comes out of one archive of `packed` bytes."""

    bounds: Bounds
    packed: int
    unpacked: int = 0
    members: int = 0

    def take(self, size: int) -> None:
        self.unpacked += size
        self.check_size(self.unpacked)
        if self.unpacked > max(self.bounds.ratio_from, self.packed * self.bounds.ratio):
            raise ArchiveTooLarge(
                f"the archive unpacks to more than {self.bounds.ratio} times its size, as no pages of text do",
                "Give the files themselves.",
            )

    def check_size(self, size: int) -> None:
        if size > self.bounds.unpacked:
            raise ArchiveTooLarge(
                f"the archive unpacks to more than {self.bounds.unpacked:,} bytes", "Divide it into several."
            )

    def take_member(self) -> None:
        self.members += 1
        self.check_members(self.members)

    def check_members(self, members: int) -> None:
        if members > self.bounds.members:
            raise ArchiveTooLarge(
                f"the archive has more than {self.bounds.members:,} members", "Divide it into several."
            )


@dataclass(frozen=True, slots=True)
class Metered:
    """A stream out of an archive, each of whose bytes is counted."""

    stream: Readable
    meter: Meter

    def read(self, size: int, /) -> bytes:
        piece = self.stream.read(size)
        self.meter.take(len(piece))
        return piece
