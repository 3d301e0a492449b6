"""Waiting for what happens beside a test: in another thread, another process, a browser.

A wait ends as soon as its condition holds. So a long limit costs nothing where all is well, and no test fails because its
machine is slow or busy.
"""

import time

import pytest

LONGEST = 300  # seconds: more than ten times what anything waited for here takes on an idle machine


def until(condition, *, within=LONGEST, every=0.02):
    """What the condition gives once that is true. Fails the test when it is not within so many seconds."""
    end = time.monotonic() + within
    while not (given := condition()):
        if time.monotonic() > end:
            pytest.fail(f"It did not come true within {within:g} seconds.")
        time.sleep(every)
    return given
