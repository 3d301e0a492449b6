"""What the tests of the curators' room share: people of each group, and the browsers they are signed in with."""

import pytest
from django.contrib.auth.models import User
from django.test import Client


@pytest.fixture(autouse=True)
def own_index(tmp_path, settings):
    """The first search of a test finds no index and makes one of what the test has written so far."""
    settings.ARCHIVE_INDEX_DIR = tmp_path / "index"


@pytest.fixture
def root(db):
    return User.objects.create_superuser("root")


@pytest.fixture
def synced(monkeypatch):
    """Counts the times that the index is brought up to date, without touching one."""
    calls = []
    monkeypatch.setattr("reports.admin.parts.index_sync.sync", lambda **_: calls.append(True))
    return calls


@pytest.fixture
def as_person():
    def sign_in(person):
        client = Client()
        client.force_login(person)
        return client

    return sign_in
