"""Uncertain dates: what an EDTF string can mean, and that its days are worked out whenever a row is written."""

import datetime
from contextlib import suppress

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from reports.models import Figure, Finding
from reports.models.dates import edtf_bounds, validate_edtf
from tests import factories as make

day = datetime.date


@pytest.mark.parametrize(
    ("written", "earliest", "latest"),
    [
        ("2013", day(2013, 1, 1), day(2013, 12, 31)),
        ("2013~", day(2013, 1, 1), day(2013, 12, 31)),
        ("2021-07", day(2021, 7, 1), day(2021, 7, 31)),
        ("2020-02", day(2020, 2, 1), day(2020, 2, 29)),
        ("2021-07-14", day(2021, 7, 14), day(2021, 7, 14)),
        ("2019-09/2020-07", day(2019, 9, 1), day(2020, 7, 31)),
        ("201X", day(2010, 1, 1), day(2019, 12, 31)),
    ],
)
def test_a_date_means_a_span_of_days(written, earliest, latest):
    assert edtf_bounds(written) == (earliest, latest)


def test_no_date_means_no_days():
    assert edtf_bounds("") == (None, None)


@pytest.mark.parametrize("written", ["July 2021", "2021-13", "2021-02-30", "14.07.2021", "around 2013", "/", "21"])
def test_what_is_no_date_is_refused_with_a_sentence(written):
    with pytest.raises(ValidationError, match="is not a date in EDTF: write 2013"):
        validate_edtf(written)


def test_a_span_that_ends_before_it_begins_is_refused():
    with pytest.raises(ValueError, match="ends before it begins"):
        edtf_bounds("2020-07/2019-09")


@given(st.dates(min_value=day(1000, 1, 1), max_value=day(2999, 12, 31)))
def test_a_whole_day_means_itself(date):
    assert edtf_bounds(date.isoformat()) == (date, date)


@given(st.text("0123456789-/~?X.[] ", max_size=16))
def test_any_text_is_a_date_or_refused(written):
    with suppress(ValueError):
        earliest, latest = edtf_bounds(written)
        assert written == "" or earliest <= latest


@pytest.mark.django_db
class TestDaysAreWorkedOut:
    def test_on_save(self):
        source = make.make_source(published="2020-07")
        assert (source.published_earliest, source.published_latest) == (day(2020, 7, 1), day(2020, 7, 31))
        source.published = "2019"
        source.save()
        source.refresh_from_db()
        assert source.published_latest == day(2019, 12, 31)

    def test_on_bulk_create(self):
        finding = make.make_finding()
        words = {"start": finding.start, "end": finding.end, "words": finding.quote, "low": 1, "high": 1}
        Figure.objects.bulk_create([Figure(finding=finding, as_of="2013", **words)])
        assert Figure.objects.get().as_of_earliest == day(2013, 1, 1)

    def test_anew_when_the_date_is_taken_away(self):
        finding = make.make_finding(event_date="2020")
        finding.event_date = ""
        finding.save()
        assert Finding.objects.filter(event_earliest=None, event_latest=None).exists()

    def test_and_what_is_no_date_cannot_be_saved(self):
        with pytest.raises(ValueError, match="is not a date in EDTF"):
            make.make_finding(event_date="last summer")
