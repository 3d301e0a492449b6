"""The database itself knows who changed a record last, and lets nobody publish, confirm or restore alone."""

import pghistory
import pytest
from django.contrib.auth.models import User
from django.db import IntegrityError, ProgrammingError, connection, transaction
from django.utils import timezone

from reports.choices import Status, WithdrawalReason
from reports.models import Facility, Finding, Publisher, Source
from tests import factories as make

pytestmark = pytest.mark.django_db
CURATED = [make.make_finding, make.make_facility, make.make_source]


@pytest.fixture
def people():
    return [User.objects.create(username=name) for name in ("first", "second", "third")]


def by(person, step="edit"):
    return pghistory.context(user=person.pk, step=step)


def by_nobody():
    """As the next transaction would begin; a test has only one."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('pghistory.context_metadata', '', true)")


def write(record, **values):
    type(record).objects.filter(pk=record.pk).update(**values)
    record.refresh_from_db()


def try_to(write_it, error=IntegrityError):
    """The words of the refusal; a write that is not refused fails the test."""
    with pytest.raises(error) as refusal, transaction.atomic():
        write_it()
    return str(refusal.value)


@pytest.mark.parametrize("maker", CURATED)
def test_who_changed_a_record_last_is_written_by_the_database(maker, people):
    first, second, _ = people
    record = maker(status=Status.DRAFT)
    assert record.changed_by is None
    with by(first):
        write(record, **words_of(record, "one"))
    assert record.changed_by == first
    with by(second):
        write(record, status=Status.IN_REVIEW)  # a step changes no words
    assert record.changed_by == first
    with by(second):
        write(record, **words_of(record, "two"))
    assert record.changed_by == second
    by_nobody()
    write(record, **words_of(record, "three"))
    assert record.changed_by == second, "a command is nobody, and hides nobody"
    with by(first):
        write(record, changed_by=None, changed_at=None)
    assert record.changed_by == second, "no program writes it"


def words_of(record, text):
    return (
        {"title": text} if isinstance(record, Source) else {"note" if isinstance(record, Finding) else "summary": text}
    )


def test_whoever_changes_what_belongs_to_a_record_changes_the_record(people):
    finding = make.make_finding(status=Status.DRAFT)
    citation = make.make_citation(finding=finding, certainty="ambiguous", source=None)
    figure, source, facility = make.make_figure(finding=finding), make.make_source(), make.make_facility()
    writes = {
        "citation": lambda: type(citation).objects.filter(pk=citation.pk).update(note="ours"),
        "candidate": lambda: citation.candidates.add(source),
        "figure": lambda: type(figure).objects.filter(pk=figure.pk).update(counted="camps"),
        "link": lambda: finding.facilities.add(facility),
        "unlinked": lambda: finding.facilities.clear(),
        "abuse": lambda: finding.abuse_types.add(make.make_abuse_type()),
        "group": lambda: finding.groups.add(make.make_group()),
        "figure gone": lambda: figure.delete(),
        "citation gone": lambda: citation.delete(),
    }
    for number, (name, act) in enumerate(writes.items()):
        person = people[number % 2]
        with by(person):
            act()
        finding.refresh_from_db()
        assert finding.changed_by == person, name
    name, copy = make.make_facility_name(facility=facility), make.make_source_copy(source=source)
    with by(people[0]):
        type(name).objects.filter(pk=name.pk).update(form="Camp 15")
        copy.delete()
    for record in (facility, source):
        record.refresh_from_db()
        assert record.changed_by == people[0]
        assert record.unread_since is not None


@pytest.mark.parametrize("maker", CURATED)
def test_whoever_changed_it_last_cannot_publish_it(maker, people):
    first, second, _ = people
    record = maker(status=Status.IN_REVIEW)
    with by(first):
        write(record, **words_of(record, "one"))
        signed = {"published_by": first} if isinstance(record, Finding) else {}
        assert "second reader" in try_to(lambda: write(record, status=Status.PUBLISHED, **signed))
    signed = {"published_by": second} if isinstance(record, Finding) else {}
    with by(second):
        write(record, status=Status.PUBLISHED, **signed)
    assert record.status == Status.PUBLISHED


def test_a_finding_is_signed_by_two(people):
    first, second, third = people
    finding = make.make_finding(status=Status.IN_REVIEW, drafted_by=first)
    with by(second):
        write(finding, note="corrected")
    for name in (first, second):
        assert "second reader" in try_to(lambda name=name: write(finding, status=Status.PUBLISHED, published_by=name))
    with by(first):
        assert "second reader" in try_to(lambda: write(finding, status=Status.PUBLISHED))
    with by(third):
        assert "own name" in try_to(lambda: write(finding, status=Status.PUBLISHED))
        write(finding, status=Status.PUBLISHED, published_by=third)
        assert "second reader" in try_to(lambda: write(finding, published_by=first))
    try_to(lambda: make.make_finding(drafted_by=first, published_by=first))


def test_the_first_collection_is_public_without_a_name():
    finding = make.make_finding()
    assert (finding.status, finding.drafted_by, finding.changed_by, finding.unread_since) == (
        Status.PUBLISHED, None, None, None,
    )  # fmt: skip


@pytest.mark.parametrize("maker", CURATED)
def test_what_is_public_and_was_changed_waits_for_a_second_person(maker, people):
    first, second, _ = people
    record = maker()
    with by(first):
        write(record, **words_of(record, "one"))
    since = record.unread_since
    assert since is not None
    with by(first, step="second_change"):
        assert "second reader" in try_to(lambda: write(record, unread_since=None))
    with by(second):
        write(record, unread_since=None)
    assert record.unread_since == since, "only the step that confirms does it"
    with by(second, step="second_change"):
        write(record, unread_since=None)
    assert record.unread_since is None
    assert record.changed_by == first


def test_a_publisher_is_public_with_what_it_issued(people):
    first, second, _ = people
    unused, used = make.make_publisher(), make.make_source().publisher
    of_series = make.make_report().series.publisher
    for publisher in (unused, used, of_series):
        with by(first):
            write(publisher, note="ours")
        assert publisher.changed_by == first
        assert (publisher.unread_since is not None) is (publisher != unused)
    with by(second, step="second_change"):
        write(used, unread_since=None)
    assert Publisher.objects.get(pk=used.pk).unread_since is None


@pytest.mark.parametrize("maker", CURATED)
def test_what_was_ever_public_is_never_deleted(maker, people):
    never = maker(status=Status.DRAFT)
    assert never.first_published_at is None
    once = maker()
    once.refresh_from_db()
    first = once.first_published_at
    assert first is not None
    write(once, status=Status.DRAFT)
    write(once, first_published_at=None)
    assert once.first_published_at == first
    try_to(lambda: type(once).objects.filter(pk=once.pk).delete(), ProgrammingError)
    withdrawn = maker(status=Status.WITHDRAWN)
    try_to(lambda: type(withdrawn).objects.filter(pk=withdrawn.pk).delete(), ProgrammingError)
    never.delete()


@pytest.mark.parametrize("maker", [*CURATED, make.make_passage, make.make_report])
def test_what_protects_a_person_is_restored_by_two(maker, people):
    first, second, _ = people
    record = maker(status=Status.WITHDRAWN, withdrawal_reason=WithdrawalReason.WITNESS_SAFETY)
    back = {"status": Status.PUBLISHED, "withdrawal_reason": ""}
    if isinstance(record, Finding):
        back["published_by"] = first
    cleared = {"restore_asked_by": None, "restore_asked_at": None, "restore_reason": ""}
    with by(first):
        assert "restored by two" in try_to(lambda: write(record, **back))
        assert "restored by two" in try_to(lambda: write(record, withdrawal_reason=WithdrawalReason.ERROR))
        asked = {"restore_asked_by": first, "restore_asked_at": timezone.now()}
        assert "restoring_asked_with_reason" in try_to(lambda: write(record, **asked))
        assert "own name" in try_to(
            lambda: write(record, **asked | {"restore_asked_by": second}, restore_reason="Safe.")
        )
        write(record, **asked, restore_reason="He lives abroad now.")
        assert "restored by two" in try_to(lambda: write(record, **back, **cleared))
    by_nobody()
    assert "restored by two" in try_to(lambda: write(record, **back, **cleared))
    with by(second):
        assert "own name" in try_to(lambda: write(record, restore_reason="Other words."))
        write(record, **back | cleared | ({"published_by": second} if isinstance(record, Finding) else {}))
    assert record.status == Status.PUBLISHED


def test_other_withdrawals_are_undone_as_before(people):
    facility = make.make_facility(status=Status.WITHDRAWN, withdrawal_reason=WithdrawalReason.ERROR)
    with by(people[0]):
        write(facility, status=Status.PUBLISHED, withdrawal_reason="")
    assert Facility.objects.public().get() == facility
