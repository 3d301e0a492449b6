"""What is made of something that changes, kept in the process until that changes."""

from collections.abc import Callable, Hashable


class Newest[Value]:
    """The value made of the newest state; one at a time, for all threads of the process."""

    def __init__(self) -> None:
        self._kept: tuple[Hashable, Value] | None = None

    def of(self, state: Callable[[], Hashable], make: Callable[[], Value]) -> Value:
        """The kept value while the state is equal, otherwise one made anew.

        That is kept only if the state is still the same afterwards: what was made of a newer state must never pass for
        that of an older one.
        """
        kept, before = self._kept, state()
        if kept is not None and kept[0] == before:
            return kept[1]
        value = make()
        if state() == before:
            self._kept = (before, value)
        return value
