"""The assembled document: verbatim text in order, what it relies on, and the fingerprint of it all."""

import pytest

from reports.compiling import Choice, assemble, select
from reports.models import CrossReference
from tests.factories import (
    make_citation,
    make_country,
    make_cross_reference,
    make_facility,
    make_figure,
    make_finding,
    make_passage,
    make_publisher,
    make_report,
    make_section,
    make_source,
    make_topic,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def section():
    country = make_country(slug="north-korea", name="North Korea")
    report = make_report(country=country, year=2021)
    return make_section(report=report, label="1", path="1", topic=make_topic(code="torture", label="Torture"))


def document(**given):
    choice = {"years": (2021,), "topics": ("torture",), "countries": ("north-korea",)} | given
    return assemble(select(Choice(**choice)))


def test_text_stands_word_for_word_in_order(section):
    below = make_section(parent=section, title="Below")
    texts = [make_passage(text, section=of).text for text, of in (("“First”,  kept .", section), ("Last.", below))]
    (part,) = document().parts
    assert [entry.section.title for entry in part.entries] == [section.title, "Below"]
    assert [passage.text for entry in part.entries for passage in entry.passages] == texts


def test_sources_are_listed_once_with_their_passages(section):
    source = make_source(publisher=make_publisher(name="KINU"))
    passages = [make_passage(f"Text {n}.", section=section) for n in (1, 2)]
    for passage in (*passages, passages[0]):
        make_citation(finding=make_finding(passage=passage), source=source)
    (relied,) = document().sources
    assert (relied.source, list(relied.passages), relied.is_possible) == (source, passages, False)


def test_a_source_that_only_could_be_meant_says_so(section):
    finding = make_finding(passage=make_passage(section=section))
    sure, unsure, hidden = make_source(title="A"), make_source(title="B"), make_source(status="draft")
    make_citation(finding=finding, source=sure)
    make_citation(finding=finding, source=None, certainty="ambiguous", candidates=[sure, unsure, hidden])
    assert {(one.source.title, one.is_possible) for one in document().sources} == {("A", False), ("B", True)}


def test_figures_are_listed_with_their_passage(section):
    passage = make_passage(section=section)
    figure = make_figure(finding=make_finding(passage=passage))
    assert document().figures == ((figure, passage),)


def test_hidden_findings_sources_and_facilities_leave_no_trace(section):
    passage = make_passage(section=section)
    make_citation(finding=make_finding(passage=passage, status="draft"))
    shown = make_finding(passage=passage)
    make_citation(finding=shown, source=make_source(status="withdrawn"))
    make_figure(finding=shown, facility=make_facility(status="suggested"))
    made = document()
    assert (made.finding_count, made.sources, made.figures) == (1, (), ())


def test_cross_references_know_where_they_lead(section):
    elsewhere = make_section(report=section.report, label="7", path="7", topic=make_topic(code="labour"))
    hidden = make_section(report=make_report(status="draft"))
    passage = make_passage("See a, b, c, d.", section=section)
    for words, target in (("a,", None), ("b,", section), ("c,", elsewhere), ("d.", hidden)):
        make_cross_reference(words, passage=passage, target=target)
    assert CrossReference.objects.count() == 4
    assert [(one.words, one.where, one.topic_to_add) for one in document().references] == [
        ("a,", "missing", ""),
        ("b,", "here", ""),
        ("c,", "elsewhere", "labour"),
        ("d.", "missing", ""),
    ]


def test_the_fingerprint_changes_with_what_is_shown_and_only_then(section):
    passage = make_passage(section=section)
    first = document().fingerprint
    assert len(first) == 64
    assert document().fingerprint == first
    make_finding(passage=passage, status="draft")
    assert document().fingerprint == first
    finding = make_finding(passage=passage)
    second = document().fingerprint
    make_citation(finding=finding)
    third = document().fingerprint
    make_passage("More.", section=section)
    fourth = document().fingerprint
    assert len({first, second, third, fourth}) == 4
    assert document(findings=True).fingerprint != fourth


def test_a_document_of_nothing_is_still_a_document(section):
    made = document()
    assert (made.passage_count, made.sources, made.figures, made.references) == (0, (), (), ())
    assert made.title == "Torture: North Korea, 2021"


def test_assembling_asks_the_same_of_the_database_for_1_and_20_passages(section, django_assert_num_queries):
    def fill(number):
        for n in range(number):
            passage = make_passage(f"Text {n} of {number}, see 1.a.", section=section)
            make_cross_reference("1.a.", passage=passage, target=section)
            finding = make_finding(passage=passage, facilities=[make_facility()])
            make_figure(finding=finding, citation=make_citation(finding=finding))
            make_citation(finding=finding, source=None, certainty="ambiguous", candidates=[make_source()])

    fill(1)
    with django_assert_num_queries(14):
        assert document().passage_count == 1
    fill(19)
    with django_assert_num_queries(14):
        assert document().passage_count == 20
