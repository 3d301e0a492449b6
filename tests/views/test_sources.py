"""The list of sources and the page of one: what rests on it, and apart from that what might."""

import re

import pytest
from django.urls import reverse

from tests.factories import (
    make_citation,
    make_facility,
    make_finding,
    make_passage,
    make_publisher,
    make_section,
    make_source,
    make_source_copy,
)
from tests.views.conftest import make_full_report

pytestmark = pytest.mark.django_db
HIDDEN = ["suggested", "draft", "in_review", "withdrawn", "rejected"]


def test_the_list_shows_what_a_source_is_and_what_rests_on_it(read):
    publisher = make_publisher(name="Korea Institute", short_name="KINU")
    source = make_source(
        title="White Paper",
        publisher=publisher,
        kind="white_paper",
        published="2020-07",
        evidence=["testimony", "documents"],
    )
    finding = make_finding()
    make_citation(finding=finding, source=source)
    make_citation(finding=finding, source=source, position=2)
    html = " ".join(re.sub(r"<[^>]+>", " ", read(reverse("source_list"))).split())
    assert "White Paper KINU July 2020 White paper Testimony, documents 1" in html


def test_the_page_shows_the_real_title_and_the_printed_one(read):
    source = make_source(
        title="North Korea’s Prison", printed_title="North Koreas Prison", published="2020-09", url="https://example.org/work",
        csl={"title": "North Korea’s Prison", "author": [{"literal": "HRNK"}], "issued": {"date-parts": [["2020", "9"]]}},
        evidence=["satellite_imagery"], note="A curator’s words.",
    )  # fmt: skip
    make_source_copy(
        source=source, url="https://example.org/copy", kind="archived", sha256="a" * 64, retrieved_at="2026-01-02"
    )
    html = read(source.get_absolute_url())
    for text in (
        "North Koreas Prison", "Printed in the report as", "September 2020", "Satellite imagery", "A curator’s words.",
        "HRNK, North Korea’s Prison (September 2020).", "Archived copy", "retrieved 2 January 2026", "a" * 64,
        '<a href="https://example.org/copy" rel="noopener noreferrer">',
    ):  # fmt: skip
        assert text in html, text


def test_each_finding_stands_under_its_section_with_the_words_that_mention_the_source(read):
    source = make_source()
    section = make_section(path="1.c", title="Torture")
    passage = make_passage("According to HRNK, guards beat prisoners.", section=section)
    finding = make_finding("guards beat prisoners", passage=passage, facilities=[make_facility(name="Camp 14")])
    make_citation("According to HRNK", finding=finding, source=source, role="estimates", certainty="resolved")
    html = read(source.get_absolute_url())
    for text in (
        "1.c Torture", "guards beat prisoners", "Estimated by", "resolved by a curator", "in the words “According to HRNK”",
        passage.get_absolute_url(), "Camp 14",
    ):  # fmt: skip
        assert text in html, text


def test_where_it_is_only_possible_stands_apart_and_counts_for_nothing(read):
    source, other = make_source(title="This work"), make_source(title="That work")
    finding = make_finding("the 2020 White Paper said so")
    make_citation(
        "the 2020 White Paper", finding=finding, certainty="ambiguous", source=None, candidates=[source, other],
        note="Two bodies published one.",
    )  # fmt: skip
    html = read(source.get_absolute_url())
    assert "No finding rests on it for certain." in html
    apart = html[html.index("Where it could also be meant") :]
    for text in ("the 2020 White Paper said so", "This work", "That work", "Two bodies published one."):
        assert text in apart


@pytest.mark.parametrize("status", HIDDEN)
def test_a_hidden_source_is_gone_or_unknown_and_on_no_page(client, read, status):
    shown = make_source(title="Shown")
    hidden = make_source(title="Zyzzyva", status=status, publisher=make_publisher(name="Zyzzyva press"))
    finding = make_finding()
    make_citation(finding=finding, source=shown)
    make_citation(finding=finding, source=hidden)
    make_citation(finding=finding, source=None, certainty="ambiguous", candidates=[shown, hidden])
    assert client.get(hidden.get_absolute_url()).status_code == (410 if status == "withdrawn" else 404)
    for html in (read(reverse("source_list")), read(shown.get_absolute_url())):
        assert "Zyzzyva" not in html


@pytest.mark.parametrize("status", HIDDEN)
def test_a_hidden_finding_is_neither_a_claim_nor_a_possible_mention(read, status):
    source = make_source()
    finding = make_finding("Zyzzyva words", status=status)
    make_citation(finding=finding, source=source)
    make_citation(finding=finding, source=None, certainty="ambiguous", candidates=[source])
    assert "Zyzzyva" not in read(source.get_absolute_url())
    assert '<td data-label="Findings" class="number">0</td>' in read(reverse("source_list"))


@pytest.mark.parametrize("params", [{"publisher": "x"}, {"evidence": "x"}, {"year": "1066"}, {"page": "x"}])
def test_an_invalid_parameter_is_named_and_nothing_is_shown(read, params):
    source = make_source()
    html = read(reverse("source_list"), 400, **params)
    assert "Nothing is shown" in html
    assert source.get_absolute_url() not in html
    assert "Nothing is shown" in read(source.get_absolute_url(), 400, facility="x")


def test_a_list_without_a_match_says_what_to_loosen(read):
    make_source(kind="report")
    html = read(reverse("source_list"), kind="press")
    assert "No source has all of this." in html
    assert "Leave out kind “Press report”" in html


def test_queries_do_not_grow(queries):
    source = make_source()

    def fill(report):
        for passage in report.passages.all():
            finding = passage.findings.get()
            make_citation(finding=finding, source=source)
            make_citation(finding=finding, source=None, certainty="ambiguous", candidates=[source, make_source()])

    fill(make_full_report(1))
    few = queries(reverse("source_list")), queries(source.get_absolute_url())
    fill(make_full_report(20))
    assert (queries(reverse("source_list")), queries(source.get_absolute_url())) == few
    assert few == (4, 17)
