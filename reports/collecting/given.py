"""Whatever a person gives, one page at a time: files, folders, archives and addresses, each decided by what it holds."""

import os
import re
import stat
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from reports.choices import CaptureMethod
from reports.collecting.bounds import Bounds
from reports.collecting.fetch import Fetcher
from reports.collecting.folders import FoundFile, files_in
from reports.collecting.items import Item, Terms, refused, take, unread
from reports.collecting.kinds import ARCHIVES, Kind
from reports.collecting.left_out import LeftOuts
from reports.collecting.names import shown_name
from reports.collecting.sniffing import HEAD, kind_of_head, kind_of_zip
from reports.collecting.tars import count_tar, from_tar
from reports.collecting.zips import count_zip, from_zip
from reports.problems import Refused, refuse

_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)


def gather(
    given: Sequence[str],
    *,
    names: Mapping[str, str] | None = None,
    method: CaptureMethod = CaptureMethod.FILE,
    left_out: LeftOuts | None = None,
    fetcher: Fetcher | None = None,
    bounds: Bounds | None = None,
) -> Iterator[Item]:
    """Nothing is opened before it is asked for, and one page is in memory at a time. Never raises for what is given.

    Addresses are fetched by `fetcher`; without one, by a fetcher that names no contact. `names` says how something given is
    called where its path does not (an upload, kept under another name); what is passed over unread is counted in `left_out`.
    """
    terms = Terms(method, bounds or Bounds(), LeftOuts() if left_out is None else left_out)
    fetcher = fetcher or Fetcher()
    for one in given:
        if _ADDRESS.match(one):
            yield fetcher.item(one)
        else:
            yield from _from_path(one, (names or {}).get(one, ""), terms)


def count(given: Sequence[str], *, bounds: Bounds | None = None) -> int | None:
    """How many things gather() will give; None where counting would take as long as reading."""
    terms = Terms(bounds=bounds or Bounds())
    total = 0
    for one in given:
        number = 1 if _ADDRESS.match(one) else _count_path(one, terms)
        if number is None:
            return None
        total += number
    return total


def _from_path(one: str, called: str, terms: Terms) -> Iterator[Item]:
    for found in _files(one, called, terms):
        try:
            yield from _from_file(found, terms)
        except Refused as why:
            yield refused(shown_name(found.name), why)
        except (OSError, ValueError) as error:
            yield unread(shown_name(found.name), _why(error))


def _count_path(one: str, terms: Terms) -> int | None:
    total = 0
    for found in _files(one, "", terms):
        try:
            number = _count_file(found, terms)
        except (Refused, OSError, ValueError):
            number = 1
        if number is None:
            return None
        total += number
    return total


def _files(one: str, called: str, terms: Terms) -> Iterator[FoundFile]:
    if not one:
        return iter([FoundFile(Path(one), "(no name)", "nothing is named here: give a file, a folder or an address.")])
    path = Path(one)
    try:
        is_folder = path.is_dir()
    except (OSError, ValueError):
        is_folder = False
    name = called or (path.resolve().name if is_folder else path.name)
    return files_in(path, name, terms) if is_folder else iter([FoundFile(path, name)])


def _from_file(found: FoundFile, terms: Terms) -> Iterator[Item]:
    name = shown_name(found.name)
    with _opened(found) as file:
        kind, packed = _look(file)
        if kind == Kind.ZIP:
            yield from from_zip(file, name, packed, terms)
        elif kind in ARCHIVES:
            yield from from_tar(file, kind, name, packed, terms)
        else:
            yield take(file, name, terms)


def _count_file(found: FoundFile, terms: Terms) -> int | None:
    with _opened(found) as file:
        kind, packed = _look(file)
        if kind == Kind.ZIP:
            return count_zip(file, found.name, packed, terms)
        return count_tar(file, kind, found.name, packed, terms) if kind in ARCHIVES else 1


@contextmanager
def _opened(found: FoundFile) -> Iterator[IO[bytes]]:
    if found.trouble:
        raise refuse(found.trouble)
    if not stat.S_ISREG(found.path.stat().st_mode):
        raise refuse("this is neither a file nor a folder.")
    with found.path.open("rb") as file:
        yield file


def _look(file: IO[bytes]) -> tuple[Kind, int]:
    """What it is, and how long. The file stands at its beginning afterwards."""
    kind = kind_of_head(file.read(HEAD))
    if kind == Kind.ZIP:
        kind = kind_of_zip(file)
    packed = file.seek(0, os.SEEK_END)
    file.seek(0)
    return kind, packed


def _why(error: OSError | ValueError) -> str:
    if isinstance(error, FileNotFoundError):
        return "there is no such file."
    return f"the file cannot be read: {error.strerror if isinstance(error, OSError) else 'its name is none'}."
