"""Bringing reports in through the admin: who may, what is shown at each step, and what is refused before it is kept."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django_tasks_db.models import DBTaskResult

from reports.choices import Status
from reports.intake import presence, staging, steps
from reports.intake.reading import read_intake
from reports.intake.writing import write_intake
from reports.models import Intake, IntakeItem, Report, Section
from tests import factories as make
from tests.admin.desk import messages_of
from tests.ingest.pages import BODY, custom_report
from tests.ingest.test_another_report import DISAPPEARANCES, LAND
from tests.intakes import begin, bring_in, intake_room, read

__all__ = ["intake_room"]

pytestmark = pytest.mark.usefixtures("intake_room")

ADD = "/admin/reports/intake/add/"
SAYS = {"series": "country-reports", "country": "Ruritania", "year": "2021"}
HOSTILE = "<img src=x onerror=alert(1)>.txt"


def page_of(intake):
    return reverse("admin:reports_intake_change", args=[intake.pk])


def upload(client, *files, **fields):
    sent = [SimpleUploadedFile(name, content) for name, content in files]
    return client.post(ADD, {"files": sent, **SAYS, **fields} if sent else {**SAYS, **fields})


def shown(answer):
    return answer.content.decode()


def kept(room):
    return [file.name for folder in room.iterdir() for file in folder.iterdir()] if room.exists() else []


class TestWhoMay:
    def test_a_curator_looks_and_does_nothing(self, as_person, curator, reviewer, intake_room):
        desk, intake = as_person(curator), read(reviewer)
        assert desk.get(page_of(intake)).status_code == 200
        assert "Bring in" not in shown(desk.get(page_of(intake))).replace("Bring in</span>", "")
        assert desk.get(ADD).status_code == 403
        assert upload(desk, ("a.txt", custom_report())).status_code == 403
        for step in ("all", "ticked", "cancel", "again", "answer"):
            assert desk.post(page_of(intake), {"step": step}).status_code == 403
        assert len(kept(intake_room)) == 1

    def test_somebody_who_is_not_signed_in_is_sent_to_sign_in_and_nothing_is_kept(self, client, reviewer, intake_room):
        assert upload(client, ("a.txt", custom_report())).status_code == 302
        assert not Intake.objects.exists()
        assert kept(intake_room) == []
        for name in ("change", "progress"):
            address = reverse(f"admin:reports_intake_{name}", args=[1])
            assert "/login/" in client.get(address).headers["Location"]

    def test_an_upload_from_another_site_is_refused_and_not_kept(self, reviewer, intake_room):
        stranger = Client(enforce_csrf_checks=True)
        stranger.force_login(reviewer)
        assert upload(stranger, ("a.txt", custom_report())).status_code == 403
        assert kept(intake_room) == []

    @pytest.mark.parametrize(("group", "may"), [("curator", False), ("reviewer", True), ("administrator", True)])
    def test_the_way_in_is_shown_to_those_who_may_go_it(self, request, as_person, group, may):
        desk = as_person(request.getfixturevalue(group))
        for address in ("/admin/", "/admin/reports/report/", "/admin/reports/intake/"):
            assert (f'href="{ADD}"' in shown(desk.get(address))) is may

    def test_nobody_deletes_an_intake(self, as_person, root, reviewer):
        intake = read(reviewer)
        assert as_person(root).post(reverse("admin:reports_intake_delete", args=[intake.pk])).status_code == 403


class TestUploading:
    def test_files_are_put_in_line_under_names_that_say_nothing(self, as_person, reviewer, intake_room):
        answer = upload(as_person(reviewer), ("a.txt", custom_report()), ("../../b.txt", b"b"))
        intake = Intake.objects.get()
        assert answer.headers["Location"] == page_of(intake)
        assert [file["name"] for file in intake.files] == ["a.txt", "b.txt"]
        assert sorted(kept(intake_room)) == ["0001", "0002"]
        assert (intake_room / intake.folder).stat().st_mode & 0o777 == 0o700
        assert intake.answers == {"series": "country-reports", "country": "QR", "year": 2021}
        assert DBTaskResult.objects.get().args_kwargs["args"] == [intake.pk]

    def test_more_than_is_taken_is_refused_in_words_before_it_is_kept(
        self, as_person, reviewer, intake_room, monkeypatch
    ):
        monkeypatch.setattr(staging, "MOST_BYTES", 100_000)
        answer = upload(as_person(reviewer), ("small.txt", b"a"), ("large.txt", b"a" * 200_000))
        assert answer.status_code == 413
        assert "so none of it was kept" in shown(answer)
        assert kept(intake_room) == []
        assert not Intake.objects.exists()

    def test_what_says_it_is_too_large_is_not_even_read(self, as_person, reviewer):
        answer = as_person(reviewer).post(
            ADD,
            b"--x\r\n",
            content_type="multipart/form-data; boundary=x",
            headers={"content-length": str(2 * 1024**3)},
        )
        assert answer.status_code == 413
        assert "larger than 256 MB" in shown(answer)

    def test_too_many_files_at_once_are_refused_in_words(self, as_person, reviewer, intake_room):
        files = [(f"{number}.txt", b"a") for number in range(staging.MOST_FILES + 1)]
        answer = upload(as_person(reviewer), *files)
        assert "put them into one .zip" in shown(answer)
        assert kept(intake_room) == []

    def test_a_full_disk_is_told_before_it_is_full(self, as_person, reviewer, intake_room, monkeypatch):
        monkeypatch.setattr(staging, "ROOM_TO_LEAVE", 2**62)
        assert "disk is nearly full" in shown(upload(as_person(reviewer), ("a.txt", b"a")))
        assert kept(intake_room) == []

    @pytest.mark.parametrize(
        ("files", "fields", "words"),
        [
            ([], {}, "Choose at least one file, or paste an address."),
            ([], {"address": "ftp://example.org/a"}, "Enter a valid URL|begin with https"),
            ([("a.txt", b"a")], {"address": "https://example.org/"}, "bring in one of the two first"),
            ([("a.txt", b"a")], {"country": "Nowhere"}, "The archive has no country “Nowhere”"),
            ([("a.txt", b"a")], {"year": "21"}, "greater than or equal to 1900"),
            ([("a.txt", b"a")], {"published": "2199-01-01"}, "still to come"),
        ],
    )
    def test_what_is_wrong_is_told_and_nothing_kept(self, as_person, reviewer, intake_room, files, fields, words):
        answer = upload(as_person(reviewer), *files, **fields)
        assert any(each in shown(answer) for each in words.split("|"))
        assert kept(intake_room) == []
        assert not Intake.objects.exists()

    def test_an_address_is_put_in_line(self, as_person, reviewer):
        upload(as_person(reviewer), address="https://www.example.org/report")
        assert Intake.objects.get().address == "https://www.example.org/report"

    def test_a_country_is_known_by_its_code_and_by_its_other_names(self, as_person, reviewer):
        make.make_country(code="MM", name="Myanmar", slug="myanmar").names.create(form="Burma")
        for typed in ("mm", "Burma", "MYANMAR"):
            upload(as_person(reviewer), ("a.txt", b"a"), country=typed)
        assert {intake.answers["country"] for intake in Intake.objects.all()} == {"MM"}


class TestProgress:
    def test_is_shown_without_a_script_and_told_to_one(self, as_person, reviewer):
        desk, intake = as_person(reviewer), begin(reviewer)
        assert '<noscript><meta http-equiv="refresh"' in shown(desk.get(page_of(intake)))
        told = json.loads(desk.get(reverse("admin:reports_intake_progress", args=[intake.pk])).content)
        assert (told["moving"], told["worker"]) == (True, False)
        assert told["words"] == "Waiting for its turn to be read."

    def test_nobody_working_on_it_is_told(self, as_person, reviewer):
        desk, intake = as_person(reviewer), begin(reviewer)
        addresses = (page_of(intake), "/admin/reports/intake/", ADD)
        for address in addresses:
            assert "the worker is not running" in shown(desk.get(address))
        with presence.worker():
            for address in addresses:
                assert "the worker is not running" not in shown(desk.get(address))

    def test_a_killed_worker_is_told_in_words_with_the_mend(self, as_person, reviewer):
        intake = begin(reviewer)
        Intake.objects.update(state="reading")
        answer = shown(as_person(reviewer).get(page_of(intake)))
        assert "It was interrupted: the worker ended in the middle." in answer
        assert 'value="again"' in answer


class TestPreview:
    def test_one_page_shows_its_account_and_outline_at_once(self, as_person, reviewer):
        answer = shown(as_person(reviewer).get(page_of(read(reviewer))))
        for words in (
            "Ruritania 2021, Country Reports",
            "Printed by the page",
            "Left out:",
            "1. Respect for",
            "no topic",
        ):
            assert words in answer
        assert 'value="all"' in answer

    def test_many_pages_are_listed_by_what_they_are(self, as_person, reviewer):
        intake = read(reviewer, ("a.txt", custom_report()), ("cat.jpg", b"\xff\xd8\xff"))
        desk = as_person(reviewer)
        assert shown(desk.get(page_of(intake))).count('type="checkbox"') == 1
        only = shown(desk.get(page_of(intake), {"found": "refused"}))
        assert "This is a picture" in only
        assert 'type="checkbox"' not in only

    def test_hostile_names_are_shown_as_they_are_written(self, as_person, reviewer):
        intake = read(reviewer, (HOSTILE, custom_report()), ("<b>.jpg", b"\xff\xd8\xff"))
        desk = as_person(reviewer)
        addresses = [page_of(intake), "/admin/reports/intake/"]
        addresses += [reverse("admin:reports_intake_item", args=[intake.pk, item.pk]) for item in intake.items.all()]
        for address in addresses:
            assert "<img src=x" not in shown(desk.get(address))
            assert "<b>.jpg" not in shown(desk.get(address))
        steps.confirm(intake, by=reviewer)
        write_intake(intake.pk)
        assert "&lt;img src=x onerror=alert(1)&gt;.txt" in shown(desk.get(page_of(intake)))
        assert "<img src=x" not in shown(desk.get(page_of(intake)))

    def test_a_question_is_answered_where_it_is_asked(self, as_person, reviewer):
        desk = as_person(reviewer)
        upload(desk, ("a.txt", custom_report()), country="", year="")
        intake = Intake.objects.get()
        read_intake(intake.pk)
        item = IntakeItem.objects.get()
        assert f'name="{item.pk}-country"' in shown(desk.get(page_of(intake)))
        wrong = desk.post(page_of(intake), {"step": "answer", f"{item.pk}-year": "21"})
        assert "greater than or equal to 1900" in shown(wrong)
        said = {f"{item.pk}-country": "Ruritania", f"{item.pk}-year": "2021"}
        assert desk.post(page_of(intake), {"step": "answer", **said}).status_code == 302
        read_intake(intake.pk)
        assert IntakeItem.objects.get().verdict == "new"

    def test_the_ticked_pages_are_confirmed(self, as_person, reviewer):
        intake = read(reviewer)
        desk = as_person(reviewer)
        answer = desk.post(page_of(intake), {"step": "ticked", "page": ["x", "0"]}, follow=True)
        assert "No page was chosen that can come in" in messages_of(answer)
        desk.post(page_of(intake), {"step": "ticked", "page": [intake.items.get().pk]})
        assert Intake.objects.get().state == "confirmed"

    def test_a_step_that_is_too_late_is_told(self, as_person, reviewer):
        intake = bring_in(reviewer)
        answer = as_person(reviewer).post(page_of(intake), {"step": "cancel"}, follow=True)
        assert "the intake is at “Done” by now" in messages_of(answer)


class TestASecondReportOfAnEdition:
    @pytest.fixture
    def intake(self, reviewer):
        bring_in(reviewer, ("a.html", DISAPPEARANCES.read_bytes()))
        return read(reviewer, ("b.html", LAND.read_bytes()))

    def test_is_asked_about_with_both_shown_and_no_answer_chosen(self, as_person, reviewer, intake):
        answer = shown(as_person(reviewer).get(page_of(intake)))
        for words in ("Disappearances in the North", "Soldiers took", "Land Seizures on the Coast", "A company fenced"):
            assert words in answer
        assert answer.count('type="radio"') == 2
        assert "checked" not in answer
        assert "--" not in answer.partition("<main")[2].replace("<!--", "").replace("-->", "")
        assert 'value="all"' not in answer

    def test_is_answered_there(self, as_person, reviewer, intake):
        desk, [item] = as_person(reviewer), intake.items.all()
        empty = desk.post(page_of(intake), {"step": "answer", f"{item.pk}-which": ""}, follow=True)
        assert "Nothing was answered" in messages_of(empty)
        wrong = desk.post(page_of(intake), {"step": "answer", f"{item.pk}-which": "something"})
        assert wrong.status_code == 200
        desk.post(page_of(intake), {"step": "answer", f"{item.pk}-which": "another"})
        read_intake(intake.pk)
        item.refresh_from_db()
        assert (item.verdict, item.answers) == ("new", {"another_report": True})

    def test_is_answered_as_a_newer_page(self, as_person, reviewer, intake):
        [item] = intake.items.all()
        as_person(reviewer).post(page_of(intake), {"step": "answer", f"{item.pk}-which": "newer"})
        read_intake(intake.pk)
        item.refresh_from_db()
        assert (item.verdict, item.answers) == ("revised", {"revises": "country-reports-2021-ruritania"})


class TestResult:
    def test_leads_to_what_came_in_and_to_what_needs_a_person(self, as_person, reviewer):
        intake = bring_in(reviewer)
        answer = shown(as_person(reviewer).get(page_of(intake)))
        report = Report.objects.get()
        unmapped = Section.objects.filter(topic=None).count()
        assert f'href="{report.get_absolute_url()}"' in answer
        assert f"{unmapped} headings belong to no topic yet." in answer
        assert "1 report came in" in answer

    def test_withheld_passages_are_told_as_long_as_they_are(self, as_person, reviewer):
        intake = bring_in(reviewer)
        passage = Report.objects.get().passages.first()
        passage.status, passage.withdrawal_reason = Status.WITHDRAWN, "legal"
        passage.save()
        assert "1 passage is withheld from readers." in shown(as_person(reviewer).get(page_of(intake)))

    def test_says_why_something_failed(self, as_person, reviewer):
        bring_in(reviewer)
        slow = read(reviewer, ("slow.txt", custom_report(*BODY, "One.")))
        bring_in(reviewer, ("quick.txt", custom_report(*BODY, "Two.")))
        steps.confirm(slow, by=reviewer)
        write_intake(slow.pk)
        answer = shown(as_person(reviewer).get(page_of(slow)))
        assert "What failed" in answer
        assert "changed by somebody else since this page was read" in answer
