"""The page of one passage."""

import pytest

from reports.choices import Status
from tests import factories as make
from tests.views.conftest import make_full_finding, make_full_report

pytestmark = pytest.mark.django_db


@pytest.fixture
def three():
    """Three passages of one report."""
    report = make.make_report(country=make.make_country(name="Laos"))
    return [make.make_passage(text, report=report) for text in ("First words.", "Middle words.", "Last words.")]


def test_a_passage_stands_between_its_neighbours(read, three):
    html = read(three[1].get_absolute_url())
    assert html.index(">First words.") < html.index(">Middle words.") < html.index(">Last words.")
    assert f'rel="prev" href="{three[0].get_absolute_url()}"' in html
    assert f'rel="next" href="{three[2].get_absolute_url()}"' in html
    assert f'href="{three[1].report.get_absolute_url()}#p2"' in html


def test_the_first_passage_has_nothing_before_it(read, three):
    html = read(three[0].get_absolute_url())
    assert 'rel="prev"' not in html
    assert 'rel="next"' in html


def test_a_withdrawn_neighbour_is_passed_over(read, three):
    type(three[1]).objects.filter(pk=three[1].pk).update(status=Status.WITHDRAWN, withdrawal_reason="legal")
    html = read(three[0].get_absolute_url())
    assert "Middle" not in html
    assert f'rel="next" href="{three[2].get_absolute_url()}"' in html


def test_the_title_and_the_breadcrumbs_name_the_passage(read, three):
    html = read(three[1].get_absolute_url())
    assert "<title>Passage 2 · Laos 2021 · Findings Archive</title>" in html
    assert '<span aria-current="page">Passage 2</span>' in html
    assert f'<link rel="canonical" href="http://testserver{three[1].get_absolute_url()}">' in html


def test_the_section_path_leads_from_the_top(read):
    top = make.make_section(kind="section", label="1", title="Integrity")
    below = make.make_section(parent=top, label="c", title="Torture")
    html = read(make.make_passage(section=below).get_absolute_url())
    assert html.index("Section 1. Integrity") < html.index("c. Torture")


def test_how_to_cite_it_is_given_in_every_format(read, three):
    passage = three[1]
    html = read(passage.get_absolute_url())
    for shown in (
        "paragraph 2. Findings Archive",
        "@techreport{",
        "TY  - RPRT",
        "&quot;type&quot;: &quot;report&quot;",
    ):
        assert shown in html
    assert f"http://testserver{passage.get_absolute_url()}</a>" in html


def test_the_capture_is_named_with_its_fingerprint(read, three):
    assert three[0].capture.sha256 in read(three[0].get_absolute_url())


def test_reference_managers_find_the_passage(read, three):
    html = read(three[1].get_absolute_url())
    publisher = three[1].report.series.publisher
    assert f'<meta name="citation_author" content="{publisher.name}">' in html
    assert f'<meta name="DC.identifier" content="http://testserver{three[1].get_absolute_url()}">' in html


def test_cross_references_are_listed_with_what_is_held(read):
    report = make.make_report()
    held = make.make_section(report=report, label="b", title="Disappearance")
    passage = make.make_passage("See section 1.b. and section 1.e. too.", report=report)
    make.make_cross_reference("section 1.b.", passage=passage, target=held)
    make.make_cross_reference("section 1.e.", passage=passage, target_path="1.e")
    html = read(passage.get_absolute_url())
    assert f'#{held.anchor}">b. Disappearance</a>' in html
    assert "“section 1.e.”: section 1.e, not in this archive" in html


def test_the_curators_note_stands_open_beside_its_passage(read):
    finding = make.make_finding(note="Sic.")
    assert '<span class="visually-hidden">Curators’ note: </span>Sic.' in read(finding.passage.get_absolute_url())


def test_nothing_hidden_hangs_on_a_public_finding(read):
    finding = make.make_finding(facilities=[make.make_facility(name="Hidden prison", status=Status.DRAFT)])
    hidden = make.make_source(title="Hidden source", status=Status.WITHDRAWN)
    citation = make.make_citation(finding=finding, source=hidden)
    make.make_figure(finding=finding, citation=citation, counted="hidden people")
    make.make_citation(finding=finding, certainty="ambiguous", source=None, candidates=[hidden])
    make.make_finding("Guards", passage=finding.passage, status=Status.DRAFT, note="Hidden note")
    make.make_finding("beat", passage=finding.passage, status=Status.SUGGESTED, note="Hidden note")
    for record in (finding.passage, finding.passage.report, finding):
        html = read(record.get_absolute_url())
        for words in ("Hidden prison", "Hidden source", "hidden people", "Hidden note"):
            assert words not in html


def test_a_passage_costs_the_same_with_one_finding_and_with_six(queries):
    report = make_full_report(passages=3)
    passage = report.passages.get(number=2)
    before = queries(passage.get_absolute_url())
    for _ in range(5):
        make_full_finding(passage)
    assert queries(passage.get_absolute_url()) == before <= 15
