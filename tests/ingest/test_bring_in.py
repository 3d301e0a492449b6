"""From bytes to record: everything of the seed report is written, the same again changes nothing, and what is refused leaves no trace."""

from dataclasses import replace

import pytest

from reports.choices import SectionKind, Status
from reports.collecting.capture import read_file
from reports.ingest.bring_in import bring_in
from reports.ingest.plan import PlanState
from reports.ingest.preparing.edition import EditionHints
from reports.models import Capture, CrossReference, IndexQueue, Passage, Report, Section
from reports.problems import Refused
from reports.text import fingerprint, passage_key
from tests import factories as make
from tests.ingest.pages import SEED, custom_report, page

pytestmark = pytest.mark.django_db

RECORDS = (Report, Capture, Section, Passage, CrossReference, IndexQueue)


def held():
    return {model.__name__: model.objects.count() for model in RECORDS}


@pytest.fixture
def asked():
    """For the seed report, whose series and country are held."""
    make.make_series(slug="country-reports", title="Country Reports")
    make.make_country(code="KP", name="North Korea", slug="north-korea")
    return EditionHints(series="country-reports", country="KP", year=2021)


@pytest.fixture
def ruritania(asked):
    make.make_country(code="RU", name="Ruritania", slug="ruritania")
    return replace(asked, country="RU")


@pytest.fixture
def bring(tmp_path):
    """Bring in a page with this content."""

    def bring(content, asked):
        return bring_in(read_file(page(tmp_path / "report.txt", content)), asked)

    return bring


class TestTheSeedReport:
    def test_becomes_a_public_report_with_its_capture(self, asked):
        plan = bring_in(read_file(SEED), replace(asked, licence="Public domain"), by="a tester")
        report = Report.objects.get()
        assert plan.state == PlanState.NEW
        assert (report.slug, report.title) == ("country-reports-2021-north-korea", "2021 Country Reports: North Korea")
        assert (report.status, report.is_extract, report.licence) == (Status.PUBLISHED, True, "Public domain")
        capture = report.captures.get()
        assert capture.original_bytes() == SEED.read_bytes()
        assert capture.sha256 == "23f29403eb5d9d4c1d2fb4a8f3f883b6251ae709ffc3258c4c1781b2ea161ee7"
        assert (capture.size, capture.filename, capture.method) == (26923, SEED.name, "file")
        assert (capture.operator, capture.reader, capture.reader_version) == ("a tester", "custom-report-text", 1)

    def test_has_38_passages_in_order_with_permanent_keys(self, asked):
        bring_in(read_file(SEED), asked)
        printed = [line for line in SEED.read_text(encoding="utf-8").split("\n") if line]
        passages = list(Passage.objects.public().in_order())
        assert [passage.number for passage in passages] == list(range(1, 39))
        assert all(passage.text in printed for passage in passages)
        assert all(passage.key == passage_key("country-reports-2021-north-korea", passage.text) for passage in passages)
        assert all(passage.fingerprint == fingerprint(passage.text) for passage in passages)
        assert passages[26].section.title == "Administration"

    def test_has_its_tree_of_sections(self, asked):
        bring_in(read_file(SEED), asked)
        run_in = Section.objects.get(title="Physical Conditions")
        assert [run_in.kind, run_in.depth] == [SectionKind.RUN_IN, 3]
        assert [run_in.parent.title, run_in.parent.parent.label, run_in.parent.parent.parent.label] == [
            "Prison and Detention Center Conditions",
            "c",
            "1",
        ]
        assert list(run_in.passages.order_by("number").values_list("number", flat=True)) == [24, 25, 26]

    def test_has_its_four_cross_references_one_of_them_held(self, asked):
        bring_in(read_file(SEED), asked)
        references = CrossReference.objects.order_by("passage__number")
        assert [
            (each.passage.number, each.words, each.target_path, each.target and each.target.path) for each in references
        ] == [
            (5, "section 1.a.", "1.a", None),
            (6, "section 7.b.", "7.b", "7.b"),
            (11, "section 1.e., Politically Motivated Reprisal", "1.e", None),
            (31, "section 7.c.", "7.c", None),
        ]

    def test_brought_in_again_changes_nothing(self, asked):
        bring_in(read_file(SEED), asked)
        before = held()
        assert bring_in(read_file(SEED), asked).state == PlanState.SAME
        assert held() == before
        assert before["IndexQueue"] == 38


def test_sections_get_the_topic_their_heading_is_a_spelling_of(ruritania, bring):
    topics = [
        make.make_topic_spelling(heading).topic for heading in ("torture and other cruel treatment", "Administration")
    ]
    plan = bring(custom_report(), ruritania)
    assert [section.topic for section in Section.objects.exclude(topic=None).order_by("position")] == topics
    assert "Prison Conditions" in [section.title for section in plan.sections_without_topic]
    assert len(plan.sections_without_topic) == 6


def test_repeated_paragraphs_get_keys_of_their_own(ruritania, bring):
    bring(custom_report("Executive Summary", "There were no reports.", "There were no reports."), ruritania)
    slug = "country-reports-2021-ruritania"
    assert list(Passage.objects.in_order().values_list("key", flat=True)) == [
        passage_key(slug, "There were no reports.", occurrence) for occurrence in (1, 2)
    ]


def test_a_dry_run_plans_and_writes_nothing(asked):
    plan = bring_in(read_file(SEED), asked, dry_run=True)
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
def test_a_refused_file_leaves_no_trace(content, bring, ruritania):
    with pytest.raises(Refused) as refused:
        bring(content, ruritania)
    assert refused.value.problems
    assert not any(held().values())


def test_another_capture_of_a_held_report_is_a_revision(ruritania, bring):
    bring(custom_report(), ruritania)
    before = held()
    plan = bring(custom_report(foot=("U.S. Department of State", "A Page Worth Reading")), ruritania)
    assert plan.state == PlanState.REVISED
    assert plan.changes.is_empty
    assert held() == before | {"Capture": 2}


def test_the_same_bytes_under_another_edition_are_refused(asked):
    bring_in(read_file(SEED), asked)
    before = held()
    (problem,) = bring_in(read_file(SEED), replace(asked, year=2020)).problems
    assert "these very bytes are stored already as the report “country-reports-2021-north-korea”" in problem.reason
    assert held() == before
