"""Whoever runs the archive can keep suggestions from readers altogether; what the methodology says agrees with it."""

import pytest

from reports.search import rebuild
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def report(tmp_path, settings):
    settings.ARCHIVE_INDEX_DIR = tmp_path / "index"
    passage = make.make_passage("Guards beat prisoners.")
    abuse = make.make_abuse_type(code="beating", label="Beating")
    make.make_suggestion(passage=passage, abuse_types=[abuse])
    rebuild()
    return passage.report


def pages(client, report):
    read = lambda address: client.get(address).content.decode()  # noqa: E731
    return (
        read(f"{report.get_absolute_url()}?suggestions=on"),
        read("/search/?q=guards&suggested=on&abuse=beating"),
        read("/search/?q=guards"),
        read("/methodology/"),
    )


def test_readers_who_ask_see_them_unless_they_are_switched_off(client, report, settings):
    reader, searched, search, methodology = pages(client, report)
    assert "suggested by machine" in reader.lower()
    assert report.get_absolute_url() in searched or "1 passage" in searched
    assert "Include what only a machine suggests" in search
    assert "Readers who ask for it are also shown what a program suggests" in methodology

    settings.ARCHIVE_SHOW_SUGGESTIONS = False
    reader, searched, search, methodology = pages(client, report)
    assert "machine" not in reader
    assert "1 passage" not in searched
    assert "machine" not in search
    assert "Readers are not shown what a program suggests" in methodology
