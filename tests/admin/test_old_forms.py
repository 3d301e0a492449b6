"""A form that was open while its person signed out and in again is refused in the archive's own words."""

from django.test import Client

from reports.choices import Status
from tests import factories as make

DESK = "/admin/reports/finding/suggestions/"


def test_an_old_form_says_what_to_do_and_changes_nothing(curator):
    finding = make.make_finding(status=Status.SUGGESTED)
    desk = Client(enforce_csrf_checks=True)
    desk.force_login(curator)
    answer = desk.post(DESK, {"act": f"reject:{finding.pk}"})
    assert answer.status_code == 403
    assert "Nothing was changed." in answer.content.decode()
    assert "<style" not in answer.content.decode()
    finding.refresh_from_db()
    assert finding.status == Status.SUGGESTED
