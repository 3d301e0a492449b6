"""Says what is being done, and how long it took when that was more than a moment."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console

console = Console(highlight=False)
A_MOMENT = 1.0


@contextmanager
def step(doing: str, done: str) -> Iterator[None]:
    """A spinner while it lasts. Where there is no terminal, only the line at the end."""
    began = time.monotonic()
    with console.status(f"{doing} …"):
        yield
    _say(done, began)


@contextmanager
def talking_step(done: str) -> Iterator[None]:
    """For a command that shows its own progress: two moving lines at once would spoil each other."""
    began = time.monotonic()
    yield
    _say(done, began)


def tell(line: str) -> None:
    """One line, left whole so that an address or a password can be copied from it."""
    console.print(line, soft_wrap=True)


def _say(done: str, began: float) -> None:
    took = time.monotonic() - began
    tell(f"[green]✓[/] {done}" + (f" [dim]({took:.1f} s)[/]" if took >= A_MOMENT else ""))
