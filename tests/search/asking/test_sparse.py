"""Counting rare facets among the few passages that hold one gives what counting them among all hits gives."""

import pytest

from reports.search import FACETS, SearchQuery, get_store, rebuild, search
from reports.search.asking import results, sparse
from tests.factories import (
    make_abuse_type,
    make_facility,
    make_finding,
    make_passage,
    make_report,
    make_section,
    make_topic,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("index_dir")]


@pytest.fixture
def abuses():
    """Sixty passages, of which four carry abuses or facilities, one of them only as a machine says so."""
    section = make_section(report=make_report(year=2020), topic=make_topic())
    passages = [make_passage(f"Torture, number {number}.", section=section) for number in range(60)]
    torture, hunger, camp = make_abuse_type(), make_abuse_type(), make_facility()
    make_finding(passage=passages[0], abuse_types=[torture])
    make_finding(passage=passages[1], abuse_types=[torture, hunger], facilities=[camp])
    make_finding(passage=passages[2], abuse_types=[hunger])
    make_finding(passage=passages[3], abuse_types=[hunger], suggestion="a" * 64, status="suggested")
    rebuild()
    return torture, hunger


def test_the_counts_are_the_same(abuses, monkeypatch):
    chosen = {"abuse": frozenset({abuses[0].pk})}
    queries = [
        SearchQuery("torture"),
        SearchQuery("torture", suggested=True),
        SearchQuery("torture", filters=chosen),
        SearchQuery("torture", excluded=chosen, suggested=True),
        SearchQuery("nowhere"),
    ]
    among_all = [search(query).facets for query in queries]
    monkeypatch.setattr(results, "WORTH_IT", 0)
    counted = []
    monkeypatch.setattr(
        "reports.search.asking.counting.holding", lambda *asked: counted.append(asked) or sparse.holding(*asked)
    )
    assert [search(query).facets for query in queries] == among_all
    assert counted


def test_only_what_few_passages_hold_is_sparse(abuses):
    held = sparse.sparse_among(get_store().searcher(), FACETS)
    assert {"facility", "source", "group"} <= set(held)
    assert {"report", "year", "country", "topic"}.isdisjoint(held)
