"""A capture is proved again from its bytes: they are those that came, and the passages that are held follow from them."""

import gzip
from dataclasses import replace

import pytest
from django.db import connection

from reports.collecting.capture import CapturedBytes
from reports.ingest import verify
from reports.ingest.bring_in import bring_in
from reports.ingest.preparing.edition import EditionHints
from reports.ingest.verify import verify_capture
from reports.models import Capture, Passage
from tests import factories as make
from tests.ingest.pages import BODY, custom_report

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def asked():
    make.make_series(slug="country-reports", title="Country Reports")
    make.make_country(code="RU", name="Ruritania", slug="ruritania")
    return EditionHints(series="country-reports", country="RU", year=2021)


def captured(asked, *body):
    bring_in(CapturedBytes(custom_report(*body), "page.txt"), asked)
    return Capture.objects.latest("pk")


def result(capture, **options):
    check = verify_capture(capture, **options)
    check.save()
    return check.bytes_hold, check.passages_hold, check.note


def tamper(sql, *values):
    """Past the triggers, as somebody with the database in their hands could."""
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        cursor.execute(sql, values)
        cursor.execute("SET session_replication_role = DEFAULT")


def test_what_was_brought_in_holds(asked):
    assert result(captured(asked)) == (True, True, "")


def test_every_capture_of_a_revised_report_holds(asked):
    first = captured(asked)
    newer = captured(asked, *(line.replace("Cells were cold", "Cells were very cold") for line in BODY))
    again = captured(asked, "Executive Summary", "New.", *BODY[1:])
    assert Capture.objects.count() == 3
    for capture in (first, newer, again):
        assert result(capture) == (True, True, "")


def test_bytes_that_were_changed_fail(asked):
    capture = captured(asked)
    tamper("UPDATE reports_capture SET content = %s", gzip.compress(custom_report("Executive Summary", "Other.")))
    capture.refresh_from_db()
    bytes_hold, passages_hold, note = result(capture)
    assert (bytes_hold, passages_hold) == (False, None)
    assert note.startswith("the bytes have the SHA-256")


def test_bytes_that_cannot_be_unpacked_fail(asked):
    capture = captured(asked)
    tamper("UPDATE reports_capture SET content = %s", b"\x1f\x8b nothing")
    capture.refresh_from_db()
    assert result(capture)[0] is False


def test_a_passage_whose_words_were_changed_fails(asked):
    capture = captured(asked)
    tamper("UPDATE reports_passage SET text = 'The government was kind.' WHERE number = 1")
    bytes_hold, passages_hold, note = result(capture)
    assert (bytes_hold, passages_hold) == (True, False)
    assert "does not follow from the bytes: “The government was kind.”" in note


def test_a_passage_that_was_taken_out_fails(asked):
    capture = captured(asked)
    tamper("DELETE FROM reports_passage WHERE number = 3")
    assert "paragraph 3 of the bytes is not stored: “Cells were cold.”" in result(capture)[2]


def test_passages_that_changed_places_fail(asked):
    capture = captured(asked)
    Passage.objects.filter(number=1).update(number=99)
    assert result(capture)[1:] == (
        False,
        "the passages of the report's page are not those of the bytes in their order.",
    )


def test_the_hash_alone_can_be_asked_for(asked):
    capture = captured(asked)
    tamper("UPDATE reports_passage SET text = 'Other.' WHERE number = 1")
    assert result(capture, hash_only=True) == (True, None, "")


class TestAnotherReader:
    def use(self, monkeypatch, capture, **changes):
        readers = [replace(reader, **changes) if reader.name == capture.reader else reader for reader in verify.READERS]
        monkeypatch.setattr(verify, "READERS", tuple(readers))

    def test_of_a_newer_version_that_reads_the_same_proves_it_too(self, asked, monkeypatch):
        capture = captured(asked)
        self.use(monkeypatch, capture, version=capture.reader_version + 1)
        version = capture.reader_version
        told = f"read by version {version + 1}, and brought in by version {version}."
        assert result(capture) == (True, True, told)

    def test_of_a_newer_version_that_reads_otherwise_proves_nothing(self, asked, monkeypatch):
        capture = captured(asked)
        (reader,) = (reader for reader in verify.READERS if reader.name == capture.reader)
        outline = reader.read(custom_report("Executive Summary", "Other words."))
        self.use(monkeypatch, capture, version=capture.reader_version + 1, read=lambda content: outline)
        bytes_hold, passages_hold, note = result(capture)
        assert (bytes_hold, passages_hold) == (True, None)
        assert "does not follow" in note

    def test_that_is_no_more_proves_nothing(self, asked, monkeypatch):
        capture = captured(asked)
        self.use(monkeypatch, capture, name="another")
        assert result(capture)[1] is None

    def test_that_stumbles_fails_the_check_and_nothing_else(self, asked, monkeypatch):
        def stumble(content):
            raise RecursionError("too deep")

        capture = captured(asked)
        self.use(monkeypatch, capture, read=stumble)
        assert result(capture)[1:] == (False, "the reader fails on the bytes (RecursionError: too deep).")
