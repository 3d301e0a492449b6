"""The steps of review as the database keeps them are those that the rules know; under the site's account each can be taken."""

from contextlib import contextmanager

import pytest
from django.db import DEFAULT_DB_ALIAS, IntegrityError, connection, connections

from reports import editorial
from reports.choices import Status
from reports.editorial.rules import ends_in, steps_of
from reports.models import Facility, Finding, Passage, Report, Source, protection
from reports.models.status_moves import CURATED, FINDINGS, IMPORTED
from tests import factories as make
from tests.people import make_person
from tests.settings import WORKER

SITE = f"archive_steps_site_{WORKER}"


@pytest.mark.parametrize(
    ("model", "moves"),
    [(Finding, FINDINGS), (Facility, CURATED), (Source, CURATED), (Passage, IMPORTED), (Report, IMPORTED)],
)
def test_the_rules_lead_where_the_database_lets_them(model, moves):
    leads = {
        (start, ends_in(step, record))
        for step in steps_of(model)
        for start in step.starts
        for record in states(model, start)
    }
    if moves == IMPORTED:
        leads = {move for move in leads if Status.REJECTED not in move}  # which nothing imported ever is
    assert leads == moves


def states(model, status):
    """A person's record and, where there is one, a machine's."""
    yield model(status=status) if model is not Finding else model(status=status, drafted_by_id=1)
    if model is Finding and status in (Status.SUGGESTED, Status.REJECTED):
        yield model(status=status, suggestion="a suggestion")


@contextmanager
def as_site():
    """Django connects as the site does."""
    owner = connections[DEFAULT_DB_ALIAS]
    with owner.cursor() as cursor:
        cursor.execute(f"DROP ROLE IF EXISTS {SITE}")
        cursor.execute(f"CREATE ROLE {SITE} LOGIN PASSWORD 'probe'")
    protection.apply(owner, site=SITE)
    site = type(owner)({**owner.settings_dict, "USER": SITE, "PASSWORD": "probe"}, DEFAULT_DB_ALIAS)
    connections[DEFAULT_DB_ALIAS] = site
    try:
        yield
    finally:
        site.close()
        connections[DEFAULT_DB_ALIAS] = owner
        with owner.cursor() as cursor:
            cursor.execute(f"DROP OWNED BY {SITE}; DROP ROLE {SITE}")


@pytest.mark.django_db(transaction=True)
def test_every_step_is_taken_under_the_sites_account():
    curator, reviewer = make_person("Curator"), make_person("Reviewer")
    drafts = [make.make_finding(status="draft", drafted_by=curator) for _ in range(2)]
    suggestion, facility, passage = make.make_suggestion(), make.make_facility(status="draft"), make.make_passage()
    with as_site():
        with connection.cursor() as cursor:
            cursor.execute("SELECT session_user")
            assert cursor.fetchone() == (SITE,)
        first, second = (editorial.submit_for_review(record=draft, by=curator) for draft in drafts)
        first = editorial.publish(record=first, by=reviewer)
        first = editorial.withdraw(record=first, reason="error", by=reviewer)
        assert editorial.restore(record=first, by=reviewer).status == Status.DRAFT
        second = editorial.send_back(record=second, by=reviewer)
        second = editorial.reject(record=editorial.submit_for_review(record=second, by=curator), by=reviewer)
        assert editorial.restore(record=second, by=reviewer).status == Status.DRAFT
        suggestion = editorial.reject(record=suggestion, by=curator)
        suggestion = editorial.restore(record=suggestion, by=curator)
        assert editorial.accept_suggestion(finding=suggestion, by=curator).status == Status.IN_REVIEW
        facility = editorial.publish(record=editorial.submit_for_review(record=facility, by=curator), by=reviewer)
        passage = editorial.withdraw(record=passage, reason="error", by=reviewer)
        assert editorial.restore(record=passage, by=reviewer).status == Status.PUBLISHED
        with pytest.raises(IntegrityError, match="no step leads from published to draft"):
            Facility.objects.filter(pk=facility.pk).update(status="draft")
        with pytest.raises(IntegrityError, match="an act that says its step"):
            Facility.objects.filter(pk=facility.pk).update(status="withdrawn", withdrawal_reason="error")
