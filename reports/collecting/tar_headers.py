"""The members of a tar stream, one after another. Walked here, since the library's own walk ends in silence where an archive is damaged."""

import re
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass

from reports.collecting.capture import Readable
from reports.problems import refuse

_BLOCK = tarfile.BLOCKSIZE
_LONGEST_EXTRA = 1024 * 1024  # of a long name, or the records that come before a member
_PAX = (tarfile.XHDTYPE, tarfile.SOLARIS_XHDTYPE)
_WITHOUT_DATA = (tarfile.LNKTYPE, tarfile.SYMTYPE, tarfile.CHRTYPE, tarfile.BLKTYPE, tarfile.DIRTYPE, tarfile.FIFOTYPE)
_LINKS = (tarfile.LNKTYPE, tarfile.SYMTYPE)
_RECORD = re.compile(rb"([0-9]{1,7}) ([^=\n]{1,80})=")


class BrokenTar(Exception):
    """The stream is no tar archive, or no longer one."""


class NotTar(BrokenTar):
    """It was none from the beginning."""


@dataclass(slots=True)
class Data:
    """What one member holds: as much of it as is asked for, as long as the next member is not."""

    stream: Readable
    left: int

    def read(self, size: int, /) -> bytes:
        piece = self.stream.read(min(size, self.left))
        if len(piece) < min(size, self.left):
            raise BrokenTar("a member breaks off")
        self.left -= len(piece)
        return piece

    def skip(self) -> None:
        while self.left:
            self.read(64 * 1024)


@dataclass(frozen=True, slots=True)
class Member:
    name: str
    type: bytes
    data: Data

    @property
    def is_folder(self) -> bool:
        return self.type == tarfile.DIRTYPE

    @property
    def is_link(self) -> bool:
        return self.type in _LINKS

    @property
    def is_file(self) -> bool:
        return self.type in tarfile.REGULAR_TYPES


def members(stream: Readable) -> Iterator[Member]:
    """Raises BrokenTar, also when the end is missing, and whatever reading the stream raises."""
    said: dict[str, str] = {}
    for header in _headers(stream):
        if header.type in _PAX:
            said |= _records(_extra(stream, header.size))
        elif header.type == tarfile.GNUTYPE_LONGNAME:
            said["path"] = _extra(stream, header.size).rstrip(b"\x00").decode("utf-8", "replace")
        elif header.type in (tarfile.XGLTYPE, tarfile.GNUTYPE_LONGLINK):
            _extra(stream, header.size)
        else:
            member = _member(stream, header, said)
            padding = -member.data.left % _BLOCK
            yield member
            member.data.skip()
            Data(stream, padding).skip()
            said = {}


def _headers(stream: Readable) -> Iterator[tarfile.TarInfo]:
    """Until the block of zeros; what follows it is read to the end, as its check sums stand there."""
    seen = False
    while (block := stream.read(_BLOCK)).count(0) < _BLOCK:
        try:
            header = tarfile.TarInfo.frombuf(block, "utf-8", "replace")
        except (tarfile.HeaderError, ValueError) as error:
            raise (BrokenTar if seen else NotTar)("no header stands where one belongs") from error
        if header.size < 0:
            raise BrokenTar("a member has less than nothing in it")
        seen = True
        yield header
    while stream.read(64 * 1024):
        pass


def _member(stream: Readable, header: tarfile.TarInfo, said: dict[str, str]) -> Member:
    if header.type == tarfile.GNUTYPE_SPARSE or any(key.startswith("GNU.sparse") for key in said):
        raise refuse("the archive holds sparse files, which are not read here. Pack it again without --sparse.")
    size = int(said["size"]) if said.get("size", "").isdecimal() else header.size
    name = said.get("path", header.name)
    return Member(name, header.type, Data(stream, 0 if header.type in _WITHOUT_DATA else size))


def _extra(stream: Readable, size: int) -> bytes:
    if size > _LONGEST_EXTRA:
        raise BrokenTar("a name longer than any")
    content = Data(stream, size + -size % _BLOCK)
    return content.read(content.left)[:size]


def _records(content: bytes) -> dict[str, str]:
    """Records of “length key=value” with a line end; the length counts all of it."""
    records = {}
    while found := _RECORD.match(content):
        length = int(found[1])
        if not found.end() < length <= len(content):
            raise BrokenTar("a record longer than what holds it")
        records[found[2].decode("utf-8", "replace")] = content[found.end() : length - 1].decode("utf-8", "replace")
        content = content[length:]
    return records
