"""A second report of a series, country and year: nothing that is stored is replaced before a person said which report a page is."""

import hashlib
import re
from pathlib import Path

import pytest

from reports.collecting.capture import CapturedBytes, read_file
from reports.ingest.batch import Options, Result, bring_in_all
from reports.ingest.plan import make_plan
from reports.ingest.preparing.edition import EditionHints
from reports.ingest.preparing.slugs import slug_of
from reports.ingest.verify import verify_capture
from reports.ingest.writing.write import take_in
from reports.models import Passage, Report, Revision
from tests import factories as make
from tests.ingest.prepared_pages import make_edition, prepared_page

pytestmark = pytest.mark.django_db

PAGES = Path(__file__).parent / "one_edition"
DISAPPEARANCES, LAND = PAGES / "disappearances.html", PAGES / "land.html"
NAMES = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


@pytest.fixture(autouse=True)
def known():
    make.make_series(slug="dispatches", title="Dispatches")
    make.make_country(code="QR", name="Ruritania", slug="ruritania")


def bring_in(*files, **said):
    hints = EditionHints(series="dispatches", country="QR", year=2021, **said)
    given = [file if isinstance(file, CapturedBytes) else read_file(file) for file in files]
    return list(bring_in_all(given, Options(hints=hints, workers=0, keep_lines=True)))


def page(name, html):
    return CapturedBytes(html.encode(), name)


def test_a_second_report_never_replaces_the_first_unasked():
    first, second = bring_in(DISAPPEARANCES, LAND)
    assert (first.result, second.result) == (Result.NEW, Result.REFUSED)
    assert not Revision.objects.exists()
    assert Report.objects.get().passages.filter(removed_in=0).count() == Passage.objects.count() == 2


def test_the_question_shows_both_and_names_the_two_answers():
    _, second = bring_in(DISAPPEARANCES, LAND)
    (problem,) = second.problems
    for words in (
        "“They Took Them at Night”: Disappearances in the North",
        "Soldiers took forty-one men",
        "“Nothing Left to Farm”: Land Seizures on the Coast",
        "A company fenced nine thousand hectares",
        "In common: 0 of 2.",
    ):
        assert words in problem.reason
    said = [(answer.option, answer.value) for answer in problem.answers]
    assert said == [("revises", "dispatches-2021-ruritania"), ("another_report", "")]
    question = second.plan.question
    assert (question.stored.passages, question.page.passages, question.in_common) == (2, 2, 0)


def test_the_rest_of_a_batch_comes_in():
    assert [each.result for each in bring_in(DISAPPEARANCES, LAND, DISAPPEARANCES)] == ["new", "refused", "same"]


