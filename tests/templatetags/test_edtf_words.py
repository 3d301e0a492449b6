"""Uncertain dates in words."""

import datetime

import pytest

from reports.templatetags.edtf_words import edtf_words, years_before


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("", ""),
        ("2013", "2013"),
        ("2013~", "about 2013"),
        ("2013?", "possibly 2013"),
        ("2013-07%", "possibly about July 2013"),
        ("2021-07", "July 2021"),
        ("2021-07-04", "4 July 2021"),
        ("2019-09/2020-07", "September 2019 to July 2020"),
        ("../2020", "up to 2020"),
        ("2019/..", "from 2019"),
        ("2019/", "from 2019"),
        ("199X", "the 1990s"),
        ("2021-13", "2021-13"),
        ("2021-21", "2021-21"),
    ],
)
def test_edtf_words(edtf, words):
    assert edtf_words(edtf) == words


@pytest.mark.parametrize(
    ("day", "year", "words"),
    [
        (datetime.date(2013, 12, 31), 2021, "eight years"),
        (datetime.date(2001, 1, 1), 2021, "20 years"),
        (datetime.date(2020, 7, 31), 2021, ""),
        (datetime.date(2022, 1, 1), 2021, ""),
        (None, 2021, ""),
        (datetime.date(2013, 1, 1), "", ""),
    ],
)
def test_years_before(day, year, words):
    assert years_before(day, year) == words
