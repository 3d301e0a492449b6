"""Which account the embedded server runs as. PostgreSQL refuses to run as root, so root lends it to a lesser account.

For everyone but root there is nothing to do here.
"""

import hashlib
import logging
import os
import pwd
import stat
from pathlib import Path
from typing import Any

from archive.problems import CannotStart

log = logging.getLogger("archive")


def account(data: Path) -> pwd.struct_passwd | None:
    """None: our own. For root: whoever owns the data or the folders above it, else who called sudo, else nobody."""
    if os.geteuid() != 0:
        return None
    owners = [place.stat().st_uid for place in (data, *data.parents) if place.exists()]
    for uid in (*owners, int(os.environ.get("SUDO_UID", "0") or 0)):
        if uid:
            try:
                return pwd.getpwuid(uid)
            except KeyError:
                continue
    return pwd.getpwnam("nobody")


def identity(data: Path, binaries: Path) -> dict[str, Any]:
    """What subprocess.run needs to be told to run as that account."""
    who = account(data)
    if who is None:
        return {}
    _open_the_way(data.parent, binaries, who)
    return {"user": who.pw_uid, "group": who.pw_gid, "extra_groups": []}


def give(folder: Path, data: Path) -> None:
    who = account(data)
    if who is not None:
        os.chown(folder, who.pw_uid, who.pw_gid)


def short_folder_for(data: Path) -> Path:
    """A folder with a short name, the same for every process that asks about this data folder."""
    mark = hashlib.sha256(os.fsencode(data)).hexdigest()[:12]
    return Path("/tmp") / f"archive-{mark}"  # noqa: S108 (make_private checks whose it is)


def make_private(folder: Path, data: Path) -> None:
    """Makes the short folder, and refuses one that somebody else could have put there."""
    if not folder.exists() and not folder.is_symlink():
        folder.mkdir(mode=0o700)
        give(folder, data)
    found = folder.lstat()
    who = account(data)
    ours = {os.geteuid(), who.pw_uid if who else os.geteuid()}
    if not stat.S_ISDIR(found.st_mode) or found.st_uid not in ours or stat.S_IMODE(found.st_mode) & 0o077:
        raise CannotStart(f"{folder} is not a private folder of this account: remove it, then start again.")


def _open_the_way(data: Path, binaries: Path, who: pwd.struct_passwd) -> None:
    """The lesser account must be able to pass through the folders above, without listing them."""
    for folder in {*binaries.parents, binaries, data, *data.parents}:
        found = folder.stat()
        if found.st_uid != who.pw_uid and not found.st_mode & stat.S_IXOTH:
            folder.chmod(stat.S_IMODE(found.st_mode) | stat.S_IXOTH)
            log.warning("PostgreSQL does not run as root: %s may now be passed through by %s.", folder, who.pw_name)
    if not (binaries / "postgres").stat().st_mode & stat.S_IROTH:
        for place in binaries.parent.rglob("*"):
            mode = place.stat().st_mode
            place.chmod(stat.S_IMODE(mode) | stat.S_IROTH | (stat.S_IXOTH if mode & stat.S_IXUSR else 0))
