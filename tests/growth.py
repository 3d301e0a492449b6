"""How work grows with the size of what is given: for tests that no input may make it quadratic. Never by seconds alone."""

import time

MOST_GROWTH = 3.0
"""Times the work for twice the size: 2 is linear, 4 is quadratic."""
_TOO_SHORT = 0.004  # seconds: below it the clock says nothing, and nobody waits
_TRIES = 5


def growth(work, smaller, larger):
    """The processor time of `work(larger)`, as a multiple of that of `work(smaller)`: the least of some tries of each."""
    least = [float("inf"), float("inf")]
    for _ in range(_TRIES):
        for place, given in enumerate((smaller, larger)):
            begun = time.thread_time()
            work(given)
            least[place] = min(least[place], time.thread_time() - begun)
        if least[1] <= max(least[0], _TOO_SHORT) * MOST_GROWTH:
            break
    return least[1] / max(least[0], _TOO_SHORT)


def grows_in_step(work, make, size):
    """Whether the work for `make(2 * size)` is at most three times that for `make(size)`."""
    return growth(work, make(size), make(2 * size)) <= MOST_GROWTH


def repeated(unit):
    """Makes a text of the given number of characters out of a unit."""
    return lambda size: (unit * (size // len(unit) + 1))[:size]
