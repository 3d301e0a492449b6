"""The command that proves the captures: it keeps each result, names what fails, and its exit status tells."""

import gzip
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from reports.collecting.capture import CapturedBytes
from reports.ingest.bring_in import bring_in
from reports.ingest.preparing.edition import EditionHints
from reports.models import Capture, CaptureCheck
from tests import factories as make
from tests.ingest.pages import custom_report

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def captures():
    """Of two editions, two captures each."""
    make.make_series(slug="country-reports", title="Country Reports")
    make.make_country(code="RU", name="Ruritania", slug="ruritania")
    for year in (2020, 2021):
        asked = EditionHints(series="country-reports", country="RU", year=year)
        for words in ("Old words", "New words"):
            content = custom_report("Executive Summary", f"{words} of {year}.")
            bring_in(CapturedBytes(content, f"{words} {year}.txt"), asked)


def verify(**options):
    output = StringIO()
    call_command("verify_captures", stdout=output, **options)
    return output.getvalue()


def tamper():
    capture = Capture.objects.order_by("pk")[1]
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        cursor.execute("UPDATE reports_capture SET content = %s WHERE id = %s", [gzip.compress(b"x"), capture.pk])
        cursor.execute("SET session_replication_role = DEFAULT")
    return capture


def test_all_that_hold_are_counted_and_kept():
    assert verify() == "4 captures looked at: 4 have their bytes and their passages proved.\n"
    assert list(CaptureCheck.objects.values_list("bytes_hold", "passages_hold")) == [(True, True)] * 4
    assert set(CaptureCheck.objects.values_list("reader", flat=True)) == {"custom-report-text"}


def test_one_that_fails_is_named_and_the_others_are_still_looked_at():
    tampered = tamper()
    output = StringIO()
    with pytest.raises(CommandError, match="^1 failed.$"):
        call_command("verify_captures", stdout=output)
    assert f"FAILS: country-reports-2020-ruritania, {tampered}: the bytes have the SHA-256" in output.getvalue()
    assert "4 captures looked at: 3 have" in output.getvalue()
    assert CaptureCheck.objects.filter(bytes_hold=False).get().capture == tampered


def test_one_report_can_be_asked_for():
    tamper()
    assert verify(report="country-reports-2021-ruritania").startswith("2 captures looked at: 2 have")
    with pytest.raises(CommandError, match="The archive has no report “nowhere”"):
        verify(report="nowhere")


def test_the_reading_can_be_left_out():
    assert verify(hash_only=True) == "4 captures looked at: 4 have their bytes proved.\n"
    assert set(CaptureCheck.objects.values_list("passages_hold", flat=True)) == {None}


def test_what_nobody_can_prove_is_no_failure():
    Capture.objects.filter(filename="New words 2021.txt").update(reader="a reader of old")
    printed = verify()
    assert "cannot be proved: country-reports-2021-ruritania" in printed
    assert printed.endswith("Of 1 only the bytes are.\n")


def test_memory_stays_flat(django_assert_max_num_queries):
    with django_assert_max_num_queries(2 + 4 * 8):
        verify()
