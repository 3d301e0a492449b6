"""The secret key of a set-up that was given none: made once, kept beside the database, readable by its owner only."""

import os
import secrets
from pathlib import Path

from archive.env import Refusal

LEAST_LENGTH = 50


def kept_at(path: Path) -> str:
    """The key at this path, made if there is none. Two processes that start together end up with the same key."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        return _read(path) or _make(path)
    except OSError as error:
        raise Refusal(
            f"The secret key cannot be kept at {path} ({error.strerror}): make that folder writable with room to spare, "
            "or set ARCHIVE_VAR to another one."
        ) from None


def _read(path: Path) -> str:
    return path.read_text(encoding="ascii").strip() if path.exists() else ""


def _make(path: Path) -> str:
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    draft.touch(mode=0o600)
    draft.write_text(secrets.token_urlsafe(LEAST_LENGTH) + "\n", encoding="ascii")
    if path.exists():  # an empty file, left by a full disk
        path.unlink()
    try:
        os.link(draft, path)  # fails when another process was first: its key counts
    except FileExistsError:
        pass
    finally:
        draft.unlink()
    return _read(path)
