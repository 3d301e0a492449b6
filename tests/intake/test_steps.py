"""An intake from upload to record: each step where it may be taken, each page alone, and nothing half-made."""

import io
import zipfile
from datetime import timedelta

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from reports.choices import IntakeState, Status
from reports.collecting import Fetcher
from reports.ingest.preparing.edition import EditionHints
from reports.intake import pages, presence, staging, steps, stopping, tasks
from reports.intake.reading import read_intake
from reports.intake.writing import write_intake
from reports.models import Capture, Finding, Intake, Passage, Report
from tests import factories as make
from tests.ingest.pages import BODY, custom_report
from tests.intakes import RURITANIA, begin, bring_in, found, outcomes, problems, read

pytestmark = pytest.mark.usefixtures("intake_room")

EDITED = (*BODY[:4], "Guards often beat detainees (see also section 7.b.).", *BODY[5:])


def folders(room):
    return list(room.iterdir()) if room.exists() else []


@pytest.fixture(autouse=True)
def _nobody_told_to_end():
    yield
    stopping.reset()


class TestReading:
    def test_says_what_a_page_is_and_writes_nothing(self, reviewer):
        intake = read(reviewer)
        [item] = intake.items.all()
        assert (intake.state, item.verdict, item.edition) == ("read", "new", "Ruritania 2021, Country Reports")
        account = item.preview["account"]
        assert account["printed"] == account["kept"] + sum(account["left_out"].values())
        assert item.preview["outline"][0]["heading"] == "Executive Summary"
        assert sum(section["passages"] for section in item.preview["outline"]) == item.preview["passages"]
        assert not Report.objects.exists()

    def test_a_page_that_is_no_report_never_spoils_the_others(self, reviewer):
        page = ("a.txt", custom_report())
        intake = read(reviewer, page, ("cat.jpg", b"\xff\xd8\xff\xe0 a cat"), ("empty.html", b""))
        assert found(intake) == {"a.txt": "new", "cat.jpg": "refused", "empty.html": "refused"}
        assert "this is a picture" in problems(intake.items.get(name="cat.jpg"))
        assert not intake.items.get(name="cat.jpg").preview["can_be_answered"]

    def test_a_zip_bomb_is_refused_in_words(self, reviewer):
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("bomb.html", b"<p>" * 30_000_000)
        [item] = read(reviewer, ("pages.zip", packed.getvalue())).items.all()
        assert (item.name, item.verdict) == ("pages.zip/bomb.html", "refused")
        assert "the most that is read" in problems(item)

    def test_what_a_browser_saved_beside_a_page_is_passed_over_and_told(self, reviewer):
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w") as archive:
            archive.writestr("ruritania.txt", custom_report())
            archive.writestr("ruritania_files/tracker.js", "alert(1)")
            archive.writestr("photo.jpg", b"\xff\xd8\xff")
        intake = read(reviewer, ("saved.zip", packed.getvalue()))
        assert found(intake) == {"saved.zip/ruritania.txt": "new"}
        assert "2 files left out" in " ".join(intake.passed_over)

    def test_an_address_within_a_network_is_refused_in_words(self, reviewer):
        [item] = read(reviewer, address="http://127.0.0.1/report.html").items.all()
        assert item.verdict == "refused"
        assert "inside a network" in problems(item)

    def test_a_site_is_sent_the_contact_of_the_archive(self, reviewer, settings, monkeypatch):
        settings.ARCHIVE_CONTACT = "archive@example.org"
        contacts = []
        monkeypatch.setattr(pages, "Fetcher", lambda contact: contacts.append(contact) or Fetcher(contact=contact))
        read(reviewer, address="http://127.0.0.1/report.html")
        assert contacts == ["archive@example.org"]

    def test_a_fetched_page_is_kept_as_it_came_until_it_is_brought_in(self, reviewer, monkeypatch):
        page = make_fetched(monkeypatch, custom_report())
        intake = read(reviewer, address="https://example.org/report.txt")
        assert page.fetched == 1
        steps.confirm(intake, by=reviewer)
        write_intake(intake.pk)
        assert page.fetched == 1
        capture = Capture.objects.get()
        assert (capture.method, capture.url) == ("url", "https://example.org/report.txt")
        assert capture.original_bytes() == custom_report()

    def test_of_two_pages_of_one_edition_only_the_first_can_come_in(self, reviewer):
        intake = read(reviewer, ("a.txt", custom_report()), ("b.txt", custom_report(*EDITED)))
        assert found(intake) == {"a.txt": "new", "b.txt": "refused"}
        assert "“a.txt” of this intake is the same edition" in problems(intake.items.get(name="b.txt"))

    def test_names_that_are_alike_are_told_apart(self, reviewer):
        intake = read(reviewer, ("a.txt", custom_report()), ("a.txt", b"something else"))
        assert set(found(intake)) == {"a.txt", "a.txt (2)"}


