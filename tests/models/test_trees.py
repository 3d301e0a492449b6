"""Vocabularies are trees: no term stands below itself, not even when two people move terms at the same moment."""

import threading

import pytest
from django.db import IntegrityError, connection, transaction

from reports.models import AbuseType, Actor, Group, Topic
from tests import factories as make
from tests.waiting import LONGEST

MAKERS = {Topic: make.make_topic, AbuseType: make.make_abuse_type, Group: make.make_group, Actor: make.make_actor}
trees = pytest.mark.parametrize("make_term", MAKERS.values(), ids=[model.__name__ for model in MAKERS])


@trees
@pytest.mark.django_db
def test_a_term_cannot_stand_below_itself(make_term):
    term = make_term()
    with pytest.raises(IntegrityError, match=f"{term.code} cannot stand below itself"), transaction.atomic():
        type(term).objects.filter(pk=term.pk).update(parent=term)


@trees
@pytest.mark.django_db
def test_a_term_cannot_stand_below_what_stands_below_it(make_term):
    top = make_term()
    middle = make_term(parent=top)
    low = make_term(parent=middle)
    with pytest.raises(IntegrityError, match="cannot stand below itself"), transaction.atomic():
        type(top).objects.filter(pk=top.pk).update(parent=low)
    type(low).objects.filter(pk=low.pk).update(parent=top)


@pytest.mark.django_db
def test_two_terms_moved_below_each_other_in_one_statement_are_refused():
    one, two = make.make_topic(), make.make_topic()
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "UPDATE reports_topic SET parent_id = CASE id WHEN %s THEN %s ELSE %s END WHERE id IN (%s, %s)",
            [one.pk, two.pk, one.pk, one.pk, two.pk],
        )


@pytest.mark.django_db(transaction=True)
def test_two_people_cannot_make_a_cycle_at_the_same_moment():
    one, two = make.make_topic(), make.make_topic()
    moved, may_commit, outcome = threading.Event(), threading.Event(), []

    def move_one_below_two():
        with transaction.atomic():
            Topic.objects.filter(pk=one.pk).update(parent=two)
            moved.set()
            may_commit.wait(LONGEST)
        connection.close()

    def move_two_below_one():
        try:
            Topic.objects.filter(pk=two.pk).update(parent=one)
        except IntegrityError as error:
            outcome.append(error)
        connection.close()

    first = threading.Thread(target=move_one_below_two)
    first.start()
    assert moved.wait(LONGEST)
    second = threading.Thread(target=move_two_below_one)
    second.start()
    second.join(0.3)
    assert second.is_alive(), "the second move waits for the first to end"
    may_commit.set()
    first.join(LONGEST)
    second.join(LONGEST)
    assert len(outcome) == 1
    two.refresh_from_db()
    assert two.parent is None
