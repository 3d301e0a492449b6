"""Whether the files of an index are what the engine wrote: it ends each with a checksum, but compares it only when asked to."""

import json
import os
import struct
import zlib
from contextlib import suppress
from pathlib import Path
from typing import Final

import tantivy

from reports.search.facets.table import FACETS
from reports.search.index.engine import ENGINE_ERRORS, panics_as_errors

PARTS: Final = ("fast", "fieldnorm", "idx", "pos", "store", "term")
"""The files that every segment has."""

_END = struct.Struct("<II")
_MAGIC = 1337
_LONGEST_FOOTER = 4_096
_READ_AT_ONCE = 1 << 20
_SAMPLE = 20

type Proved = set[tuple[str, int, int]]
"""Files found whole, by name, size and time of writing; the engine never writes one a second time."""


def find_damage(directory: Path, proved: Proved) -> str:
    """The first file that is missing or not what was written, and why; nothing when all are whole. `proved` is not read again."""
    seen: Proved = set()
    try:
        for path in files_in_use(directory):
            state = path.stat()
            known = (path.name, state.st_size, state.st_mtime_ns)
            if known not in proved and not _is_whole(path):
                return f"{path.name} is not what was written"
            seen.add(known)
    except FileNotFoundError as error:
        return f"{Path(str(error.filename)).name} is missing"
    except (OSError, ValueError, KeyError, TypeError, struct.error) as error:
        return f"its files cannot be read ({error})"
    proved.clear()
    proved.update(seen)
    return ""


def answers(searcher: tantivy.Searcher) -> bool:
    """Whether an index whose files are whole does what it is for: order, count, and give documents back."""
    everything = tantivy.Query.all_query()
    with suppress(*ENGINE_ERRORS), panics_as_errors():
        found = searcher.search(everything, _SAMPLE, order_by_field="place", order=tantivy.Order.Asc)
        addresses = [address for _, address in found.hits]
        searcher.fast_field_values("passage", addresses)
        searcher.aggregate(everything, {name: {"terms": {"field": name}} for name in FACETS})
        for address in addresses:
            searcher.doc(address)["digest"]
        return True
    return False


def files_in_use(directory: Path) -> list[Path]:
    """Of each segment that the last commit names: its parts, and the list of its deleted documents if it has one."""
    files = []
    for segment in json.loads((directory / "meta.json").read_text())["segments"]:
        name = segment["segment_id"].replace("-", "")
        files += [directory / f"{name}.{part}" for part in PARTS]
        if deletes := segment["deletes"]:
            files.append(directory / f"{name}.{deletes['opstamp']}.del")
    return files


def _is_whole(path: Path) -> bool:
    with path.open("rb") as file:
        file.seek(-_END.size, os.SEEK_END)
        content_ends = file.tell()
        length, magic = _END.unpack(file.read())
        if magic != _MAGIC or length > min(_LONGEST_FOOTER, content_ends):
            return False
        content_ends -= length
        file.seek(content_ends)
        expected = json.loads(file.read(length))["crc"]
        file.seek(0)
        found, left = 0, content_ends
        while left and (piece := file.read(min(left, _READ_AT_ONCE))):
            found, left = zlib.crc32(piece, found), left - len(piece)
    return left == 0 and found == expected
