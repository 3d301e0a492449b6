"""The engine's errors as exceptions. Its panics derive from BaseException alone, and uncaught one would end a whole process."""

from contextlib import ContextDecorator
from types import TracebackType
from typing import Final


class EnginePanic(Exception):
    """The engine broke off: its files are damaged, or a query met a fault of its own."""


ENGINE_ERRORS: Final = (ValueError, OSError, EnginePanic)
"""What the engine raises for files that are not what it wrote, inside `panics_as_errors`."""


class panics_as_errors(ContextDecorator):  # noqa: N801 (read as a statement)
    """Raises EnginePanic in place of the engine's panic. Everything else passes through, an interrupt and an exit above all."""

    def __enter__(self) -> None:
        return

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is not None and _is_panic(error):
            raise EnginePanic(str(error)) from error


def _is_panic(error: BaseException) -> bool:
    """By the name of its module: the class itself cannot be imported."""
    return type(error).__module__ == "pyo3_runtime"
