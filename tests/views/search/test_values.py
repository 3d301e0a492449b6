"""The page of every value of a facet."""

import pytest

from reports.search import rebuild
from tests.factories import make_abuse_type, make_finding

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def values(tmp_path, settings):
    settings.ARCHIVE_INDEX_DIR = tmp_path / "index"
    make_finding(
        "Guards beat prisoners.",
        abuse_types=[make_abuse_type(label=label, code=label.lower()) for label in ("Torture", "Épuration", "Hunger")],
    )
    rebuild()


def test_every_value_is_a_link_into_the_search(read):
    html = read("/search/values/abuse/", q="guards")
    for code in ("torture", "hunger"):
        assert f'href="/search/?q=guards&amp;abuse={code}"' in html
        assert f'href="/search/?q=guards&amp;not_abuse={code}"' in html
    assert 'href="/search/?q=guards"' in html


def test_values_are_found_in_any_spelling_of_their_letters(read):
    html = read("/search/values/abuse/", q="guards", find="EPUR")
    assert "Épuration" in html
    assert "Torture" not in html
    assert '<input type="hidden" name="q" value="guards">' in html
    assert "find=" not in html.split("facet-values")[1].split("</ul>")[0]


def test_no_value_says_so(read):
    assert "No value has “zzz” in it" in read("/search/values/abuse/", find="zzz")


def test_a_facet_that_is_none_is_not_found(read):
    read("/search/values/colour/", status=404)


@pytest.mark.parametrize("params", [{"colour": "red"}, {"abuse": "nothing-like-it"}, {"page": "x"}])
def test_a_bad_address_is_named(read, params):
    assert "could not be read" in read("/search/values/abuse/", status=400, **params)


def test_a_page_past_the_end_says_so(read):
    assert "no such page" in read("/search/values/abuse/", status=404, page="2")


def test_it_costs_the_same_for_one_value_and_for_many(queries):
    before = queries("/search/values/abuse/?q=guards")
    make_finding("Guards beat them.", abuse_types=[make_abuse_type() for _ in range(20)])
    rebuild()
    assert queries("/search/values/abuse/?q=guards") == before <= 4
