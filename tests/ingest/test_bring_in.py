"""From file to record: everything of the seed report is written, the same again changes nothing, and what is refused leaves no trace."""

from dataclasses import replace

import pytest

from reports.choices import SectionKind, Status
from reports.ingest import write
from reports.ingest.bring_in import bring_in
from reports.ingest.edition import Edition
from reports.ingest.plan import PlanState
from reports.ingest.problems import Refused
from reports.models import Capture, CrossReference, IndexQueue, Passage, Report, Section
from reports.text import fingerprint, passage_key
from tests import factories as make
from tests.ingest.pages import SEED, custom_report, page

pytestmark = pytest.mark.django_db

RECORDS = (Report, Capture, Section, Passage, CrossReference, IndexQueue)


def held():
    return {model.__name__: model.objects.count() for model in RECORDS}


@pytest.fixture
def edition():
    series = make.make_series(slug="country-reports", title="Country Reports")
    return Edition(series, make.make_country(code="KP", name="North Korea", slug="north-korea"), 2021)


@pytest.fixture
def ruritania(edition):
    return replace(edition, country=make.make_country(code="RU", name="Ruritania", slug="ruritania"))


class TestTheSeedReport:
    def test_becomes_a_public_report_with_its_capture(self, edition):
        plan = bring_in(SEED, replace(edition, licence="Public domain"), by="a tester")
        report = Report.objects.get()
        assert plan.state == PlanState.NEW
        assert (report.slug, report.title) == ("country-reports-2021-north-korea", "2021 Country Reports: North Korea")
        assert (report.status, report.is_extract, report.licence) == (Status.PUBLISHED, True, "Public domain")
        capture = report.captures.get()
        assert capture.original_bytes() == SEED.read_bytes()
        assert capture.sha256 == "23f29403eb5d9d4c1d2fb4a8f3f883b6251ae709ffc3258c4c1781b2ea161ee7"
        assert (capture.size, capture.filename, capture.method) == (26923, SEED.name, "file")
        assert (capture.operator, capture.reader, capture.reader_version) == ("a tester", "custom-report-text", 1)

    def test_has_38_passages_in_order_with_permanent_keys(self, edition):
        bring_in(SEED, edition)
        printed = [line for line in SEED.read_text(encoding="utf-8").split("\n") if line]
        passages = list(Passage.objects.public().in_order())
        assert [passage.number for passage in passages] == list(range(1, 39))
        assert all(passage.text in printed for passage in passages)
        assert all(passage.key == passage_key("country-reports-2021-north-korea", passage.text) for passage in passages)
        assert all(passage.fingerprint == fingerprint(passage.text) for passage in passages)
        assert passages[26].section.title == "Administration"

    def test_has_its_tree_of_sections(self, edition):
        bring_in(SEED, edition)
        run_in = Section.objects.get(title="Physical Conditions")
        assert [run_in.kind, run_in.depth] == [SectionKind.RUN_IN, 3]
        assert [run_in.parent.title, run_in.parent.parent.label, run_in.parent.parent.parent.label] == [
            "Prison and Detention Center Conditions",
            "c",
            "1",
        ]
        assert list(run_in.passages.order_by("number").values_list("number", flat=True)) == [24, 25, 26]

    def test_has_its_four_cross_references_one_of_them_held(self, edition):
        bring_in(SEED, edition)
        references = CrossReference.objects.order_by("passage__number")
        assert [
            (each.passage.number, each.words, each.target_path, each.target and each.target.path) for each in references
        ] == [
            (5, "section 1.a.", "1.a", None),
            (6, "section 7.b.", "7.b", "7.b"),
            (11, "section 1.e., Politically Motivated Reprisal", "1.e", None),
            (31, "section 7.c.", "7.c", None),
        ]

    def test_brought_in_again_changes_nothing(self, edition):
        bring_in(SEED, edition)
        before = held()
        assert bring_in(SEED, edition).state == PlanState.SAME
        assert held() == before
        assert before["IndexQueue"] == 38


