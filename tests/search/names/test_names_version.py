"""The names are kept between searches, and never a moment longer than they are true."""

import threading

import pgtrigger
import pytest
from django.db import connection, transaction

from reports.choices import Status, WithdrawalReason
from reports.models import Facility, FacilityName
from reports.search import SearchQuery, rebuild, search
from reports.search.language.tree import Name, Word
from reports.search.names.names import load_names, names_version
from tests.factories import make_facility, make_facility_name, make_facility_type, make_passage
from tests.waiting import LONGEST

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("index_dir")]


def is_known(word):
    return isinstance(load_names().expand(Word(word)), Name)


def make_place(*forms, **given):
    facility = make_facility(**given)
    for form in forms:
        make_facility_name(form, facility=facility, kind="place", place="place")
    return facility


def test_names_that_did_not_change_cost_one_query(django_assert_num_queries):
    make_place("Kaechon", "Gaecheon")
    book = load_names()
    with django_assert_num_queries(1):
        assert load_names() is book


@pytest.mark.parametrize("status", [status for status in Status if status != Status.PUBLISHED])
def test_names_of_a_facility_that_is_no_longer_public_are_gone_at_once(status):
    facility = make_place("Aplace", "Bplace")
    assert is_known("Aplace")
    reason = WithdrawalReason.LEGAL if status == Status.WITHDRAWN else ""
    Facility.objects.filter(pk=facility.pk).update(status=status, withdrawal_reason=reason)
    assert not is_known("Aplace")
    Facility.objects.filter(pk=facility.pk).update(status=Status.PUBLISHED, withdrawal_reason="")
    assert is_known("Aplace")


def test_every_kind_of_change_is_seen():
    facility = make_place("Aplace", "Bplace")
    versions = [names_version()]
    kind = make_facility_type(label="Kyohwaso", variants=["kyo-hwa-so"])
    versions.append(names_version())
    kind.variants = ["kyo hwa so"]
    kind.save()
    versions.append(names_version())
    FacilityName.objects.filter(form="Aplace").update(form="Cplace")
    versions.append(names_version())
    FacilityName.objects.filter(form="Cplace").update(place="elsewhere")
    versions.append(names_version())
    FacilityName.objects.filter(form="Bplace").delete()
    versions.append(names_version())
    facility.names.all().delete()
    with pgtrigger.ignore("reports.Facility:once_public_never_deleted"):
        facility.delete()
    versions.append(names_version())
    assert len(set(versions)) == len(versions)


def test_a_change_that_is_taken_back_is_no_change():
    make_place("Aplace", "Bplace")
    before = names_version()
    with transaction.atomic():
        make_place("Xplace", "Yplace")
        assert names_version() != before
        assert is_known("Xplace")
        transaction.set_rollback(True)
    assert names_version() == before
    assert not is_known("Xplace")


@pytest.mark.django_db(transaction=True)
def test_a_withdrawal_that_began_long_ago_counts_when_it_is_committed():
    """A later write may be committed first: the highest number written would not tell the earlier one."""
    facility = make_place("Aplace", "Bplace")
    written, go_on = threading.Event(), threading.Event()

    def withdraw_slowly():
        with transaction.atomic():
            reason = WithdrawalReason.values[0]
            Facility.objects.filter(pk=facility.pk).update(status=Status.WITHDRAWN, withdrawal_reason=reason)
            written.set()
            go_on.wait(LONGEST)
        connection.close()

    slow = threading.Thread(target=withdraw_slowly)
    slow.start()
    assert written.wait(LONGEST)
    make_place("Xplace", "Yplace")
    assert is_known("Xplace")
    assert is_known("Aplace")
    go_on.set()
    slow.join()
    assert not is_known("Aplace")


def test_a_withdrawn_name_widens_no_search_though_the_index_has_not_followed_yet():
    facility = make_place("Aplace", "Vortown")
    make_passage("Held at Vortown here.")
    rebuild()
    assert search(SearchQuery("Aplace")).total == 1
    reason = WithdrawalReason.values[0]
    Facility.objects.filter(pk=facility.pk).update(status=Status.WITHDRAWN, withdrawal_reason=reason)
    results = search(SearchQuery("Aplace"))
    assert (results.total, results.interpretation.was_expanded, results.interpretation.namesakes) == (0, False, ())
