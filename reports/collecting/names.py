"""What names say: which files are passed over unread, and how the others are called."""

import re
from collections.abc import Callable
from enum import StrEnum
from pathlib import PurePosixPath

LONGEST_NAME = 255  # as long as the custody record keeps


class Why(StrEnum):
    """Why files were left out unread; none of them could be a report."""

    HIDDEN = "hidden files, and what file managers leave behind"
    NO_REPORT = "pictures, styles, scripts, data and other files that are no report"
    SAVED_BESIDE = "files that a browser saved beside a page"


_LEAVINGS = frozenset({"thumbs.db", "desktop.ini", "__macosx", "icon\r"})
_NO_REPORT = frozenset(
    """
    7z aac avif avi bak bmp class csl css csv db dll dmg eot exe gif geojson gpx heic ico iso jpeg jpg js json jsonl kml kmz lock log
    m4a m4v map md mjs mov mp3 mp4 mpeg mpg ogg ogv otf parquet png po psd py pyc rar rss shp sql sqlite svg sqlite3 swf tif tiff toml
    tsv ttf wasm wav webm webmanifest webp woff woff2 xml xsl yaml yml zst
    """.split()
)
_PAGES_FILES = re.compile(r"(.+)(?:_files|\.files)")
_UNSHOWABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def why_left_out(path: PurePosixPath, exists: Callable[[str], bool], *, is_folder: bool = False) -> Why | None:
    """`path` within the folder or archive given; `exists` knows the names of other files there."""
    if any(_is_hidden(part) for part in path.parts):
        return Why.HIDDEN
    if is_folder:
        return None
    if any(_is_saved_beside(folder, exists) for folder in path.parents):
        return Why.SAVED_BESIDE
    return Why.NO_REPORT if path.suffix.lower().removeprefix(".") in _NO_REPORT else None


def leads_out(name: str) -> bool:
    """Whether a member's name points out of the archive's own folder."""
    slashed = name.replace("\\", "/")
    return slashed.startswith("/") or ".." in slashed.split("/") or bool(re.match(r"[A-Za-z]:", slashed))


def shown_name(*parts: str) -> str:
    """Parts of a name as one that can be printed and kept: no control characters, and not too long."""
    name = _UNSHOWABLE.sub("\ufffd", "/".join(parts))
    half = LONGEST_NAME // 2
    return name if len(name) <= LONGEST_NAME else f"{name[:half]}…{name[-half:]}"


def _is_hidden(part: str) -> bool:
    return (part.startswith(".") and part != "..") or part.startswith("~$") or part.lower() in _LEAVINGS


def _is_saved_beside(folder: PurePosixPath, exists: Callable[[str], bool]) -> bool:
    named = _PAGES_FILES.fullmatch(folder.name)
    if not named:
        return False
    return any(exists(str(folder.with_name(f"{named[1]}{ending}"))) for ending in (".html", ".htm"))