class TestAnswered:
    @pytest.fixture(autouse=True)
    def first(self):
        bring_in(DISAPPEARANCES)

    def test_another_report_stands_beside_the_first(self):
        (outcome,) = bring_in(LAND, another_report=True)
        slug = "dispatches-2021-ruritania-nothing-left-to-farm-land-seizures-on-the-coast"
        assert (outcome.result, outcome.report) == (Result.NEW, slug)
        first, second = Report.objects.order_by("pk")
        assert (first.slug, first.symbol) == ("dispatches-2021-ruritania", "")
        assert second.symbol == second.title == "“Nothing Left to Farm”: Land Seizures on the Coast"
        assert str(second) == f"Ruritania 2021: {second.symbol}"
        assert not Revision.objects.exists()
        assert not verify_capture(second.captures.get()).note

    def test_a_newer_page_of_either_finds_its_own(self, tmp_path):
        bring_in(LAND, another_report=True)
        for file in (DISAPPEARANCES, LAND):
            newer = tmp_path / file.name
            newer.write_bytes(file.read_bytes() + b"<!-- saved again -->")
            (outcome,) = bring_in(newer)
            report = Report.objects.get(captures__sha256=hashlib.sha256(file.read_bytes()).hexdigest())
            assert (outcome.result, outcome.report) == (Result.REVISED, report.slug)
            assert (outcome.counts["kept"], outcome.counts["gone"]) == (2, 0)

    def test_the_same_page_again_is_known_by_its_bytes(self):
        bring_in(LAND, another_report=True)
        assert [each.result for each in bring_in(LAND, DISAPPEARANCES)] == ["same", "same"]

    def test_a_newer_page_with_other_words_revises_when_a_person_says_so(self):
        (outcome,) = bring_in(LAND, revises="dispatches-2021-ruritania")
        assert (outcome.result, outcome.counts["gone"]) == (Result.REVISED, 2)

    def test_a_report_that_is_not_of_the_edition_cannot_be_revised(self):
        (outcome,) = bring_in(LAND, revises="dispatches-2020-ruritania")
        assert [problem.reason for problem in outcome.problems] == [
            "the archive has no report “dispatches-2020-ruritania” of this edition. It has: dispatches-2021-ruritania."
        ]

    def test_its_symbol_is_answer_enough_where_no_report_has_it(self):
        (outcome,) = bring_in(LAND, symbol="A/HRC/25/63")
        assert (outcome.result, outcome.report) == (Result.NEW, "dispatches-2021-ruritania-a-hrc-25-63")
        assert Report.objects.get(slug=outcome.report).title == "“Nothing Left to Farm”: Land Seizures on the Coast"

    def test_a_new_symbol_on_stored_words_is_asked_about(self, tmp_path):
        newer = tmp_path / "newer.html"
        newer.write_bytes(DISAPPEARANCES.read_bytes() + b" ")
        (outcome,) = bring_in(newer, symbol="A/HRC/25/63")
        assert (outcome.result, outcome.plan.question.in_common) == (Result.REFUSED, 2)

    def test_another_with_the_symbol_of_a_stored_one_is_refused(self):
        bring_in(LAND, symbol="A/HRC/25/63")
        third = page("other.html", "<h1>Other</h1><p>Nothing of this was ever said.</p>")
        (outcome,) = bring_in(third, another_report=True, symbol="A-HRC-25-63")
        assert "has the symbol or title “A-HRC-25-63” already" in outcome.problems[0].reason

    def test_the_same_words_under_another_title_are_asked_about(self):
        renamed = DISAPPEARANCES.read_text().replace("Took Them at Night", "Never Came Back")
        (outcome,) = bring_in(page("renamed.html", renamed))
        assert (outcome.result, outcome.plan.question.in_common) == (Result.REFUSED, 2)

    def test_two_of_the_same_edition_are_both_known_when_a_third_comes(self):
        bring_in(LAND, another_report=True)
        third = (
            "<h1>A third</h1><p>A company fenced nine thousand hectares of common land in two districts.</p><p>x y</p>"
        )
        (outcome,) = bring_in(page("third.html", f"<main>{third}</main>"))
        assert outcome.plan.question.slug.endswith("land-seizures-on-the-coast")

    def test_withdrawn_words_are_not_shown(self):
        Passage.objects.filter(number=1).update(status="withdrawn", withdrawal_reason="witness_safety")
        (outcome,) = bring_in(LAND)
        assert "forty-one" not in str(outcome.problems)
        assert "No family was told" in str(outcome.problems)
        Report.objects.update(status="withdrawn", withdrawal_reason="legal")
        assert "No family" not in str(bring_in(LAND)[0].problems)


class TestWhatIsNoOtherReport:
    """Extracts and what they grow into, and paragraphs that are joined: never a question."""

    LONG = [f"In district {name} the guards beat {name} people and {name} of them died there." for name in NAMES]

    def test_an_extract_of_the_stored_report(self):
        edition = make_edition()
        take_in(prepared_page(edition, "1 Integrity", self.LONG), by="")
        assert make_plan(prepared_page(edition, "1 Integrity", self.LONG[:3])).state == "revised"

    def test_the_whole_of_a_stored_extract(self):
        edition = make_edition()
        take_in(prepared_page(edition, "1 Integrity", self.LONG[:3], is_extract=True), by="")
        assert make_plan(prepared_page(edition, "1 Integrity", self.LONG)).state == "revised"

    def test_the_same_words_in_fewer_paragraphs(self):
        edition = make_edition()
        take_in(prepared_page(edition, "1 Integrity", self.LONG), by="")
        assert make_plan(prepared_page(edition, "1 Integrity", [" ".join(self.LONG)])).state == "revised"

    def test_one_sentence_in_common_is_too_little(self):
        edition = make_edition()
        take_in(prepared_page(edition, "1 Integrity", self.LONG), by="")
        other = [self.LONG[0], "The harvest failed in all of the south.", "Courts closed for the whole of the winter."]
        plan = make_plan(prepared_page(edition, "1 Integrity", other))
        assert (plan.state, plan.question.in_common) == ("refused", 1)


def test_a_title_in_another_script_has_an_address_of_its_own():
    slugs = {slug_of(title, longest=60) for title in ("요약 보고서", "요약 보고", "Ы", "—", "x" * 61, "x" * 62)}
    assert len(slugs) == 6
    assert all(re.fullmatch("[a-z0-9-]{1,60}", slug) for slug in slugs)
