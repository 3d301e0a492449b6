"""Every kind of write that a passage's index document depends on puts the passage on the queue, in the same transaction."""

import pgtrigger
import pytest
from django.db import connection, transaction

from reports.models import AbuseType, Finding, IndexQueue, Passage
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    """One passage with one finding that has one of everything, and a passage that has nothing to do with it."""
    country = make.make_country()
    report = make.make_report(country=country)
    section = make.make_section(report=report, topic=make.make_topic(parent=make.make_topic()))
    passage = make.make_passage(report=report, section=section)
    camp = make.make_facility(facility_type=make.make_facility_type())
    finding = make.make_finding(
        passage=passage,
        abuse_types=[make.make_abuse_type(parent=make.make_abuse_type())],
        facilities=[camp],
        facility_types=[make.make_facility_type()],
        groups=[make.make_group(parent=make.make_group())],
        actors=[make.make_actor(parent=make.make_actor())],
    )
    make.make_citation(finding=finding)
    make.make_facility_name(facility=camp)
    make.make_passage("Nothing to do with it.")
    forget()
    return passage


def forget():
    IndexQueue.objects.all().delete()


def queued():
    found = set(IndexQueue.objects.values_list("passage_id", flat=True))
    forget()
    return found


def test_a_new_passage_is_queued(world):
    passage = make.make_passage("A third.", report=world.report)
    assert queued() == {passage.pk}


def test_a_withdrawn_passage_is_queued(world):
    Passage.objects.filter(pk=world.pk).update(status="withdrawn", withdrawal_reason="error")
    assert queued() == {world.pk}


@pytest.mark.parametrize("way", ["save", "update", "bulk_update", "raw SQL", "delete"])
def test_a_finding_is_queued_whichever_way_it_is_written(world, way):
    finding = world.findings.get()
    finding.note = "changed"
    if way == "save":
        finding.save()
    elif way == "update":
        Finding.objects.filter(pk=finding.pk).update(note="changed")
    elif way == "bulk_update":
        Finding.objects.bulk_update([finding], ["note"])
    elif way == "delete":
        with pgtrigger.ignore("reports.Finding:once_public_never_deleted"):
            finding.delete()
    else:
        with connection.cursor() as cursor:
            cursor.execute("UPDATE reports_finding SET note = 'changed'")
    assert queued() == {world.pk}


def test_new_findings_are_queued_once_a_statement(world):
    Finding.objects.bulk_create([Finding(passage=world, start=0, end=6, quote="Guards") for _ in range(3)])
    assert IndexQueue.objects.count() == 1


@pytest.mark.parametrize("relation", ["abuse_types", "facilities", "facility_types", "groups", "actors"])
def test_a_relation_made_and_unmade_is_queued(world, relation):
    links = getattr(world.findings.get(), relation)
    other = links.get()
    links.clear()
    assert queued() == {world.pk}
    links.add(other)
    assert queued() == {world.pk}
    links.through.objects.filter(finding__passage=world).update(finding=world.findings.get())
    assert queued() == {world.pk}


@pytest.mark.parametrize("relation", ["abuse_types", "groups", "actors"])
def test_a_term_and_what_stands_above_it_are_queued(world, relation):
    term = getattr(world.findings.get(), relation).get()
    for changed in (term, term.parent):
        changed.label += " changed"
        changed.save()
        assert queued() == {world.pk}
    type(term).objects.filter(pk=term.pk).update(parent=None)
    assert queued() == {world.pk}


def test_a_term_of_no_finding_is_not_queued(world):
    AbuseType.objects.filter(pk=make.make_abuse_type().pk).update(label="Unused")
    assert queued() == set()


def test_a_topic_and_what_stands_above_it_are_queued(world):
    for topic in (world.section.topic, world.section.topic.parent):
        type(topic).objects.filter(pk=topic.pk).update(label=f"{topic.label} changed")
        assert queued() == {world.pk}


def test_a_section_is_queued(world):
    type(world.section).objects.filter(pk=world.section_id).update(title="Changed")
    assert queued() == {world.pk}


def test_a_report_its_country_and_their_status_are_queued(world):
    type(world.report).objects.filter(pk=world.report_id).update(status="draft")
    assert queued() == {world.pk}
    country = world.report.country
    type(country).objects.filter(pk=country.pk).update(name="Changed")
    assert queued() == {world.pk}


def test_a_facility_its_names_and_its_type_are_queued(world):
    camp = world.findings.get().facilities.get()
    for record, change in (
        (camp, {"name": "Changed"}),
        (camp.names.get(), {"form": "Changed"}),
        (camp.facility_type, {"label": "Changed"}),
        (world.findings.get().facility_types.get(), {"label": "Changed too"}),
    ):
        type(record).objects.filter(pk=record.pk).update(**change)
        assert queued() == {world.pk}
    make.make_facility_name("Kaechon", facility=camp)
    assert queued() == {world.pk}
    camp.names.all().delete()
    assert queued() == {world.pk}


def test_a_citation_its_source_and_its_publisher_are_queued(world):
    citation = world.findings.get().citations.get()
    for record, change in (
        (citation, {"note": "changed"}),
        (citation.source, {"title": "Changed"}),
        (citation.source, {"status": "withdrawn", "withdrawal_reason": "error"}),
        (citation.source.publisher, {"name": "Changed"}),
    ):
        type(record).objects.filter(pk=record.pk).update(**change)
        assert queued() == {world.pk}
    citation.delete()
    assert queued() == {world.pk}
    make.make_citation(finding=world.findings.get(), source=make.make_source())
    assert queued() == {world.pk}


def test_a_write_that_is_rolled_back_leaves_nothing_on_the_queue(world):
    with transaction.atomic():
        Finding.objects.update(note="changed")
        transaction.set_rollback(True)
    assert queued() == set()


def test_the_queue_keeps_the_transaction_that_wrote(world):
    Finding.objects.update(note="changed")
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_current_xact_id()::text::bigint")
        assert IndexQueue.objects.get().xid == cursor.fetchone()[0]
