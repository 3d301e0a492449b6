"""What a document is called."""

import pytest

from reports.compiling.title import few, spans


@pytest.mark.parametrize(
    ("years", "written"),
    [((2021,), "2021"), ((2019, 2020, 2021), "2019–2021"), ((2021, 2016, 2020), "2016, 2020–2021"), ((), "")],
)
def test_years_that_follow_each_other_are_joined(years, written):
    assert spans(years) == written


def test_a_few_names_are_given_and_many_are_counted():
    assert few(["A", "B", "C"], "topics") == "A; B; C"
    assert few(["A", "B", "C", "D"], "topics") == "4 topics"
