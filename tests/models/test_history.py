"""The database remembers what a curated record was, whichever way it was written: save, bulk, raw SQL, a relation changed."""

import pghistory
import pytest
from django.apps import apps
from django.contrib.auth import get_user_model
from django.db import connection

from reports.models import Facility, Finding, Passage
from tests import factories as make

pytestmark = pytest.mark.django_db


def events(model, **which):
    """What the history of a model holds, oldest first, as (label, row)."""
    event_model = apps.get_model("reports", f"{model.__name__}Event")
    return list(event_model.objects.filter(**which).order_by("pgh_id"))


def labels(model, **which):
    return [event.pgh_label for event in events(model, **which)]


@pytest.fixture
def finding():
    return make.make_finding(note="first", status="draft")


def test_making_a_finding_is_remembered(finding):
    assert labels(Finding, key=finding.key) == ["insert"]


def test_a_save_is_remembered(finding):
    finding.note = "second"
    finding.save()
    assert [event.note for event in events(Finding, key=finding.key)] == ["first", "second"]


def test_a_bulk_update_is_remembered(finding):
    Finding.objects.filter(pk=finding.pk).update(note="second")
    finding.note = "third"
    Finding.objects.bulk_update([finding], ["note"])
    assert [event.note for event in events(Finding, key=finding.key)] == ["first", "second", "third"]


def test_a_bulk_creation_is_remembered(finding):
    Finding.objects.bulk_create(
        [Finding(passage=finding.passage, start=0, end=6, quote="Guards", key=f"bulk{number}") for number in range(2)]
    )
    assert labels(Finding, key__startswith="bulk") == ["insert", "insert"]


def test_raw_sql_is_remembered(finding):
    with connection.cursor() as cursor:
        cursor.execute("UPDATE reports_finding SET note = 'by hand' WHERE id = %s", [finding.pk])
        cursor.execute("DELETE FROM reports_finding WHERE id = %s", [finding.pk])
    assert labels(Finding, key=finding.key) == ["insert", "update", "delete"]
    assert events(Finding, key=finding.key)[-1].note == "by hand"


def test_a_write_that_changes_nothing_is_not_remembered(finding):
    Finding.objects.filter(pk=finding.pk).update(note="first")
    assert labels(Finding, key=finding.key) == ["insert"]


@pytest.mark.parametrize(
    ("relation", "maker"),
    [
        ("abuse_types", make.make_abuse_type),
        ("facilities", make.make_facility),
        ("facility_types", make.make_facility_type),
        ("groups", make.make_group),
        ("actors", make.make_actor),
    ],
)
def test_a_relation_made_and_unmade_is_remembered(finding, relation, maker):
    other = maker()
    getattr(finding, relation).add(other)
    getattr(finding, relation).clear()
    proxy = next(
        model
        for model in apps.get_app_config("reports").get_models()
        if model._meta.proxy and model._meta.concrete_model is getattr(Finding, relation).through
    )
    assert labels(proxy, finding_id=finding.pk) == ["insert", "delete"]


def test_candidates_of_a_citation_are_remembered():
    citation = make.make_citation(
        certainty="ambiguous", source=None, candidates=[make.make_source(), make.make_source()]
    )
    citation.candidates.clear()
    proxy = apps.get_model("reports", "CitationCandidate")
    assert labels(proxy, citation_id=citation.pk) == ["insert", "insert", "delete", "delete"]


@pytest.mark.parametrize(
    ("maker", "change"),
    [
        (lambda: make.make_facility(status="draft"), {"summary": "changed"}),
        (make.make_facility_name, {"note": "changed"}),
        (lambda: make.make_source(status="draft"), {"note": "changed"}),
        (make.make_citation, {"note": "changed"}),
        (make.make_figure, {"unit": "changed"}),
    ],
    ids=["facility", "name", "source", "citation", "figure"],
)
def test_every_curated_record_has_its_history(maker, change):
    record = maker()
    model, pk = type(record), record.pk
    model.objects.filter(pk=pk).update(**change)
    record.delete()
    assert labels(model, id=pk) == ["insert", "update", "delete"]


def test_the_history_of_evidence_tells_of_its_status_and_never_repeats_its_words():
    passage = make.make_passage()
    Passage.objects.filter(pk=passage.pk).update(status="withdrawn", withdrawal_reason="witness_safety")
    (event,) = events(Passage, key=passage.key)
    assert (event.pgh_label, event.status) == ("update", "withdrawn")
    assert not hasattr(event, "text")
    report = passage.report
    type(report).objects.filter(pk=report.pk).update(status="draft")
    assert labels(type(report), slug=report.slug) == ["update"]


def test_the_history_knows_who_wrote():
    curator = get_user_model().objects.create(username="curator")
    with pghistory.context(user=curator.pk):
        facility = make.make_facility()
    (event,) = events(Facility, slug=facility.slug)
    assert event.pgh_context.metadata["user"] == curator.pk
