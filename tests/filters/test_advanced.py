"""The advanced form writes the language: what it writes means what its boxes say."""

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from reports.filters.advanced import AdvancedForm
from reports.search.language import parse, write


def written(**boxes):
    address = QueryDict(mutable=True)
    address.update(boxes)
    form = AdvancedForm(address)
    assert form.is_valid(), form.errors
    return form.written()


@pytest.mark.parametrize(
    ("boxes", "query"),
    [
        ({"all_words": "prison torture"}, "prison torture"),
        ({"phrase": "hunger strike"}, '"hunger strike"'),
        ({"phrase": "“hunger strike”"}, '"hunger strike"'),
        ({"any_words": "hunger famine"}, "hunger OR famine"),
        ({"any_words": "hunger"}, "hunger"),
        ({"all_words": "prison", "no_words": "women children"}, "prison -women -children"),
        ({"near_words": "prison died"}, '"prison died"~5'),
        ({"near_words": "prison died", "near_distance": "9"}, '"prison died"~9'),
        ({"begins": "tortur"}, "tortur*"),
        ({"begins": "tortur*"}, "tortur*"),
        ({"exact": "Kaechon"}, 'exact:"Kaechon"'),
        ({"year_from": "2019", "year_to": "2022"}, "year:2019..2022"),
        ({"year_from": "2022", "year_to": "2019"}, "year:2019..2022"),
        ({"year_from": "2019"}, "year:2019.."),
        ({"year_to": "2019"}, "year:..2019"),
        ({"year_from": "2019", "year_to": "2019"}, "year:2019"),
        ({"country": "North Korea"}, 'country:"North Korea"'),
        ({"all_words": "OR", "country": 'K"P'}, '"OR" country:"K P"'),
        ({"all_words": "a) -b year:2020"}, 'a "-b" "year:2020"'),
        ({}, ""),
    ],
)
def test_each_box_writes_its_part(boxes, query):
    assert parse(written(**boxes)).root == parse(query).root
    assert bool(written(**boxes)) == bool(query)


def test_either_words_beside_others_keep_their_own_group():
    text = written(all_words="prison", any_words="hunger famine", source="KINU")
    assert parse(text).root == parse('prison (hunger OR famine) source:"KINU"').root


def test_a_wrong_number_is_named():
    form = AdvancedForm(QueryDict("near_distance=900&year_from=x"))
    assert not form.is_valid()
    assert set(form.errors) == {"near_distance", "year_from"}


boxes = st.sampled_from(["all_words", "phrase", "any_words", "no_words", "near_words", "begins", "exact", "facility"])


@given(st.dictionaries(boxes, st.text(max_size=60), max_size=4))
def test_whatever_stands_in_the_boxes_is_written_so_that_it_reads_back(given_boxes):
    address = QueryDict(mutable=True)
    address.update(given_boxes)
    form = AdvancedForm(address)
    if form.is_valid():
        text = form.written()
        root = parse(text).root
        assert parse(write(root)).root == root
        assert bool(text) == (root is not None)
