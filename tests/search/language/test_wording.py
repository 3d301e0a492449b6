"""The same words written in their other ways: numbers, British and American spelling; what only looks like it is left alone."""

import pytest

from reports.search import SearchQuery, rebuild, search
from reports.search.language.wording import spelt_ways, written_otherwise
from tests.factories import make_facility_type, make_passage


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
    ("text", "otherwise"),
    [
        ("labour", ["labor"]),
        ("labor", ["labour"]),
        ("labourers", ["laborers"]),
        ("forced labour", ["forced labor"]),
        ("LABOUR", ["LABOR"]),
        ("Centre", ["Center"]),
        ("organisations", ["organizations"]),
        ("decriminalized", ["decriminalised"]),
        ("programme", ["program"]),
        ("travelling", ["traveling"]),
        ("defence", ["defense"]),
        ("NGO", ["NGOs"]),
        ("ngos", ["ngo"]),
        ("labour center", ["labor center", "labor centre", "labour centre"]),
        ("5,000 labourers", ["5,000 laborers", "5000 labourers", "5000 laborers"]),
        ("labour-training centre", ["labor-training centre", "labour-training center", "labor-training center"]),
        ("Xi", ["Xi’s"]),
        ("President Cho", ["President Cho’s"]),
        ("Xi Jinping", []),
        ("The", []),
        ("no", []),
        ("xi", []),
        ("laboratory", []),
        ("promise", []),
        ("prize", []),
        ("four", []),
        ("there", []),
        ("Jongo-ri", []),
    ],
)
def test_a_word_is_spelt_otherwise(text, otherwise):
    assert sorted(written_otherwise(text)) == sorted(otherwise)


def test_a_reader_is_told_of_spellings_and_not_of_forms_of_a_word():
    assert spelt_ways("Xi") == ()
    assert spelt_ways("labour") == ("labor",)
    assert spelt_ways("2021") == ()
    assert spelt_ways("5,000 labourers") == ("5,000 laborers",)


@pytest.fixture
def finds(index_dir, db):
    for text in (
        "They did forced labor at a center.",
        "An NGO reported it.",
        "Two NGOs denied it.",
        "Cho’s brother fled.",
    ):
        make_passage(text)
    rebuild()
    return lambda typed, **asked: [hit.passage.text for hit in search(SearchQuery(typed, **asked)).hits]


@pytest.mark.parametrize(
    ("typed", "count"),
    [
        ("forced labour", 1),
        ('"forced labour"', 1),
        ('"labour centre"~5', 1),
        ("labour -centre", 0),
        ("NGO", 2),
        ("ngos", 2),
        ("Cho", 1),
        ('exact:"forced labour"', 0),
        ('exact:"forced labor"', 1),
    ],
)
def test_either_spelling_is_found_and_exact_words_are_not_touched(finds, typed, count):
    assert len(finds(typed)) == count


@pytest.mark.parametrize(
    "typed",
    [
        "labor-training center",
        "labor-training centers",
        "labour-training centre",
        "labour training centres",
        "training facilities",
        "tallyeondae",
        "tallyeondaes",
    ],
)
@pytest.mark.django_db
@pytest.mark.usefixtures("index_dir")
def test_a_name_is_known_in_the_plural_and_in_british_spelling(typed):
    make_facility_type(label="Tallyeondae", variants=["labor-training center", "training facility"])
    for text in (
        "At a labor-training center.",
        "At the training facility.",
        "In a tallyeondae.",
        "Centers of training.",
    ):
        make_passage(text)
    rebuild()
    assert search(SearchQuery(typed)).total == 3
