"""What was withdrawn is as if it had never been: every answer is that of an archive that never had it."""

import pytest

from reports.choices import Status
from reports.models import Facility, Finding, Passage
from reports.search import (
    SearchQuery,
    completions,
    count,
    did_you_mean,
    get_store,
    looser_searches,
    part_counts,
    rebuild,
    search,
    sync,
)
from reports.search.asking.results import more_like
from reports.search.index import expunging
from reports.search.names.vocabulary import get_vocabulary
from tests.factories import make_facility, make_facility_name, make_finding, make_passage, make_report

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("index_dir")]

GONE = {"status": Status.WITHDRAWN, "withdrawal_reason": "witness_safety"}
QUERIES = [
    "Zorbalinkovich",
    "zorbalinkovic",
    "zorba*",
    "guards",
    "guards mine",
    "prisoners OR mine",
    "gards",
    '"the mine"',
    "Zorbacamp",
]


def answers(passage):
    """Everything that the search says, with what decides the order."""
    vocabulary = get_vocabulary()
    said = {}
    for text in QUERIES:
        query = SearchQuery(text)
        results = search(query)
        said[text] = (
            [hit.passage.key for hit in results.hits],
            results.total,
            [(facet.name, facet.values) for facet in results.facets],
            count(query),
            did_you_mean(results.resolved),
            list(looser_searches(results.resolved)),
            part_counts(results.resolved),
            completions(text),
            vocabulary.holds(text),
            vocabulary.spelled_like(text),
        )
    searcher = get_store().searcher()
    counted = [searcher.doc_freq("body", term) for term in ("guard", "mine", "zorbalinkovich", "prison")]
    return said, counted, searcher.num_docs, [hit.passage.key for hit in more_like(passage)]


@pytest.fixture
def archive():
    report = make_report(slug="a-report")
    stays = [make_passage(f"Guards beat prisoners in the mine, witness {n} said.", report=report) for n in range(6)]
    gone = make_passage("Guards of the mine shot Zorbalinkovich and prisoners.", report=report)
    facility = make_facility(name="Zorbacamp", slug="zorbacamp")
    make_facility_name("Zorbacamp", facility=facility)
    finding = make_finding(passage=stays[0], facilities=[facility])
    return {"stays": stays, "gone": gone, "facility": facility, "finding": finding}


def withdraw_passage(archive):
    Passage.objects.filter(pk=archive["gone"].pk).update(**GONE)


def withdraw_facility(archive):
    Facility.objects.filter(pk=archive["facility"].pk).update(**GONE)


def withdraw_finding(archive):
    Finding.objects.filter(pk=archive["finding"].pk).update(**GONE)


@pytest.mark.parametrize("withdraw", [withdraw_passage, withdraw_facility, withdraw_finding])
def test_after_a_withdrawal_all_answers_are_those_of_an_archive_that_never_had_it(archive, withdraw):
    rebuild()
    before = answers(archive["stays"][0])
    withdraw(archive)
    sync()
    after = answers(archive["stays"][0])
    rebuild()
    never = answers(archive["stays"][0])
    assert after == never
    assert before != never
    assert not get_store().counts_gone_words(get_store().current())


def test_an_index_in_which_many_stand_beside_the_withdrawn_one_is_made_anew_by_who_follows(archive, monkeypatch):
    monkeypatch.setattr(expunging, "MOST_AT_ONCE", 3)
    rebuild()
    first = get_store().current()
    withdraw_passage(archive)
    sync(within=60)  # somebody waits
    assert get_store().current() == first
    said, _, _, _ = answers(archive["stays"][0])
    monkeypatch.setattr("reports.search.index.sync.BETWEEN_EXPUNGINGS", -1)
    sync()
    assert get_store().current() != first
    assert {text: answer[:-1] for text, answer in said.items()} == {
        text: answer[:-1] for text, answer in answers(archive["stays"][0])[0].items()
    }


def test_new_words_expunge_nothing(archive):
    rebuild()
    before = get_store().current()
    make_finding(passage=archive["stays"][1], facilities=[archive["facility"]])
    sync()
    assert not get_store().counts_gone_words(before)
    assert get_store().searcher().num_docs == 7
