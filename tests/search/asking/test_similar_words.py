"""Misspelt words: looked for as typed, and only where that finds nothing, as words spelled nearly so."""

import pytest

from reports.models import Report
from reports.search import IndexBeingMade, SearchQuery, count, highlighter_for, rebuild, search
from reports.search.asking import results
from tests.factories import make_passage, make_report

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("index_dir")]


@pytest.fixture(autouse=True)
def held():
    make_passage("Guards tortured detainees in the prison.")
    make_passage("Elections were postponed.")
    rebuild()


def test_a_word_that_nothing_holds_finds_words_spelled_nearly_so_and_says_it():
    results = search(SearchQuery("prizon guards"))
    assert [hit.passage.text for hit in results.hits] == ["Guards tortured detainees in the prison."]
    assert results.interpretation.misspelled == ("prizon",)
    assert "words spelled nearly like “prizon” were looked for" in results.interpretation.notes[-1]
    assert count(SearchQuery("prizon guards")) == results.total == 1


def test_the_word_that_is_like_the_unknown_one_is_marked():
    (hit,) = search(SearchQuery("prizon")).hits
    assert [fragment.text for fragment in hit.snippet if fragment.marked] == ["prison"]
    assert not hit.by_link


@pytest.mark.parametrize(
    ("asked", "marked"),
    [
        (SearchQuery("prizon guards"), {"prison", "Guards"}),
        (SearchQuery("prizon guards", exact=True), {"Guards"}),
        (SearchQuery("prizon OR guards"), {"Guards"}),
        (SearchQuery("prizon OR guards", filters={"year": frozenset({1950})}), {"Guards"}),
        (SearchQuery("prizon OR elections", excluded={"year": frozenset({2022})}), {"prison"}),
        (SearchQuery("prison guards"), {"prison", "Guards"}),
    ],
)
def test_a_text_is_marked_as_the_search_that_found_it_read_its_words(asked, marked):
    make_passage("Guards locked the prison.", report=make_report(year=2018))
    Report.objects.exclude(year=2018).update(year=2022)
    rebuild()
    fragments = highlighter_for(asked).mark("Guards locked the prison.")
    assert {fragment.text for fragment in fragments if fragment.marked} == marked


def test_without_an_index_a_text_is_marked_as_typed(monkeypatch, index_dir):
    def refuse(*_, **__):
        raise IndexBeingMade

    monkeypatch.setattr(results, "_ready", refuse)
    fragments = highlighter_for(SearchQuery("prizon guards")).mark("Guards locked the prison.")
    assert [fragment.text for fragment in fragments if fragment.marked] == ["Guards"]


def test_words_that_are_held_are_never_taken_for_others():
    results = search(SearchQuery("elections prison"))
    assert (results.total, results.interpretation.notes) == (0, ())


def test_exactly_as_typed_means_it():
    assert search(SearchQuery("prizon", exact=True)).total == 0
    assert search(SearchQuery('exact:"prizon"')).total == 0
