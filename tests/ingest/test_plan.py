"""What a plan says before anything is written: what would change, and why a page cannot come in."""

from dataclasses import replace

import pytest

from reports.choices import Status
from reports.ingest.plan import PlanState, make_plan
from reports.ingest.preparing.cross_references import Reference
from reports.ingest.preparing.reference_data import NamedSeries
from reports.ingest.writing.write import take_in
from reports.models import Passage, Report, Revision
from reports.reading.outline.elements import SectionKind
from tests import factories as make
from tests.ingest.prepared_pages import make_edition, prepared_page

pytestmark = pytest.mark.django_db

FIRST = (
    "1 Integrity",
    ["Guards beat detainees in the camp for days.", "Food was scarce."],
    "Prisons",
    ["Cells were cold."],
)


@pytest.fixture
def edition():
    return make_edition()


def reasons(plan):
    assert plan.state == PlanState.REFUSED
    return [problem.reason for problem in plan.problems]


def test_a_plan_only_reads(edition):
    take_in(prepared_page(edition, *FIRST), by="")
    make_plan(prepared_page(edition, "1 Integrity", ["Other words."]))
    assert (Passage.objects.count(), Revision.objects.count()) == (3, 0)


def test_a_new_page_is_new(edition):
    plan = make_plan(prepared_page(edition, *FIRST))
    assert (plan.state, plan.changes, plan.slug) == (PlanState.NEW, None, edition.slug)
    assert [section.title for section in plan.sections_without_topic] == ["Integrity", "Prisons"]


def test_a_revision_tells_what_would_change(edition):
    take_in(prepared_page(edition, *FIRST), by="")
    beaten, scarce = Passage.objects.in_order()[:2]
    make.make_finding("Guards beat detainees", passage=beaten)
    make.make_finding("for days", passage=beaten)
    make.make_finding("Food was scarce", passage=scarce)
    newer = ("1 Integrity", ["New.", "Guards beat detainees in the camp for weeks."], "Prisons", ["Cells were cold."])
    plan = make_plan(prepared_page(edition, *newer))
    assert plan.state == PlanState.REVISED
    assert plan.counts == {
        "kept": 1,
        "edited": 1,
        "added": 1,
        "gone": 1,
        "returned": 0,
        "renumbered": 0,
        "withheld": 0,
        "findings moving": 1,
        "findings waiting": 2,
    }
    (edit,) = plan.changes.edited
    assert (edit.before.key, edit.after.number, edit.likeness) == (beaten.key, 2, 0.875)


def test_the_same_bytes_under_another_edition_are_refused(edition):
    take_in(prepared_page(edition, *FIRST), by="")
    other = prepared_page(replace(edition, year=2020), *FIRST)
    assert reasons(make_plan(other)) == [
        f"these very bytes are stored already as the report “{edition.slug}”; one of the two editions is named wrongly."
    ]


def test_a_slug_that_another_edition_has_is_refused(edition):
    make.make_report(slug=edition.slug)
    (reason,) = reasons(make_plan(prepared_page(edition, *FIRST)))
    assert reason.startswith(f"another edition is stored as “{edition.slug}”")


def test_a_report_without_bytes_cannot_be_compared(edition):
    make.make_report(slug=edition.slug, series_id=edition.series.pk, country_id=edition.country.pk)
    (reason,) = reasons(make_plan(prepared_page(edition, *FIRST)))
    assert "is stored without the bytes it came from" in reason


class TestAnExtract:
    def test_without_a_section_that_is_held_is_refused(self, edition):
        take_in(prepared_page(edition, *FIRST, "7 Workers", ["They worked."]), by="")
        (reason,) = reasons(make_plan(prepared_page(edition, *FIRST, is_extract=True)))
        assert reason.startswith("this is an extract without sections that are stored: “7. Workers”.")

    def test_with_all_of_them_is_a_revision(self, edition):
        take_in(prepared_page(edition, *FIRST), by="")
        changed = prepared_page(edition, "1 Integrity", ["Food was scarce."], is_extract=True)
        assert make_plan(changed).state == PlanState.REVISED
        take_in(changed, by="")
        assert not Report.objects.get().is_extract

    def test_gives_way_to_the_whole(self, edition):
        take_in(prepared_page(edition, *FIRST, is_extract=True), by="")
        assert Report.objects.get().is_extract
        take_in(prepared_page(edition, *FIRST, "7 Workers", ["They worked."]), by="")
        assert not Report.objects.get().is_extract


class TestWhatDoesNotFit:
    def test_is_told_with_its_line(self, edition):
        prepared = prepared_page(edition, *FIRST)
        long = replace(prepared.sections[1], title="x" * 301)
        plan = make_plan(replace(prepared, sections=(prepared.sections[0], long)))
        assert plan.problems[0].line == 2
        assert "longer than 300 characters" in plan.problems[0].reason

    @pytest.mark.parametrize(
        ("given", "told"), [({"url": "x" * 501}, "the address"), ({"title": "x" * 301}, "the title")]
    )
    def test_in_the_details_is_told(self, edition, given, told):
        (reason,) = reasons(make_plan(prepared_page(replace(edition, **given), *FIRST)))
        assert reason.startswith(told)

    def test_in_a_cross_reference_is_told(self, edition):
        prepared = prepared_page(edition, *FIRST)
        passage = replace(prepared.passages[0], references=(Reference(0, 301, "x" * 301, "1", ""),))
        (problem,) = make_plan(replace(prepared, passages=(passage,))).problems
        assert problem.line == 1

    def test_a_page_without_a_paragraph_is_refused(self, edition):
        assert reasons(make_plan(prepared_page(edition, "1 Integrity", []))) == ["the page has no paragraph."]


def test_a_report_keeps_the_keys_of_its_own_slug_when_its_series_is_renamed(edition):
    take_in(prepared_page(edition, *FIRST), by="")
    renamed = replace(edition, series=NamedSeries(edition.series.pk, "renamed", "Renamed"))
    plan = make_plan(prepared_page(renamed, *FIRST, chrome="new"))
    assert (plan.state, plan.slug) == (PlanState.REVISED, edition.slug)
    assert len(plan.changes.kept) == 3


def test_the_kind_of_a_heading_counts_as_the_outline(edition):
    prepared = prepared_page(edition, *FIRST)
    take_in(prepared, by="")
    newer = prepared_page(edition, *FIRST, chrome="new")
    assert make_plan(newer).changes.keeps_outline
    run_in = replace(newer.sections[1], kind=SectionKind.RUN_IN)
    assert not make_plan(replace(newer, sections=(newer.sections[0], run_in))).changes.keeps_outline


def test_what_was_withdrawn_is_told_as_withheld(edition):
    take_in(prepared_page(edition, *FIRST), by="")
    Passage.objects.filter(number=1).update(status=Status.WITHDRAWN, withdrawal_reason="witness_safety")
    plan = make_plan(prepared_page(edition, "1 Integrity", ["Guards beat detainees in the camp for weeks."]))
    (warning,) = plan.warnings
    assert warning.startswith(
        "paragraph 1 is written as withdrawn (to protect a person), because it takes the place of"
    )
    assert plan.counts["withheld"] == 1
