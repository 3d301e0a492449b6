"""A search that finds nothing: the page helps, and reads what was typed once for all its help."""

import pytest
from django.urls import reverse

from reports.search import rebuild
from reports.search.asking import resolved
from tests.factories import make_passage

pytestmark = pytest.mark.django_db


@pytest.fixture
def read_texts(monkeypatch):
    """Every text that a search parses to be run, in order."""
    texts = []
    parse = resolved.parse
    monkeypatch.setattr(resolved, "parse", lambda text: texts.append(text) or parse(text))
    return texts


def test_what_was_typed_is_read_once(client, read_texts):
    make_passage("Torture in prison.")
    make_passage("Hunger in camps.")
    rebuild()
    typed = "torture prison hunger"
    page = client.get(reverse("search"), {"q": typed})
    assert page.context["empty"]["parts"]
    assert page.context["empty"]["suggestions"]
    assert read_texts.count(typed) == 1


def test_fuzzy_words_are_offered_without_reading_the_query_again(client, read_texts):
    make_passage("Guards locked the prison.")
    rebuild()
    page = client.get(reverse("search"), {"q": "prizon"})
    assert page.context["results"].total == 1
    assert page.context["meant"][0]["text"] == "prison"
    assert read_texts.count("prizon") == 1
