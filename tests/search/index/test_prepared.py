"""Questions are planned once a connection, whatever keys they are asked with, and are queries like any other."""

import pytest
from django.db import connection

from reports.models import Passage
from reports.search.index.prepared import AnyOf, PreparedQuery
from tests.factories import make_passage

pytestmark = pytest.mark.django_db


def keys_of(passages):
    return Passage.objects.public().filter(AnyOf("pk", passages["passage"])).order_by("pk").values_list("pk")


def kept_plans():
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_prepared_statements WHERE statement LIKE '%reports_passage%'")
        return cursor.fetchone()[0]


def test_it_gives_the_rows_of_its_keys_alone():
    first, second, _ = make_passage("One."), make_passage("Two."), make_passage("Three.")
    question = PreparedQuery(["passage"], keys_of)
    assert question.rows({"passage": [second.pk, first.pk, 0]}) == [(first.pk,), (second.pk,)]
    assert question.rows({"passage": []}) == question.rows({}) == []


def test_one_plan_serves_keys_of_any_size_and_number():
    question = PreparedQuery(["passage"], keys_of)
    question.rows({"passage": [1]})
    before = kept_plans()
    for keys in ([2], [], [40_000], [3_000_000_000], list(range(1000))):
        question.rows({"passage": keys})
    assert kept_plans() - before <= 1
    assert kept_plans() >= 1


def test_a_key_that_is_asked_about_in_two_places_is_filled_in_both():
    passage = make_passage("One.")
    question = PreparedQuery(["passage"], lambda keys: keys_of(keys).filter(AnyOf("pk", keys["passage"])))
    assert question.rows({"passage": [passage.pk]}) == [(passage.pk,)]


def test_texts_are_keys_too():
    passage = make_passage("One.")
    question = PreparedQuery(
        ["key"], lambda keys: Passage.objects.filter(AnyOf("key", keys["key"])).values_list("pk"), texts=True
    )
    assert question.rows({"key": [passage.key, "it's {no}, \\key"]}) == [(passage.pk,)]


def test_it_counts_as_a_query(django_assert_num_queries):
    question = PreparedQuery(["passage"], keys_of)
    with django_assert_num_queries(1):
        question.rows({"passage": [7]})
