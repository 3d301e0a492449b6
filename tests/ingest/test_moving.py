"""What came in under a wrong edition is moved to the right one: keys, address and findings stay, and the history says why."""

from dataclasses import replace

import pytest

from reports.ingest.moving import move_report
from reports.ingest.plan import PlanState, make_plan
from reports.ingest.verify import verify_capture
from reports.ingest.writing.write import take_in
from reports.models import Passage, Report, ReportMove
from reports.problems import Refused
from tests import factories as make
from tests.ingest.prepared_pages import make_edition, named_country, prepared_page

pytestmark = pytest.mark.django_db

PAGE = ("1 Integrity", ["Guards beat detainees in the camp for days.", "Food was scarce."])
OTHER = ("1 Integrity", ["Courts refused to hear the farmers at all.", "Food was scarce."])


@pytest.fixture
def wrong():
    """The edition that the page was brought in under."""
    return make_edition()


@pytest.fixture
def report(wrong):
    return Report.objects.get(pk=take_in(prepared_page(wrong, *PAGE), by="").report)


@pytest.fixture
def sylvania():
    return make.make_country(code="QS", name="Sylvania", slug="sylvania")


def move(report, country, **given):
    asked = {"series": report.series, "year": report.year, "by": "a reviewer", "reason": "The page is about Sylvania."}
    return move_report(**{"report": report, "country": country} | asked | given)


def test_keys_address_and_findings_stay(report, sylvania):
    finding = make.make_finding("Food was scarce", passage=Passage.objects.get(number=2))
    keys = set(Passage.objects.values_list("key", flat=True))
    slug = report.slug
    move(report, sylvania)
    moved = Report.objects.get()
    assert (moved.country, moved.slug, str(moved)) == (sylvania, slug, "Sylvania 2021")
    assert set(Passage.objects.values_list("key", flat=True)) == keys
    finding.refresh_from_db()
    assert finding.passage.report == moved


def test_it_is_recorded_with_its_reason(report, sylvania, reviewer):
    before = report.country
    move(report, sylvania, by=reviewer)
    recorded = ReportMove.objects.get()
    assert (recorded.report, recorded.country, recorded.year) == (report, before, 2021)
    assert (recorded.reason, recorded.operator) == ("The page is about Sylvania.", "reviewer")
    context = report.events.order_by("-pgh_id").first().pgh_context.metadata
    assert (context["step"], context["user"], context["reason"]) == (
        "move_report",
        reviewer.pk,
        "The page is about Sylvania.",
    )


def test_a_title_made_of_the_edition_follows_and_a_title_of_its_own_stays(report, sylvania):
    move(report, sylvania)
    assert Report.objects.get().title == f"2021 {report.series.title}: Sylvania"
    Report.objects.update(title="“They Took Them at Night”")
    move(Report.objects.get(), sylvania, year=2020)
    assert Report.objects.get().title == "“They Took Them at Night”"


def test_a_later_capture_of_the_right_page_finds_its_passages(report, wrong, sylvania):
    move(report, sylvania)
    right = replace(wrong, country=named_country(sylvania))
    assert make_plan(prepared_page(right, *PAGE)).state == PlanState.SAME
    plan = take_in(prepared_page(right, *PAGE, "7 Workers", ["They worked."]), by="").plan
    assert (plan.state, len(plan.changes.kept), plan.changes.gone) == (PlanState.REVISED, 2, ())
    assert Report.objects.count() == 1
    assert not verify_capture(report.captures.first()).note.startswith("passage")


def test_the_edition_that_is_free_again_takes_its_own_report(report, wrong, sylvania):
    move(report, sylvania)
    written = take_in(prepared_page(wrong, *OTHER), by="")
    own = Report.objects.get(pk=written.report)
    assert (written.plan.state, own.slug, own.country) == (PlanState.NEW, f"{report.slug}-2", report.country)
    assert Passage.objects.filter(text="Food was scarce.").count() == 2
    newer = take_in(prepared_page(wrong, *OTHER, chrome="newer"), by="").plan
    assert (newer.state, newer.slug, len(newer.changes.kept)) == (PlanState.REVISED, own.slug, 2)


def test_it_can_be_moved_back(report, sylvania):
    before = report.country
    move(report, sylvania)
    move(Report.objects.get(), before, reason="It was right after all.")
    assert Report.objects.get().country == before
    assert ReportMove.objects.count() == 2


class TestRefused:
    def refusal(self, *args, **given):
        with pytest.raises(Refused) as refused:
            move(*args, **given)
        assert not ReportMove.objects.exists()
        return str(refused.value)

    def test_where_another_report_is_stored(self, report, sylvania):
        stored = make.make_report(series=report.series, country=sylvania, year=2021)
        told = self.refusal(report, sylvania)
        assert f"“{stored.slug}” is stored there already, and is another report" in told
        assert "give this one a symbol" in told
        move(report, sylvania, symbol="A/HRC/25/63")
        assert Report.objects.get(pk=report.pk).symbol == "A/HRC/25/63"

    def test_where_the_symbol_is_taken(self, report, sylvania):
        make.make_report(series=report.series, country=sylvania, year=2021, symbol="A/HRC/25/63")
        assert "is stored there already" in self.refusal(report, sylvania, symbol="a/hrc/25/63")
        assert "is stored there already" in self.refusal(report, sylvania)

    def test_without_a_reason_or_without_a_change(self, report, sylvania):
        assert "say why" in self.refusal(report, sylvania, reason=" ")
        assert "is filed there already" in self.refusal(report, report.country)
        assert "the year 21 is none" in self.refusal(report, sylvania, year=21)

    def test_to_who_may_not_review_reports(self, report, sylvania, curator):
        assert "may not move reports" in self.refusal(report, sylvania, by=curator)
