"""The one kind of error that is meant for the person who starts the site: it cannot, as things are.

It is a sentence that says what is wrong and what to do. Commands print it as it is, without a traceback.
"""


class CannotStart(Exception):
    """What is wrong and the mend, in a sentence."""