def make_fetched(monkeypatch, content):
    """The net, as far as the fetcher sees it."""
    from reports.choices import CaptureMethod
    from reports.collecting.capture import CapturedBytes

    class Page:
        fetched = 0

    def fetch(self, given):
        Page.fetched += 1
        return CapturedBytes(content, "report.txt", given, CaptureMethod.URL)

    monkeypatch.setattr(Fetcher, "fetch", fetch)
    return Page


class TestAnswering:
    def test_a_question_is_answered_and_the_page_read_again(self, reviewer):
        intake = read(reviewer, hints=EditionHints())
        [item] = intake.items.all()
        assert item.verdict == "refused"
        assert "--" not in problems(item)
        assert steps.answer(intake, {item.pk: RURITANIA}) == 1
        assert intake.state == IntakeState.WAITING
        read_intake(intake.pk)
        item.refresh_from_db()
        assert (item.verdict, item.slug) == ("new", "country-reports-2021-ruritania")

    def test_answers_for_one_page_leave_the_others_alone(self, reviewer):
        other = ("cat.jpg", b"\xff\xd8\xff")
        intake = read(reviewer, ("a.txt", custom_report()), other, hints=EditionHints(series="country-reports"))
        item = intake.items.get(name="a.txt")
        steps.answer(intake, {item.pk: EditionHints(country="QR", year=2020)})
        read_intake(intake.pk)
        assert found(intake) == {"a.txt": "new", "cat.jpg": "refused"}
        assert intake.items.get(name="a.txt").slug == "country-reports-2020-ruritania"

    def test_only_what_an_answer_may_help_is_asked_about(self, reviewer):
        intake = read(reviewer, ("a.txt", custom_report()), ("b.txt", b"no report at all"), hints=EditionHints())
        asked_about = intake.items.filter(preview__can_be_answered=True)
        assert [item.name for item in asked_about] == ["a.txt"]

    def test_nothing_said_is_nothing_done(self, reviewer):
        intake = read(reviewer, hints=EditionHints())
        with pytest.raises(steps.NotNow, match="Nothing was answered"):
            steps.answer(intake, {intake.items.get().pk: EditionHints()})


