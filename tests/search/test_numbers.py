"""One number in its several ways to be written; what only looks like one is left alone."""

import pytest

from reports.search.numbers import with_commas, written_otherwise


@pytest.mark.parametrize(
    ("text", "otherwise"),
    [
        ("1200", ["1,200"]),
        ("1,200", ["1200"]),
        ("12000", ["12,000"]),
        ("1,200,300", ["1200300"]),
        ("1200 prisoners", ["1,200 prisoners"]),
        ("about 1,200 of 3000", ["about 1,200 of 3,000", "about 1200 of 3000", "about 1200 of 3,000"]),
        ("1200-1500", ["1200-1,500", "1,200-1500", "1,200-1,500"]),
        ("$1200", ["$1,200"]),
        ("200", []),
        ("0120", []),
        ("1,20", []),
        ("1200,5", []),
        ("1,200.50", []),
        ("1200.50", []),
        ("12,0000", []),
        ("A1200", []),
        ("1200th", []),
        ("1.200", []),
        ("9" * 16, []),
        ("no number", []),
    ],
)
def test_a_number_is_written_otherwise(text, otherwise):
    assert sorted(written_otherwise(text)) == sorted(otherwise)


def test_many_numbers_do_not_make_thousands_of_ways():
    assert len(written_otherwise(" ".join(["1200"] * 30))) < 10


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
