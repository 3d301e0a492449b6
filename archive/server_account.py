"""Which account the embedded server runs as. PostgreSQL refuses to run as root, so root starts it as another one.

For everyone but root there is nothing to do here.
"""

import hashlib
import os
import pwd
import stat
from pathlib import Path
from typing import Any

from archive.problems import CannotStart


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


def identity(data: Path) -> dict[str, Any]:
    """The arguments of subprocess.run that make a program run as that account."""
    who = account(data)
    return {} if who is None else {"user": who.pw_uid, "group": who.pw_gid, "extra_groups": []}


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
