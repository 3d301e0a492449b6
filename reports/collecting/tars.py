"""tar archives, plain or packed with gzip or xz: read once from front to back, never written anywhere."""

import lzma
import zlib
from collections.abc import Iterator
from contextlib import suppress
from pathlib import PurePosixPath
from typing import IO

from reports.collecting.bounds import ArchiveTooLarge, Meter, Metered
from reports.collecting.items import DAMAGED, LEADS_OUT, LINK_MEMBER, Item, Terms, refused, take, unread
from reports.collecting.kinds import Kind
from reports.collecting.names import leads_out, shown_name
from reports.collecting.tar_headers import BrokenTar, Member, NotTar, members
from reports.collecting.unpacking import unpacked
from reports.problems import Refused

LARGEST_COUNTED = 128 * 1024**2
"""Longer archives are not unpacked only to count what is in them."""

_BROKEN = (BrokenTar, EOFError, OSError, lzma.LZMAError, zlib.error, MemoryError)
_NOT_TAR = "this is packed with gzip or xz, and there is no tar archive in it. Unpack it, and give what comes out."
_DEVICE = "this is a device or a pipe within the archive, and no file."


def from_tar(file: IO[bytes], kind: Kind, name: str, packed: int, terms: Terms) -> Iterator[Item]:
    """`packed` is the size of the file in bytes, by which the bounds judge what it unpacks to. Never raises for what it holds."""
    try:
        for member in _wanted(file, kind, name, packed, terms):
            yield _take(member, shown_name(name, member.name), terms)
    except Refused as why:
        yield refused(name, why)
    except NotTar:
        yield unread(name, _NOT_TAR)
    except _BROKEN:
        yield unread(name, f"{DAMAGED} What came before the damage was read.")


def count_tar(file: IO[bytes], kind: Kind, name: str, packed: int, terms: Terms) -> int | None:
    """As far as it can be read, and one for the damage; None where counting would take long."""
    if kind != Kind.TAR and packed > LARGEST_COUNTED:
        return None
    number = 0
    with suppress(*_BROKEN, Refused):
        for member in _wanted(file, kind, name, packed, terms):
            member.data.skip()
            number += 1
        return number
    return number + 1


def _wanted(file: IO[bytes], kind: Kind, name: str, packed: int, terms: Terms) -> Iterator[Member]:
    """Which page a folder of “page_files” belongs to is known only where the page came first."""
    meter = Meter(terms.bounds, packed)
    seen: set[str] = set()
    for member in members(Metered(unpacked(file, kind), meter)):
        meter.take_member()
        seen.add(str(PurePosixPath(member.name)))
        if not member.is_folder and terms.wants(member.name, name, seen.__contains__):
            yield member


def _take(member: Member, name: str, terms: Terms) -> Item:
    if leads_out(member.name):
        return unread(name, LEADS_OUT)
    if not member.is_file:
        return unread(name, LINK_MEMBER if member.is_link else _DEVICE)
    try:
        return take(member.data, name, terms)
    except ArchiveTooLarge:
        raise
    except Refused as why:
        return refused(name, why)
