"""Wherever an intake stands, its page leads on: to what can still be done with it, and to what it brought."""

import json

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape

from reports.choices import Status
from reports.collecting import Fetcher
from reports.ingest.preparing.edition import EditionHints
from reports.intake import presence, tasks
from reports.models import Finding, Intake, Report
from reports.problems import refuse
from tests import factories as make
from tests.admin.test_intake import ADD, page_of, shown, upload
from tests.ingest.pages import BODY, custom_report
from tests.intakes import begin, bring_in, intake_room, read

__all__ = ["intake_room"]

pytestmark = pytest.mark.usefixtures("intake_room")

EDITED = (*BODY[:4], "Guards often beat detainees (see also section 7.b.).", *BODY[5:])
SUGGESTIONS = "/admin/reports/finding/suggestions/"


class TestUploading:
    def test_a_password_in_an_address_is_refused_before_it_is_kept(self, as_person, reviewer):
        answer = upload(as_person(reviewer), address="https://me:secret@example.org/report")
        assert "carries a user name or password" in shown(answer)
        assert not Intake.objects.exists()

    def test_files_of_a_form_that_is_shown_again_have_to_be_chosen_again(self, as_person, reviewer):
        desk = as_person(reviewer)
        assert "choose the file again" in shown(upload(desk, ("a.txt", b"a"), year="21"))
        assert "choose the files again" in shown(upload(desk, ("a.txt", b"a"), ("b.txt", b"b"), year="21"))
        assert "again" not in shown(upload(desk, year="21"))

    def test_only_a_fault_among_the_answers_opens_them(self, as_person, reviewer):
        desk = as_person(reviewer)
        assert 'intake-answers" open' in shown(upload(desk, ("a.txt", b"a"), year="21"))
        assert 'intake-answers" open' not in shown(upload(desk, address="ftp://example.org/"))


class TestPreview:
    def test_what_cannot_come_in_leads_back_to_the_upload(self, as_person, reviewer):
        answer = shown(as_person(reviewer).get(page_of(read(reviewer, ("cat.jpg", b"\xff\xd8\xff")))))
        assert f'class="button" href="{ADD}"' in answer
        assert "Clear it away" in answer
        assert "Bring in nothing" not in answer

    def test_what_is_held_is_not_said_to_be_at_fault(self, as_person, reviewer):
        bring_in(reviewer)
        answer = shown(as_person(reviewer).get(page_of(read(reviewer))))
        assert "The archive holds it already" in answer
        assert "None of it can come in" not in answer
        assert "Ruritania 2021, Country Reports" in answer

    def test_an_address_that_gave_no_page_is_asked_again(self, as_person, reviewer, monkeypatch):
        def busy(self, given):
            raise refuse("the site cannot give the page just now (503). Try again later.")

        monkeypatch.setattr(Fetcher, "fetch", busy)
        intake = read(reviewer, address="https://www.example.org/report")
        desk = as_person(reviewer)
        assert 'value="fetch"' in shown(desk.get(page_of(intake)))
        desk.post(page_of(intake), {"step": "fetch"})
        intake.refresh_from_db()
        assert intake.state == "waiting"

    def test_files_are_not_fetched(self, as_person, reviewer):
        intake, desk = read(reviewer), as_person(reviewer)
        assert 'value="fetch"' not in shown(desk.get(page_of(intake)))
        desk.post(page_of(intake), {"step": "fetch"})
        intake.refresh_from_db()
        assert intake.state == "read"

    def test_one_page_that_asks_for_something_is_told_its_problems_once(self, as_person, reviewer):
        intake = read(reviewer, hints=EditionHints())
        answer = shown(as_person(reviewer).get(page_of(intake)))
        assert 'value="answer"' in answer
        [problem] = intake.items.get().preview["problems"]
        assert answer.count(escape(problem["reason"][1:])) == 1  # after the first letter, which is made a capital


class TestProgress:
    def test_tells_a_script_when_the_worker_comes_back(self, as_person, reviewer):
        intake, desk = begin(reviewer), as_person(reviewer)
        address = reverse("admin:reports_intake_progress", args=[intake.pk])
        assert 'data-worker="false"' in shown(desk.get(page_of(intake)))
        with presence.worker():
            assert json.loads(desk.get(address).content)["worker"] is True

    def test_no_pace_is_told_by_the_first_page_alone(self, as_person, reviewer):
        intake, desk = begin(reviewer), as_person(reviewer)
        address = reverse("admin:reports_intake_progress", args=[intake.pk])
        ago = timezone.now() - timezone.timedelta(seconds=10)
        Intake.objects.update(began_at=ago, total=200, done=1)
        assert json.loads(desk.get(address).content)["pace"] == ""
        Intake.objects.update(done=50)
        assert "pages a second" in json.loads(desk.get(address).content)["pace"]


class TestResult:
    def test_leads_to_the_suggestions_in_what_came_in(self, as_person, reviewer):
        intake, desk = bring_in(reviewer), as_person(reviewer)
        assert SUGGESTIONS not in shown(desk.get(page_of(intake)))
        report = Report.objects.get()
        make.make_finding(status=Status.SUGGESTED, passage=report.passages.first())
        make.make_finding(status=Status.SUGGESTED)
        answer = shown(desk.get(page_of(intake)))
        assert "1 finding is suggested by machine" in answer
        assert f'href="{SUGGESTIONS}?report={report.pk}"' in answer

    def test_says_that_suggestions_are_still_being_made(self, as_person, reviewer):
        intake, desk = bring_in(reviewer), as_person(reviewer)
        tasks.suggest_findings.enqueue([0])
        assert "still looking for findings" not in shown(desk.get(page_of(intake)))
        tasks.suggest_findings.enqueue([Report.objects.get().pk])
        assert "still looking for findings" in shown(desk.get(page_of(intake)))

    def test_findings_that_wait_are_led_to_on_their_own_desk(self, as_person, reviewer):
        bring_in(reviewer)
        report = Report.objects.get()
        beaten = report.passages.get(text__startswith="Guards")
        finding = make.make_finding(beaten.text, passage=beaten)
        intake, desk = bring_in(reviewer, ("newer.txt", custom_report(*EDITED))), as_person(reviewer)
        answer = shown(desk.get(page_of(intake)))
        assert "1 finding waits for you" in answer
        assert f'href="{reverse("admin:reports_finding_revised")}?report={report.pk}"' in answer
        Finding.objects.filter(pk=finding.pk).update(status=Status.REJECTED)
        assert "waits for you" not in shown(desk.get(page_of(intake)))

    def test_what_came_of_it_waits_for_no_worker(self, as_person, reviewer):
        assert "the worker is not running" not in shown(as_person(reviewer).get(page_of(bring_in(reviewer))))
