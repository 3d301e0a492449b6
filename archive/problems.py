"""The one kind of error that is meant for the person at the keyboard.

A problem is a sentence that says what is wrong and what to do. Commands print it as it is, without a traceback.
"""


class Problem(Exception):
    """What is wrong and the mend, in a sentence."""