def test_sections_get_the_topic_their_heading_is_a_spelling_of(edition, tmp_path, ruritania):
    topics = [
        make.make_topic_spelling(heading).topic for heading in ("torture and other cruel treatment", "Administration")
    ]
    content = custom_report()
    plan = bring_in(page(tmp_path / "report.txt", content), ruritania)
    assert [section.topic for section in Section.objects.exclude(topic=None).order_by("position")] == topics
    assert "Prison Conditions" in [section.title for section in plan.sections_without_topic]
    assert len(plan.sections_without_topic) == 6


def test_repeated_paragraphs_get_keys_of_their_own(tmp_path, ruritania):
    repeated = ("Executive Summary", "There were no reports.", "There were no reports.")
    bring_in(page(tmp_path / "report.txt", custom_report(*repeated)), ruritania)
    slug = "country-reports-2021-ruritania"
    assert list(Passage.objects.in_order().values_list("key", flat=True)) == [
        passage_key(slug, "There were no reports.", occurrence) for occurrence in (1, 2)
    ]


def test_a_dry_run_plans_and_writes_nothing(edition):
    plan = bring_in(SEED, edition, dry_run=True)
    assert plan.state == PlanState.NEW
    assert not any(held().values())


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe",
        b"Dear Sir,\n",
        custom_report("Executive Summary"),
        custom_report("Executive Summary", "click here", "So."),
    ],
    ids=["empty", "not UTF-8", "a letter", "no paragraph", "an unexplained line"],
)
def test_a_refused_file_leaves_no_trace(content, tmp_path, ruritania):
    try:
        plan = bring_in(page(tmp_path / "report.txt", content), ruritania)
    except Refused as refused:
        problems = refused.problems
    else:
        problems = plan.problems
    assert problems
    assert all(problem.line for problem in problems)
    assert not any(held().values())


def test_a_page_headed_by_another_country_is_a_question(edition):
    other = replace(edition, country=make.make_country(code="CN", name="China"))
    (problem,) = bring_in(SEED, other).problems
    assert problem.line == 11
    assert "headed “North Korea”, and CN is China here" in problem.reason
    assert not any(held().values())


def test_the_question_can_be_answered(edition, tmp_path, ruritania):
    content = custom_report(country="Ruritania, Kingdom of")
    assert bring_in(page(tmp_path / "report.txt", content), ruritania).problems
    answered = replace(ruritania, headed="Ruritania, Kingdom of")
    assert bring_in(page(tmp_path / "report.txt", content), answered).state == PlanState.NEW


def test_another_capture_of_a_held_report_is_refused_without_loss(tmp_path, ruritania):
    bring_in(page(tmp_path / "report.txt", custom_report()), ruritania)
    before = held()
    (problem,) = bring_in(
        page(tmp_path / "newer.txt", custom_report("Executive Summary", "New words.")), ruritania
    ).problems
    assert "is held already, from another capture" in problem.reason
    assert held() == before


def test_the_same_bytes_under_another_edition_are_refused(edition):
    bring_in(SEED, edition)
    (problem,) = bring_in(SEED, replace(edition, year=2020)).problems
    assert "these very bytes are held already as the report “country-reports-2021-north-korea”" in problem.reason


def test_a_write_that_fails_half_way_leaves_nothing(edition, monkeypatch):
    def fail(report):
        raise RuntimeError

    monkeypatch.setattr(write, "resolve_cross_references", fail)
    with pytest.raises(RuntimeError):
        bring_in(SEED, edition)
    assert not any(held().values())


def test_only_a_plan_for_something_new_is_written(edition):
    bring_in(SEED, edition)
    plan = bring_in(SEED, edition)
    with pytest.raises(ValueError, match="a plan that is same is not written"):
        write.write_report(plan, by="")


def test_a_report_takes_few_queries(edition, django_assert_max_num_queries):
    with django_assert_max_num_queries(25):
        bring_in(SEED, edition)
