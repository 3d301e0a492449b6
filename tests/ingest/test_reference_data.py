"""The archive's names as plain values: what a page calls a country finds it, and nothing asks the database again."""

import pickle

import pytest

from reports.ingest.load_reference_data import load_reference_data
from reports.ingest.preparing.reference_data import NamedCountry, NamedSeries
from reports.models import CountryName
from tests import factories as make
from tests.ingest.reference_data import RURITANIA, small_reference_data


@pytest.mark.django_db
class TestLoading:
    def test_takes_four_queries_and_none_afterwards(self, django_assert_num_queries):
        country = make.make_country(code="BS", name="Bahamas", slug="bahamas")
        CountryName.objects.create(country=country, form="Bahamas, The")
        spelling = make.make_topic_spelling("Prison Conditions")
        series = make.make_series(slug="country-reports", title="Country Reports")
        with django_assert_num_queries(4):
            directory = load_reference_data()
        with django_assert_num_queries(0):
            assert directory.series == {"country-reports": NamedSeries(series.pk, "country-reports", "Country Reports")}
            assert directory.countries == {"BS": NamedCountry(country.pk, "BS", "Bahamas", "bahamas")}
            assert directory.country_of("the-bahamas") == directory.country_of("Bahamas, The") == "BS"
            assert directory.topics.match(["c. Prison Conditions"])["c. Prison Conditions"].topic == spelling.topic_id
            assert pickle.loads(pickle.dumps(directory)) == directory

    def test_a_name_counts_before_a_slug_and_both_before_another_spelling(self):
        one = make.make_country(code="Q1", name="Graustark", slug="one")
        make.make_country(code="Q2", name="Two", slug="graustark")
        CountryName.objects.create(country=one, form="Two")
        directory = load_reference_data()
        assert (directory.country_of("graustark"), directory.country_of("two")) == ("Q1", "Q2")


@pytest.mark.parametrize(
    "name",
    [
        "Ruritania",
        "RURITANIA",
        "The Ruritania",
        "the-ruritania",
        "ruritania-2",
        "ruritania__trashed",
        "ruritania__trashed-3",
        "the-ruritania__trashed",
        "Rurïtanïa",
        "Ruritania\u200b",
    ],
)
def test_what_does_not_matter_in_a_name_is_looked_through(name):
    assert small_reference_data().country_of(name) == "QR"


@pytest.mark.parametrize("name", ["", "the", "-2", "__trashed", "Rurtania", "Ruritania and Graustark", "QR", "—"])
def test_nothing_else_is_taken_for_a_country(name):
    assert small_reference_data().country_of(name) == ""


def test_a_person_may_name_a_country_by_its_code_too():
    directory = small_reference_data()
    assert directory.find_country(" qr ") == directory.find_country("ruritania") == RURITANIA
    assert directory.find_country("XX") is None


def test_names_that_are_written_much_alike_are_near():
    assert small_reference_data().countries_near("Rurtania") == [RURITANIA]
    assert small_reference_data().countries_near("Strelsau") == []
