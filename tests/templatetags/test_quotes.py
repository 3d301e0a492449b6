"""Quotation marks, once."""

import pytest

from reports.templatetags.quotes import quoted


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("reportedly", "“reportedly”"),
        ("“strong indications”", "“strong indications”"),
        ("“most” or “many”", "““most” or “many””"),
        ("called “so”", "“called “so””"),
        ("", "“”"),
    ],
)
def test_words_are_quoted_once(words, shown):
    assert quoted(words) == shown
