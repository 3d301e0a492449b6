"""Hashing a password takes its time, but not the readers'."""

import os
import threading
import time

import pytest
from django.contrib.auth.hashers import PBKDF2PasswordHasher

from archive.access import hashing

QUICK = 1000


@pytest.fixture
def hasher(monkeypatch):
    monkeypatch.setattr(hashing, "LONGEST_WAIT", 0.2)
    return hashing.PatientHasher()


@pytest.fixture
def held(settings):
    """Another process of this host is busy with a password."""
    with hashing._turn_on_this_host(settings.ARCHIVE_VAR / "hashing", time.monotonic() + 5):
        yield


def test_hashes_are_djangos_own(hasher):
    encoded = hasher.encode("a password", "salt", QUICK)
    assert encoded == PBKDF2PasswordHasher().encode("a password", "salt", QUICK)
    assert hasher.verify("a password", encoded)
    assert not hasher.verify("another", encoded)


def test_they_are_made_in_a_thread_that_steps_back_and_leaves_the_others_alone(hasher):
    before = os.getpriority(os.PRIO_PROCESS, threading.get_native_id())
    hasher.encode("a password", "salt", QUICK)
    thread = hashing._hashing_thread()
    there = thread.submit(lambda: os.getpriority(os.PRIO_PROCESS, threading.get_native_id())).result()
    assert there >= hashing.NICENESS
    assert os.getpriority(os.PRIO_PROCESS, threading.get_native_id()) == before


def test_whoever_waits_too_long_for_another_process_is_sent_away(hasher, held):
    began = time.monotonic()
    with pytest.raises(hashing.Busy, match="try again in a few seconds"):
        hasher.encode("a password", "salt", QUICK)
    assert time.monotonic() - began < 5


def test_no_more_than_two_threads_of_a_process_are_kept_busy(hasher, held):
    refused = []

    def encode():
        began = time.monotonic()
        try:
            hasher.encode("a password", "salt", QUICK)
        except hashing.Busy:
            refused.append(time.monotonic() - began)

    threads = [threading.Thread(target=encode) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(refused) == 8
    assert sum(waited > 0.15 for waited in refused) == hashing.AT_ONCE


def test_a_place_is_free_again_afterwards(hasher):
    for _ in range(hashing.AT_ONCE + 2):
        hasher.encode("a password", "salt", QUICK)
