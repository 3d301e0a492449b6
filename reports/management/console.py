"""How commands print tables, problems and progress, on a terminal as in a test."""

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

from django.core.management.base import CommandError, OutputWrapper
from rich.console import Console, RenderableType
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from reports.problems import Answer, Problem, shortened

PLAIN_WIDTH = 120
MOST_SHOWN = 50


def show(stdout: OutputWrapper, *parts: RenderableType) -> None:
    """Rich tables and text, in colours where there is a terminal."""
    terminal = stdout.isatty()
    console = Console(force_terminal=terminal, width=None if terminal else PLAIN_WIDTH, highlight=False)
    with console.capture() as capture:
        for part in parts:
            console.print(part)
    stdout.write(capture.get())


def as_option(answer: Answer) -> str:
    """As a person types it: --headed "The Bahamas"."""
    option = answer.option.replace("_", "-")
    return f'--{option} "{answer.value}"' if answer.value else f"--{option}"


def refused(problems: Iterable[Problem], ending: str) -> CommandError:
    """An error that lists every problem with its place, then says what became of the rest."""
    listed = [problem.at_place(problem.sentence(as_option)) for problem in problems]
    shown = listed[:MOST_SHOWN]
    if len(listed) > len(shown):
        shown.append(f"and {len(listed) - len(shown):,} more")
    return CommandError("\n".join([*shown, ending]))


@contextmanager
def progress_bar(stream: OutputWrapper, steps: int) -> Iterator[Callable[[str], None]]:
    """A function to call with the name of each step; draws only on a terminal and leaves nothing behind."""
    console = Console(file=sys.stderr, force_terminal=stream.isatty())
    with Progress(console=console, transient=True, disable=not stream.isatty()) as progress:
        task = progress.add_task("", total=steps)
        yield lambda step: progress.update(task, advance=1, description=step)


@contextmanager
def counting_bar(stream: OutputWrapper, noun: str, total: int | None) -> Iterator[Callable[[str], None]]:
    """Like progress_bar, for long work: how many of how many, how many a second, and how long it will still take."""
    console = Console(file=sys.stderr, force_terminal=stream.isatty())
    columns = (
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(compact=True),
        TextColumn("{task.description}"),
    )
    with Progress(*columns, console=console, transient=True, disable=not stream.isatty()) as progress:
        task = progress.add_task("", total=total, rate="")

        def advance(name: str) -> None:
            done = progress.tasks[0]
            rate = f"{done.speed:,.0f} {noun}/s" if done.speed else ""
            progress.update(task, advance=1, description=shortened(name, 50), rate=rate)

        yield advance


@contextmanager
def moving_bar(stream: OutputWrapper, noun: str) -> Iterator[Callable[[int, int], None]]:
    """For work that says by itself how far it has come: a function to call with (done, total)."""
    console = Console(file=sys.stderr, force_terminal=stream.isatty())
    columns = (BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[rate]}"), TimeRemainingColumn(compact=True))
    with Progress(*columns, console=console, transient=True, disable=not stream.isatty()) as progress:
        task = progress.add_task("", total=None, rate="")

        def move(done: int, total: int) -> None:
            speed = progress.tasks[0].speed
            progress.update(task, completed=done, total=total, rate=f"{speed:,.0f} {noun}/s" if speed else "")

        yield move
