import pytest

from reports.choices import Qualifier
from tests.suggesting.known import proposals


def figures(text):
    """Of a sentence that is worth suggesting."""
    whole = f"{text} and guards beat prisoners."
    (proposal,) = proposals(whole)
    return [(whole[f.start : f.end], f.low, f.high, f.qualifier, f.unit) for f in proposal.figures]


@pytest.mark.parametrize(
    ("text", "words", "low", "high", "qualifier", "unit"),
    [
        ("About 5,000 prisoners were held", "About 5,000 prisoners", "5000", "5000", Qualifier.ABOUT, "persons"),
        ("More than 20 kyohwaso existed", "More than 20 kyohwaso", "20", "20", Qualifier.AT_LEAST, "kyohwaso"),
        ("Up to 600 persons came", "Up to 600 persons", "600", "600", Qualifier.AT_MOST, "persons"),
        (
            "There were between 80,000 and 120,000 prisoners",
            "between 80,000 and 120,000 prisoners",
            "80000",
            "120000",
            Qualifier.EXACTLY,
            "persons",
        ),
        ("It held 2,000 to 6,000 prisoners", "2,000 to 6,000 prisoners", "2000", "6000", Qualifier.EXACTLY, "persons"),
        ("They worked 12 hours a day", "12 hours a day", "12", "12", Qualifier.EXACTLY, "hours per day"),
        (
            "Approximately 2.6 million persons did",
            "Approximately 2.6 million persons",
            "2600000",
            "2600000",
            Qualifier.ABOUT,
            "persons",
        ),
        ("Some 64 percent saw it", "Some 64 percent", "64", "64", Qualifier.ABOUT, "percent"),
        ("Six inmates died", "Six inmates", "6", "6", Qualifier.EXACTLY, "persons"),
        ("He paid $100 for it", "$100", "100", "100", Qualifier.EXACTLY, "US dollars"),
    ],
)
def test_a_number_is_read_with_its_hedge_and_what_it_counts(text, words, low, high, qualifier, unit):
    assert figures(text) == [(words, low, high, qualifier, unit)]


@pytest.mark.parametrize(
    "text",
    [
        "In 2019 it was closed",
        "On July 14, 2021, it was closed",
        "As section 1.c. says",
        "Camp 14 was large",
        "Children ages 12 or older worked",
        "Tens of thousands were held",
        "One worker came",
        "COVID-19 spread",
    ],
)
def test_years_sections_camps_and_ages_count_nothing(text):
    assert figures(text) == []


def test_one_in_ten_is_a_rate():
    assert figures("One of every 10 individuals was held") == [
        ("One of every 10 individuals", "1", "1", Qualifier.EXACTLY, "in every 10")
    ]


def test_a_figure_is_of_the_date_the_sentence_names():
    (proposal,) = proposals("In March 2020 guards beat 50 prisoners.")
    assert [figure.as_of for figure in proposal.figures] == ["2020-03"]


def test_a_beginning_is_no_date_of_a_figure():
    (proposal,) = proposals("Since 2008 guards beat 50 prisoners.")
    assert [figure.as_of for figure in proposal.figures] == [""]


def test_a_figure_stands_with_the_one_facility_and_the_one_citation_of_its_sentence():
    (proposal,) = proposals("Defectors reported that guards beat 50 prisoners in Camp 14.")
    assert [(figure.facility, figure.citation) for figure in proposal.figures] == [("camp-14", 0)]
