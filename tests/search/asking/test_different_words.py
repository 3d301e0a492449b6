"""The same words are shown once and counted once, however many hits there are."""

import pytest

from reports.search import SearchQuery, find_passages, rebuild, search
from reports.search.asking import ranking
from tests.factories import make_passage, make_report

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("index_dir")]


@pytest.fixture
def nine_wordings():
    report = make_report()
    for number in range(30):
        make_passage(f"Guards said so, {'and so ' * (number % 9)}they did.", report=report)
    rebuild()


@pytest.mark.parametrize("depth", [1, 10, 200])
@pytest.mark.parametrize("one_by_one", [2, 1000])
def test_each_wording_counts_once(nine_wordings, monkeypatch, depth, one_by_one):
    monkeypatch.setattr(ranking, "TIES", depth)
    monkeypatch.setattr(ranking, "COUNTED_ONE_BY_ONE", one_by_one)
    query = SearchQuery("guards", page_size=4)
    found = search(query)
    assert (found.total, found.different, len(found.hits)) == (30, 9, 4)
    assert find_passages(query).different == 9
    assert search(SearchQuery("guards", repeats=True)).different == 30


def test_beyond_what_anyone_pages_through_they_are_not_counted(nine_wordings, monkeypatch):
    monkeypatch.setattr(ranking, "ESTIMATED", 20)
    assert search(SearchQuery("guards")).different == 30


def test_where_every_facet_filters_they_are_counted_all_the_same(nine_wordings, monkeypatch):
    monkeypatch.setattr(ranking, "TIES", 1)
    found = search(SearchQuery("guards", page_size=2))
    years = {
        "year": frozenset(
            int(value.parameter) for facet in found.facets if facet.name == "year" for value in facet.values
        )
    }
    assert search(SearchQuery("guards", filters=years, page_size=2)).different == 9
