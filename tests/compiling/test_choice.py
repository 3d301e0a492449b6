"""A choice is read from an address, checked whole, and written back as its one address."""

import pytest
from django.http import QueryDict

from reports.compiling import Choice, read_choice
from tests.factories import make_country, make_topic

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _vocabulary():
    person = make_topic(code="person")
    make_topic(code="torture", parent=person)
    make_topic(code="labour")
    make_country(slug="north-korea")
    make_country(slug="china")


def problems(address):
    choice, found = read_choice(QueryDict(address))
    assert choice is None
    return [(problem.parameter, problem.sentence) for problem in found]


@pytest.mark.parametrize(
    "address",
    [
        "year=2021&year=2020&topic=torture&topic=labour&country=north-korea&country=china",
        "country=china&country=north-korea&country=china&topic=labour&topic=torture&year=2020&year=2021&year=2021&year=",
    ],
)
def test_the_same_choice_has_one_address(address):
    choice, found = read_choice(QueryDict(address))
    assert found == []
    assert choice == Choice((2020, 2021), ("labour", "torture"), ("china", "north-korea"))
    assert choice.query == "year=2020&year=2021&topic=labour&topic=torture&country=china&country=north-korea"


def test_its_own_address_reads_as_the_same_choice():
    choice, _ = read_choice(QueryDict("year=2021&topic=torture&country=china&findings=1"))
    assert read_choice(QueryDict(choice.query)) == (choice, [])


def test_a_topic_below_a_chosen_one_adds_nothing():
    choice, _ = read_choice(QueryDict("year=2021&topic=torture&topic=person&country=china"))
    assert choice.topics == ("person",)


def test_everything_left_out_is_named():
    assert problems("") == [
        ("year", "Choose at least one year."),
        ("topic", "Choose at least one topic."),
        ("country", "Choose at least one country."),
    ]


@pytest.mark.parametrize(
    ("extra", "parameter", "named"),
    [
        ("year=20x1", "year", "20x1"),
        ("year=1066", "year", "1066"),
        ("year=２０２１", "year", "２０２１"),
        ("year=-2021", "year", "-2021"),
        ("topic=x%00", "topic", "x"),
        ("topic=zzz", "topic", "zzz"),
        ("country=KP", "country", "KP"),
        ("findings=yes", "findings", "yes"),
        ("findings=1&findings=1", "findings", "1, 1"),
        ("sections=1.c", "sections", "sections"),
    ],
)
def test_what_cannot_be_read_is_named(extra, parameter, named):
    (problem,) = problems(f"year=2021&topic=torture&country=china&{extra}")
    assert problem[0] == parameter
    assert named in problem[1]


def test_too_many_years_are_refused():
    years = "&".join(f"year={year}" for year in range(1950, 2011))
    assert problems(f"{years}&topic=torture&country=china") == [("year", "Choose 60 years or fewer.")]


def test_nothing_is_asked_of_the_database_for_an_empty_address(django_assert_num_queries):
    with django_assert_num_queries(0):
        read_choice(QueryDict(""))
