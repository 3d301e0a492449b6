"""Numbers with their thousands set apart by spaces, as word processors do; what only looks like one is left alone."""

import pytest

from reports.search.language.numbers import with_commas


@pytest.mark.parametrize(
    ("text", "commas"),
    [
        ("1\u00a0200 men", "1,200 men"),
        ("1\u202f200\u2009300", "1,200,300"),
        ("1 200", "1 200"),
        ("2019\u00a0200", "2019\u00a0200"),
        ("1\u00a020", "1\u00a020"),
        ("1\u00a02000", "1\u00a02000"),
        ("3\u00a0men", "3\u00a0men"),
    ],
)
def test_spaces_that_do_not_break_set_thousands_apart(text, commas):
    assert with_commas(text) == commas