class TestBringingIn:
    def test_the_chosen_pages_come_in_under_the_name_of_who_confirmed(self, reviewer, intake_room):
        intake = bring_in(reviewer)
        report, capture = Report.objects.get(), Capture.objects.get()
        assert (intake.state, outcomes(intake)) == ("done", {"ruritania.txt": "came_in"})
        assert intake.items.get().report == report
        assert (capture.operator, capture.method, capture.filename) == ("reviewer", "upload", "ruritania.txt")
        assert folders(intake_room) == []

    def test_what_is_not_chosen_stays_out(self, reviewer):
        make.make_country(code="QS", name="Sylvania", slug="sylvania")
        files = [("r.txt", custom_report()), ("s.txt", custom_report(country="Sylvania"))]
        intake = read(reviewer, *files, hints=EditionHints(series="country-reports", year=2021))
        assert found(intake) == {"r.txt": "new", "s.txt": "new"}
        steps.confirm(intake, by=reviewer, chosen=[intake.items.get(name="s.txt").pk])
        write_intake(intake.pk)
        assert outcomes(intake) == {"r.txt": "left_out", "s.txt": "came_in"}
        assert Report.objects.get().country.name == "Sylvania"

    def test_the_same_bytes_again_change_nothing(self, reviewer):
        bring_in(reviewer)
        again = read(reviewer)
        assert found(again) == {"ruritania.txt": "same"}
        with pytest.raises(steps.NotNow, match="No page was chosen"):
            steps.confirm(again, by=reviewer)

    def test_a_newer_page_shows_its_changes_first_and_then_makes_them(self, reviewer):
        bring_in(reviewer)
        intake = read(reviewer, ("newer.txt", custom_report(*EDITED)))
        changes = intake.items.get().preview["changes"]
        assert (intake.items.get().verdict, changes["edited"], changes["added"], changes["gone"]) == (
            "revised",
            1,
            0,
            0,
        )
        assert ["insert", "often "] in changes["edits"][0]
        steps.confirm(intake, by=reviewer)
        write_intake(intake.pk)
        assert Passage.objects.current().filter(text__startswith="Guards often").exists()
        assert intake.items.get().preview["changes"]["edits"] == [], "the words are kept in the record alone"

    def test_a_report_that_changed_since_the_preview_is_not_changed_again(self, reviewer):
        bring_in(reviewer)
        slow = read(reviewer, ("slow.txt", custom_report(*EDITED)))
        bring_in(reviewer, ("quick.txt", custom_report(*BODY, "Another passage.")))
        steps.confirm(slow, by=reviewer)
        write_intake(slow.pk)
        assert outcomes(slow) == {"slow.txt": "failed"}
        assert "changed by somebody else" in slow.items.get().reason

    def test_what_is_withdrawn_here_stays_withdrawn(self, reviewer):
        bring_in(reviewer)
        Report.objects.update(status="withdrawn", withdrawal_reason="legal", withdrawn_at=timezone.now())
        assert found(read(reviewer)) == {"ruritania.txt": "withdrawn"}


class TestSuggesting:
    @pytest.fixture(autouse=True)
    def _no_index(self, monkeypatch):
        monkeypatch.setattr(tasks, "sync", lambda: None)

    def test_what_came_in_is_looked_through_for_findings_afterwards(self, reviewer):
        make.make_abuse_type(code="beating").cues.create(words="beat")
        intake = read(reviewer)
        steps.confirm(intake, by=reviewer)
        tasks.bring_in_pages.call(intake.pk)
        report = Report.objects.get()
        waiting = DBTaskResult.objects.get(task_path="reports.intake.tasks.suggest_findings")
        assert waiting.args_kwargs["args"] == [[report.pk]]
        tasks.suggest_findings.call([report.pk])
        suggested = Finding.objects.get(status=Status.SUGGESTED)
        assert suggested.quote.startswith("Guards beat detainees")

    def test_many_reports_are_taken_a_few_at_a_time(self, monkeypatch):
        taken = []
        monkeypatch.setattr(tasks, "suggest_for", taken.append)
        tasks.suggest_findings.call(list(range(45)))
        assert taken == [list(range(20))]
        assert DBTaskResult.objects.get().args_kwargs["args"] == [list(range(20, 45))]


