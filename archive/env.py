"""Strict readers of the environment: a value is what it should be, or a sentence names the variable and the mend.

An empty variable counts as one that is not set. Values are shown in messages only where they cannot be secret.
"""

import os
from collections.abc import Sequence
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

from archive.problems import CannotStart

YES = frozenset({"yes", "true", "on", "1"})
NO = frozenset({"no", "false", "off", "0"})


class Refusal(CannotStart, ImproperlyConfigured):
    """The environment asks for something that cannot be."""


def text(name: str, default: str = "") -> str:
    return os.environ.get(name, "").strip() or default


def flag(name: str, default: bool) -> bool:
    raw = text(name).lower()
    if not raw:
        return default
    if raw not in YES | NO:
        raise Refusal(f"{name} is {raw!r}: set it to yes or no.")
    return raw in YES


def number(name: str, default: int, *, least: int, most: int) -> int:
    raw = text(name)
    if not raw:
        return default
    if not (raw.isascii() and raw.isdigit() and least <= int(raw) <= most):
        raise Refusal(f"{name} is {raw!r}: set it to a whole number from {least} to {most}.")
    return int(raw)


def choice(name: str, options: Sequence[str], default: str) -> str:
    raw = text(name, default)
    if raw not in options:
        raise Refusal(f"{name} is {raw!r}: set it to one of {', '.join(options)}.")
    return raw


def words(name: str, default: Sequence[str] = ()) -> list[str]:
    """A list, written with commas between its items."""
    raw = text(name)
    if not raw:
        return list(default)
    items = [item.strip() for item in raw.split(",")]
    if not all(items) or any(" " in item for item in items):
        raise Refusal(f"{name} is {raw!r}: write its items with one comma between each.")
    return items


def folder(name: str, default: Path) -> Path:
    return Path(text(name, str(default))).expanduser().absolute()


def require(purpose: str, meanings: dict[str, str]) -> None:
    """Names every variable that is missing at once, so that nobody mends them one by one."""
    missing = [f"{name} ({meaning})" for name, meaning in meanings.items() if not text(name)]
    if missing:
        raise Refusal(
            f"{purpose} needs {', '.join(missing)}: set {'it' if len(missing) == 1 else 'them'} and start again."
        )
