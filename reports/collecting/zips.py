"""ZIP archives: members read one at a time in the order of their names, and never written anywhere."""

import stat
import zipfile
from collections.abc import Iterator
from typing import IO

from reports.collecting.bounds import ArchiveTooLarge, Meter, Metered
from reports.collecting.items import (
    DAMAGED,
    DAMAGED_MEMBER,
    LEADS_OUT,
    LINK_MEMBER,
    Item,
    Terms,
    refused,
    take,
    unread,
)
from reports.collecting.names import leads_out, shown_name
from reports.collecting.zip_directory import DAMAGED_ZIP, open_zip
from reports.problems import Refused

_ENCRYPTED = 0x1
_PACKINGS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


def from_zip(file: IO[bytes], name: str, packed: int, terms: Terms) -> Iterator[Item]:
    """`packed` is the size of the file in bytes, by which the bounds judge what it unpacks to. Never raises for what it holds."""
    meter = Meter(terms.bounds, packed)
    try:
        archive = open_zip(file)
        for info in _members(archive, name, meter, terms):
            yield _take(archive, info, shown_name(name, info.filename), meter, terms)
    except Refused as why:
        yield refused(name, why)
    except DAMAGED_ZIP:
        yield unread(name, DAMAGED)


def count_zip(file: IO[bytes], name: str, packed: int, terms: Terms) -> int:
    try:
        return sum(1 for _ in _members(open_zip(file), name, Meter(terms.bounds, packed), terms))
    except (Refused, *DAMAGED_ZIP):
        return 1


def _members(archive: zipfile.ZipFile, name: str, meter: Meter, terms: Terms) -> Iterator[zipfile.ZipInfo]:
    """What the directory claims may already be too much; what is read is counted all the same."""
    infos = archive.infolist()
    meter.check_members(len(infos))
    meter.check_size(sum(info.file_size for info in infos))
    for info in sorted(infos, key=lambda info: info.filename):
        if not info.is_dir() and terms.wants(info.filename, name, archive.NameToInfo.__contains__):
            yield info


def _take(archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str, meter: Meter, terms: Terms) -> Item:
    if reason := _why_not(info):
        return unread(name, reason)
    try:
        with archive.open(info) as stream:
            return take(Metered(stream, meter), name, terms)
    except ArchiveTooLarge:
        raise
    except Refused as why:
        return refused(name, why)
    except DAMAGED_ZIP:
        return unread(name, DAMAGED_MEMBER)


def _why_not(info: zipfile.ZipInfo) -> str:
    if leads_out(info.orig_filename) or leads_out(info.filename):
        return LEADS_OUT
    if info.flag_bits & _ENCRYPTED:
        return "it is locked with a password. Unlock the archive, and give the files or a new archive."
    if stat.S_ISLNK(info.external_attr >> 16):
        return LINK_MEMBER
    if info.compress_type not in _PACKINGS:
        return "it is packed in a way that is not read here. Pack it again as an ordinary ZIP file (deflate)."
    return ""