class TestOrder:
    def test_two_people_cannot_confirm_one_intake(self, reviewer, administrator):
        intake = read(reviewer)
        other = Intake.objects.get(pk=intake.pk)
        steps.confirm(intake, by=reviewer)
        with pytest.raises(steps.NotNow, match="Waits to be brought in"):
            steps.confirm(other, by=administrator)
        assert DBTaskResult.objects.filter(task_path=tasks.bring_in_pages.module_path).count() == 1

    @pytest.mark.parametrize("until", [begin, read], ids=["in line", "read"])
    def test_cancelled_while_nobody_works_on_it_ends_at_once(self, reviewer, intake_room, until):
        intake = until(reviewer)
        steps.cancel(intake)
        assert Intake.objects.get().state == IntakeState.CANCELLED
        assert folders(intake_room) == []
        assert read_intake(intake.pk), "what was in the queue finds nothing to do"
        assert Intake.objects.get().state == IntakeState.CANCELLED

    def test_cancelled_in_the_middle_ends_between_two_reports_and_keeps_what_came_in(self, reviewer, monkeypatch):
        make.make_country(code="QS", name="Sylvania", slug="sylvania")
        files = [("r.txt", custom_report()), ("s.txt", custom_report(country="Sylvania"))]
        intake = read(reviewer, *files, hints=EditionHints(series="country-reports", year=2021))
        steps.confirm(intake, by=reviewer)
        after_the_first(monkeypatch, lambda: steps.cancel(Intake.objects.get()))
        write_intake(intake.pk)
        intake.refresh_from_db()
        assert (intake.state, outcomes(intake)) == ("cancelled", {"r.txt": "came_in", "s.txt": "pending"})

    def test_a_worker_told_to_end_leaves_the_rest_to_the_next(self, reviewer, monkeypatch):
        make.make_country(code="QS", name="Sylvania", slug="sylvania")
        files = [("r.txt", custom_report()), ("s.txt", custom_report(country="Sylvania"))]
        intake = read(reviewer, *files, hints=EditionHints(series="country-reports", year=2021))
        steps.confirm(intake, by=reviewer)
        after_the_first(monkeypatch, stopping.request_stop)
        assert not write_intake(intake.pk)
        assert Report.objects.count() == 1
        stopping.reset()
        assert write_intake(intake.pk)
        assert outcomes(intake) == {"r.txt": "came_in", "s.txt": "came_in"}

    def test_a_worker_killed_in_the_middle_is_told_and_the_work_started_again(self, reviewer):
        intake = read(reviewer)
        steps.confirm(intake, by=reviewer)
        Intake.objects.update(state=IntakeState.RUNNING)  # as a worker leaves it that is killed
        intake.refresh_from_db()
        steps.note_interruption(intake)
        assert (intake.state, intake.trouble) == ("failed", steps.INTERRUPTED)
        steps.start_again(intake)
        assert write_intake(intake.pk)
        assert outcomes(intake) == {"ruritania.txt": "came_in"}

    def test_one_that_is_worked_on_is_not_called_interrupted(self, reviewer):
        intake = begin(reviewer)
        Intake.objects.update(state=IntakeState.READING)
        intake.refresh_from_db()
        with presence.at_work_on(intake.pk):
            steps.note_interruption(intake)
        assert intake.state == IntakeState.READING

    def test_a_new_worker_finds_what_was_left_in_line(self, reviewer):
        begin(reviewer)
        DBTaskResult.objects.all().delete()
        steps.set_in_order()
        assert DBTaskResult.objects.get().task_path == tasks.read_pages.module_path

    def test_files_that_are_gone_are_told(self, reviewer):
        intake = begin(reviewer)
        staging.remove(intake.folder)
        with pytest.raises(FileNotFoundError):
            read_intake(intake.pk)
        intake.refresh_from_db()
        assert intake.state == IntakeState.FAILED
        assert "upload them again" in intake.trouble
        with pytest.raises(steps.NotNow, match="upload them again"):
            steps.start_again(intake)

    def test_what_nobody_decides_on_is_forgotten_in_time(self, reviewer, intake_room):
        intake = read(reviewer)
        Intake.objects.update(started_at=timezone.now() - staging.KEPT - timedelta(hours=1))
        steps.forget_the_old()
        intake.refresh_from_db()
        assert intake.state == IntakeState.CANCELLED
        assert "upload them again" in intake.trouble


def after_the_first(monkeypatch, act):
    """Act once the first page has come in."""
    from reports.intake.work import Work

    count_one = Work.count_one

    def counted(self):
        count_one(self)
        act()

    monkeypatch.setattr(Work, "count_one", counted)


def test_a_worker_is_known_to_be_there_as_long_as_it_is():
    assert not presence.worker_is_there()
    with presence.worker():
        assert presence.worker_is_there()
    assert not presence.worker_is_there()
