"""A folder's files, in the order of their names, without following links."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from reports.collecting.items import Terms

_LINK = "this is a link that leads nowhere or out of the folder, and is not followed. Give what it leads to."


@dataclass(frozen=True, slots=True)
class FoundFile:
    """`name` begins with the folder's own; `trouble` says why there is nothing to open."""

    path: Path
    name: str
    trouble: str = ""


def files_in(root: Path, name: str, terms: Terms) -> Iterator[FoundFile]:
    """Depth first, in the order of the names; what `terms` leave out is counted there."""
    stack = [root]
    while stack:
        path = stack.pop()
        within = PurePosixPath(path.relative_to(root).as_posix())
        called = str(PurePosixPath(name) / within)
        if path != root and path.is_symlink():
            if _leads_astray(path, root):
                yield FoundFile(path, called, _LINK)
        elif path.is_dir():
            try:
                stack += sorted(_wanted(path, root, name, terms), reverse=True)
            except OSError as error:
                yield FoundFile(path, called, f"the folder cannot be read: {error.strerror}.")
        else:
            yield FoundFile(path, called)


def _wanted(folder: Path, root: Path, name: str, terms: Terms) -> Iterator[Path]:
    for path in folder.iterdir():
        within = path.relative_to(root).as_posix()
        if terms.wants(within, name, lambda beside: (root / beside).is_file(), is_folder=path.is_dir()):
            yield path


def _leads_astray(link: Path, root: Path) -> bool:
    """A link to something within the folder is no loss: it is read in its own place."""
    try:
        target = link.resolve(strict=True)
    except (OSError, RuntimeError):
        return True
    return not target.is_relative_to(root.resolve())
