"""What becomes of one thing once its bytes can be read: taken, or unread with the reason."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from reports.choices import CaptureMethod
from reports.collecting.bounds import Bounds
from reports.collecting.capture import CapturedBytes, Readable, Unread, read_whole
from reports.collecting.kinds import READABLE, WHY_NOT
from reports.collecting.left_out import LeftOuts
from reports.collecting.names import why_left_out
from reports.collecting.sniffing import kind_of
from reports.problems import Problem, Refused

type Item = CapturedBytes | Unread

DAMAGED = "the archive is damaged or not complete. Copy or download it again."
DAMAGED_MEMBER = "it is damaged within the archive. Pack or download the archive again."
LINK_MEMBER = "this is a link within the archive, and is not followed. Pack the file it leads to."
LEADS_OUT = "its name leads out of the archive. Pack it again with names that begin at the archive's own folder."


@dataclass(frozen=True, slots=True)
class Terms:
    """What holds for everything given at once."""

    method: CaptureMethod = CaptureMethod.FILE
    bounds: Bounds = field(default_factory=Bounds)
    left_out: LeftOuts = field(default_factory=LeftOuts)

    def wants(self, member: str, within: str, exists: Callable[[str], bool], *, is_folder: bool = False) -> bool:
        """Whether a member is read at all; where it is not, it is counted as left out."""
        why = why_left_out(PurePosixPath(member.replace("\\", "/")), exists, is_folder=is_folder)
        if why:
            self.left_out.add(within, why, member)
        return why is None


def take(file: Readable, name: str, terms: Terms) -> Item:
    """Raises Refused when there is too much of it."""
    content = read_whole(file)
    kind = kind_of(content)
    return CapturedBytes(content, name, method=terms.method) if kind in READABLE else unread(name, WHY_NOT[kind])


def unread(name: str, reason: str) -> Unread:
    return Unread(name, (Problem(reason),))


def refused(name: str, why: Refused) -> Unread:
    return Unread(name, why.problems)
