"""Places for the embedded server that the account it runs as can get to, where root starts it below a closed folder.

Permissions of folders that this program did not make stay as they are. Where the way to the data or to the server's
programs is closed to the account, /root say, both go to a folder of our own under /var/lib. Does nothing for others than root.
"""

import hashlib
import logging
import os
import pwd
import shutil
import stat
import tempfile
from pathlib import Path

from archive.problems import CannotStart

log = logging.getLogger("archive")

STATE = Path("/var/lib/findings-archive")
PROGRAMS = ("initdb", "pg_ctl", "postgres")
UNNEEDED = ("*.a", "pgxs", "pkgconfig", "include", "doc")  # for those who compile against it


def new_folder(path: Path, who: pwd.struct_passwd | None) -> None:
    """An empty private folder at the path, or a link there to one in STATE; the account's own either way."""
    if who is None or not closed_to(who, path.parent):
        path.mkdir(mode=0o700)
        made = path
    else:
        _make_state()
        made = Path(tempfile.mkdtemp(prefix=f"{path.name.partition('.')[0]}-", dir=STATE))
        path.symlink_to(made)
        log.warning(
            "PostgreSQL does not run as root, and %s cannot reach %s: %s has the data.", who.pw_name, path.parent, made
        )
    if who is not None:
        os.chown(made, who.pw_uid, who.pw_gid)


def remove_folder(path: Path) -> None:
    """With all that is in it, wherever the link leads."""
    shutil.rmtree(path.resolve(), ignore_errors=True)
    if path.is_symlink():
        path.unlink()


def check_way(data: Path, who: pwd.struct_passwd | None) -> None:
    """Says so where somebody closed the way to data that the account made earlier."""
    if who is not None and (closed := closed_to(who, data.resolve().parent)):
        raise CannotStart(
            f"PostgreSQL does not run as root, and {who.pw_name}, who runs it here, cannot pass through {closed}: "
            f"open that to others (chmod o+x), or set ARCHIVE_VAR to a folder elsewhere and move {data} there."
        )


def programs(binaries: Path, who: pwd.struct_passwd | None) -> Path:
    """The folder of programs to run: the installed one, or a copy that the account can read, made once a version."""
    server = binaries / "postgres"
    if who is None or not (closed_to(who, binaries) or _denied(who, server.stat(), read=True)):
        return binaries
    version = server.stat()
    known = f"{server} {version.st_size} {version.st_mtime_ns}"
    copy = STATE / f"programs-{hashlib.sha256(known.encode()).hexdigest()[:12]}"
    if not copy.exists():
        _copy_programs(binaries, copy)
    return copy / binaries.relative_to(_installed_in(binaries))


def closed_to(who: pwd.struct_passwd, folder: Path) -> Path | None:
    """The first folder on the way down to this one, itself included, that the account may not pass through."""
    way = [*reversed(folder.resolve().parents), folder.resolve()]
    return next((place for place in way if _denied(who, place.stat())), None)


def _denied(who: pwd.struct_passwd, found: os.stat_result, *, read: bool = False) -> bool:
    """Passing needs the x bit that applies: the owner's, the group's, or the others'; a program must be readable too."""
    shift = 6 if found.st_uid == who.pw_uid else 3 if found.st_gid == who.pw_gid else 0
    needed = stat.S_IXOTH | (stat.S_IROTH if read else 0)
    return (found.st_mode >> shift) & needed != needed


def _make_state() -> None:
    """Others may pass through it and not list it."""
    if not STATE.exists():
        STATE.mkdir(parents=True, exist_ok=True)
        STATE.chmod(0o711)


def _installed_in(binaries: Path) -> Path:
    """The folder of packages: beside the server's package stands one with libraries that its programs load."""
    return binaries.parents[2]


def _copy_programs(binaries: Path, copy: Path) -> None:
    """Made under another name first, so that a copy with the right name is always whole; another process may be faster."""
    _make_state()
    draft = Path(tempfile.mkdtemp(prefix="half-made-", dir=STATE))
    packages, installed = _installed_in(binaries), binaries.parent
    for folder in (installed, packages / f"{installed.parent.name}.libs"):
        if folder.exists():
            shutil.copytree(folder, draft / folder.relative_to(packages), symlinks=True, ignore=_unneeded)
    _open_to_others(draft)
    try:
        draft.rename(copy)
    except OSError:
        shutil.rmtree(draft)
        if not copy.exists():
            raise


def _unneeded(folder: str, names: list[str]) -> set[str]:
    if Path(folder).name == "bin":
        return set(names) - set(PROGRAMS)
    return set(shutil.ignore_patterns(*UNNEEDED)(folder, names))


def _open_to_others(folder: Path) -> None:
    for place in (folder, *folder.rglob("*")):
        if not place.is_symlink():
            place.chmod(0o755 if place.stat().st_mode & stat.S_IXUSR else 0o644)
