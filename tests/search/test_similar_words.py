"""Misspelt words: looked for as typed, and only where that finds nothing, as words spelled nearly so."""

import pytest

from reports.search import SearchQuery, count, rebuild, search
from tests.factories import make_passage

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("index_dir")]


@pytest.fixture(autouse=True)
def held():
    make_passage("Guards tortured detainees in the prison.")
    make_passage("Elections were postponed.")
    rebuild()


def test_a_word_that_nothing_holds_finds_words_spelled_nearly_so_and_says_it():
    results = search(SearchQuery("prizon guards"))
    assert [hit.passage.text for hit in results.hits] == ["Guards tortured detainees in the prison."]
    assert results.reading.unheld == ("prizon",)
    assert "words spelled nearly like “prizon” were looked for" in results.reading.notes[-1]
    assert count(SearchQuery("prizon guards")) == results.total == 1


def test_words_that_are_held_are_never_taken_for_others():
    results = search(SearchQuery("elections prison"))
    assert (results.total, results.reading.notes) == (0, ())


def test_exactly_as_typed_means_it():
    assert search(SearchQuery("prizon", exact=True)).total == 0
    assert search(SearchQuery('exact:"prizon"')).total == 0
