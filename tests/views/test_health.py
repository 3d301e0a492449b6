"""What a load balancer is told."""

import pytest
from django.db import OperationalError

from reports.search import rebuild
from reports.views import health


@pytest.fixture(autouse=True)
def _own_index(tmp_path, settings):
    settings.ARCHIVE_INDEX_DIR = tmp_path / "index"


@pytest.mark.django_db
def test_all_is_well(client):
    rebuild()
    response = client.get("/healthz")
    assert (response.status_code, response.json()) == (200, {"database": "ok", "index": "ok"})
    assert "no-store" in response["Cache-Control"]


@pytest.mark.django_db
def test_a_missing_index_is_told(client, caplog):
    response = client.get("/healthz")
    assert (response.status_code, response.json()) == (503, {"database": "ok", "index": "broken"})


@pytest.mark.django_db
def test_a_broken_database_is_told_without_its_secrets(client, monkeypatch, caplog):
    rebuild()

    def refuse():
        raise OperationalError("connection to 10.1.2.3 as archive with password hunter2 failed")

    monkeypatch.setattr(health, "_database", refuse)
    response = client.get("/healthz")
    assert (response.status_code, response.json()) == (503, {"database": "broken", "index": "ok"})
    assert "hunter2" not in response.content.decode()
