"""The table of judged queries: each says what a reader expects to be shown, found by reading the passages."""

import pytest

from reports.views.search.help import EXAMPLES, OPERATORS
from reports.views.search.help import fields as field_examples
from tests.search.judged.archive import CORPUS
from tests.search.judged.case import Case
from tests.search.judged.cases import fields, hostile, names, results, words

CASES = [*words.CASES, *names.CASES, *fields.CASES, *results.CASES, *hostile.CASES]


def parameter(case):
    marks = [pytest.mark.xfail(reason=case.wrong, strict=True)] if case.wrong else []
    return pytest.param(case, id=case.name, marks=marks)


@pytest.mark.django_db
@pytest.mark.parametrize("case", [parameter(case) for case in CASES])
def test_a_search_shows_what_a_reader_expects(case, archive):
    found = archive.search(case)
    shown, expected = archive.labels(found), case.finds.split()
    if case.in_order:
        assert shown == expected, case.why
    else:
        assert sorted(shown) == sorted(expected), case.why
    assert found.different == len(expected), case.why
    assert found.total == (len(expected) if case.total is None else case.total), case.why
    said = " ".join(found.interpretation.notes)
    assert not [words for words in case.says if words not in said], said
    assert bool(said) == bool(case.says), said


@pytest.mark.django_db
@pytest.mark.parametrize(("text", "facilities"), names.NAMESAKES)
def test_a_shared_place_name_is_told_and_the_facilities_stay_apart(text, facilities, archive):
    told = archive.search(Case("", text, "", "")).interpretation.namesakes
    assert sorted(facility.slug for shared in told for facility in shared.facilities) == sorted(facilities.split())


@pytest.mark.django_db
@pytest.mark.parametrize("example", [*EXAMPLES, *OPERATORS, *(example for _, example in field_examples())], ids=str)
def test_every_example_of_the_help_finds_something(example, archive):
    assert archive.search(Case("", example.typed, "", "")).total


def test_the_table_is_long_enough_and_names_each_case_once():
    assert len(CASES) >= 120
    assert len({case.name for case in CASES}) == len(CASES)
    assert all(case.why for case in CASES)


def test_every_label_of_a_case_is_of_a_passage():
    known = {label for report in CORPUS["reports"] for label in report["passages"]} | set(CORPUS["seed"])
    assert {label for case in CASES for label in case.finds.split()} <= known
