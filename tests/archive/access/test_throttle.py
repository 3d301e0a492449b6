"""What is counted, under which name, for how long."""

import datetime
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from django.utils import timezone

from archive.access import throttle
from archive.access.adapters import stand_in
from archive.access.models import Attempt


@pytest.mark.parametrize(("wrong", "wait"), [(0, 0), (4, 0), (5, 60), (6, 120), (10, 1920), (11, 3600), (5000, 3600)])
def test_the_wait_doubles_up_to_an_hour(wrong, wait):
    assert throttle.wait_after(wrong, 5) == wait


def test_neither_name_nor_address_is_stored(db):
    throttle.charge(throttle.account("mira"), throttle.address("192.0.2.7"))
    rows = list(Attempt.objects.values())
    assert len(rows) == 2
    assert set(rows[0]) == {"id", "key", "at"}
    assert not any(word in str(rows) for word in ("mira", "192.0.2.7"))


def test_the_hash_of_an_address_is_another_one_the_day_after_tomorrow(monkeypatch):
    today = throttle.address("192.0.2.7").keys()
    later = timezone.now() + datetime.timedelta(days=2)
    monkeypatch.setattr(throttle.timezone, "now", lambda: later)
    assert not set(today) & set(throttle.address("192.0.2.7").keys())


def test_midnight_forgives_nothing(db, monkeypatch):
    evening = datetime.datetime(2026, 5, 4, 23, 59, 50, tzinfo=datetime.UTC)
    monkeypatch.setattr(throttle.timezone, "now", lambda: evening)
    for _ in range(5):
        throttle.charge(throttle.account("mira"))
    monkeypatch.setattr(throttle.timezone, "now", lambda: evening + datetime.timedelta(seconds=20))
    with pytest.raises(throttle.Locked):
        throttle.charge(throttle.account("mira"))


def test_rows_are_deleted_after_a_day(db):
    throttle.charge(throttle.account("mira"))
    Attempt.objects.update(at=timezone.now() - datetime.timedelta(days=1, minutes=1))
    throttle.charge(throttle.account("nora"))
    assert Attempt.objects.count() == 1


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("2001:db8:1:2::3", "2001:db8:1:2:ffff::9", True),
        ("2001:db8:1:2::3", "2001:db8:1:3::3", False),
        ("192.0.2.7", "192.0.2.8", False),
        ("", "", True),
    ],
)
def test_an_ipv6_subscriber_is_one_whatever_address_they_take(one, other, same):
    assert (throttle.address(one).keys() == throttle.address(other).keys()) is same
    assert (stand_in(one) == stand_in(other)) is same


def test_what_stands_for_an_address_leads_nowhere():
    assert stand_in("192.0.2.7").startswith("100::")


@pytest.mark.django_db(transaction=True)
def test_tries_made_at_once_get_no_more_than_their_share():
    def one_try(_):
        try:
            throttle.charge(throttle.account("mira"))
        except throttle.Locked:
            return False
        finally:
            connection.close()
        return True

    with ThreadPoolExecutor(12) as pool:
        assert sum(pool.map(one_try, range(12))) == throttle.FREE["account"]
