"""Passages like another one, also in an index that counts many deleted documents."""

import pytest

from reports.choices import Status
from reports.models import Passage
from reports.search import rebuild, sync
from reports.search.asking.results import more_like
from tests.factories import make_passage, make_report

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("index_dir")]

WITHDRAWN = {"status": Status.WITHDRAWN, "withdrawal_reason": "error"}


def test_the_likest_come_first_and_those_with_one_word_in_common_last():
    asked = make_passage("Guards beat prisoners with wooden clubs.")
    near = make_passage("Guards beat the prisoners using clubs.")
    far = make_passage("Wooden houses were burnt near the border.")
    make_passage("Elections were postponed.")
    rebuild()
    assert [hit.passage.pk for hit in more_like(asked)] == [near.pk, far.pk]


def test_a_text_without_telling_words_is_like_none():
    asked = make_passage("Zorba.")
    make_passage("Elections were postponed.")
    rebuild()
    assert more_like(asked) == ()


def test_most_passages_may_have_been_withdrawn():
    """With the engine's own query this panicked: a word of 63 documents, 57 of which are left."""
    report = make_report()
    passages = [make_passage(f"Guards beat prisoners in camp {number}.", report=report) for number in range(63)]
    rebuild()
    gone = [passage.pk for passage in passages[:40]]
    Passage.objects.filter(pk__in=gone).update(**WITHDRAWN)
    sync()
    found = {hit.passage.pk for hit in more_like(passages[-1], limit=30)}
    assert found == {passage.pk for passage in passages[40:-1]}
