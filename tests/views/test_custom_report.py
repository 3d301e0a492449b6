"""The builder of custom reports, and the document that an address means."""

import re
from html import unescape

import pytest
from django.urls import reverse

from reports.compiling import selection
from tests.factories import (
    make_citation,
    make_country,
    make_cross_reference,
    make_figure,
    make_finding,
    make_passage,
    make_report,
    make_section,
    make_source,
    make_topic,
)
from tests.views.conftest import make_full_finding

pytestmark = pytest.mark.django_db
ADDRESS = "/custom-report/?year=2021&topic=torture&country=north-korea"


@pytest.fixture
def section():
    country = make_country(slug="north-korea", name="North Korea")
    report = make_report(country=country, year=2021, licence="Public domain.")
    topic = make_topic(code="torture", label="Torture", parent=make_topic(code="person", label="Person"))
    return make_section(report=report, topic=topic, label="c", path="1.c", title="Torture")


@pytest.fixture
def passage(section):
    return make_passage("HRNK said “1,200 – 2,000” were beaten; see section 1.a.", section=section)


def verbatim(html):
    """The words of the passages of a page, without letters and remarks."""
    found = re.findall(r'<div class="passage-text verbatim">\s*(?:<!--.*?-->)?\s*<p>(.*?)</p>', html, re.DOTALL)
    bare = [
        re.sub(r'<a class="finding-letter".*?</a>| <span class="curated-inline">.*?</span>', "", words)
        for words in found
    ]
    return [unescape(re.sub(r"<[^>]+>", "", words)) for words in bare]


def test_the_builder_offers_what_is_held(read, passage):
    make_passage(
        "Hidden.", section=make_section(report=make_report(year=1999, status="draft"), topic=make_topic(code="hid"))
    )
    html = read(reverse("custom_report"))
    assert re.findall(r'name="(\w+)" value="([\w-]+)"', html) == [
        ("year", "2021"),
        ("topic", "person"),
        ("topic", "torture"),
        ("country", "north-korea"),
        ("findings", "1"),
    ]


def test_the_builder_takes_up_a_choice_to_change_it(read, passage):
    html = read(f"{ADDRESS}&edit=1")
    assert re.findall(r'value="([\w-]+)" checked', html) == ["2021", "torture", "north-korea"]


def test_an_archive_without_reports_says_so(read):
    assert "No report is published here yet." in read(reverse("custom_report"))


@pytest.mark.parametrize("findings", ["", "&findings=1"])
def test_the_text_stands_word_for_word(read, passage, findings):
    make_full_finding(passage, quote="HRNK said “1,200 – 2,000” were beaten")
    make_cross_reference("section 1.a.", passage=passage)
    html = read(ADDRESS + findings)
    assert verbatim(html) == [passage.text]
    assert passage.get_absolute_url() in html
    assert "Public domain." in html


def test_findings_are_marked_only_when_asked_for(read, passage):
    make_full_finding(passage)
    assert "finding-letter" not in read(ADDRESS)
    assert '<mark class="finding"' in read(f"{ADDRESS}&findings=1")


def test_another_way_to_write_a_choice_leads_to_its_one_address(client, passage):
    response = client.get("/custom-report/?country=north-korea&topic=torture&topic=person&year=2021&year=2021")
    assert response.status_code == 302
    assert response["Location"] == "/custom-report/?year=2021&topic=person&country=north-korea"
    assert client.get(response["Location"]).status_code == 200


def test_sources_figures_and_references_are_listed_with_their_passages(read, passage):
    source = make_source(title="Parallel Gulag", url="https://example.org/gulag", evidence=["testimony"])
    finding = make_finding("1,200 – 2,000", passage=passage)
    citation = make_citation("HRNK", finding=finding, source=source)
    make_figure(
        "1,200 – 2,000", finding=finding, low=1200, high=2000, qualifier="about", citation=citation, as_of="2013"
    )
    make_cross_reference("section 1.a.", passage=passage)
    html = read(ADDRESS)
    after = html[html.index('id="sources"') :]
    for text in (
        "Parallel Gulag", "rests on testimony", 'rel="noopener noreferrer"', "about 1,200–2,000",
        "eight years before the edition", "section 1.a, <b>not in this archive</b>", f'href="#p1-{passage.number}"',
    ):  # fmt: skip
        assert text in after, text
    assert f'id="p1-{passage.number}"' in html


def test_a_section_held_elsewhere_can_be_added(read, passage, section):
    labour = make_section(report=section.report, topic=make_topic(code="labour"), label="7", path="7")
    make_cross_reference("section 1.a.", passage=passage, target=labour)
    assert "?year=2021&amp;topic=labour&amp;topic=torture&amp;country=north-korea" in read(ADDRESS)


def test_what_is_not_held_is_said(read, passage):
    make_country(slug="china", name="China")
    make_topic(code="corruption", label="Corruption")
    html = read("/custom-report/?year=2020&year=2021&topic=corruption&topic=torture&country=china&country=north-korea")
    for text in ("China, 2020, 2021: no edition", "North Korea, 2020: no edition", "2021: no section on “Corruption”"):
        assert text in html, text


def test_nothing_held_at_all_is_a_document_that_says_so(read, passage):
    make_country(slug="china", name="China")
    assert "The archive holds none of what was asked for." in read(
        "/custom-report/?year=1990&topic=torture&country=china"
    )


def test_anchors_of_several_reports_do_not_collide(read, section, passage):
    other = make_report(country=section.report.country, year=2020, series=section.report.series)
    make_full_finding(make_passage("More.", section=make_section(report=other, topic=section.topic)), quote="More")
    make_full_finding(passage, quote="HRNK said")
    html = read("/custom-report/?year=2020&year=2021&topic=torture&country=north-korea&findings=1")
    ids = re.findall(r'\bid="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    assert {"p1-1", "p2-1", "f1-1a", "n2-1a"} <= set(ids)
    targets = set(re.findall(r'href="#([^"]+)"', html))
    assert targets <= set(ids)


@pytest.mark.parametrize(
    ("address", "named"),
    [
        ("?year=20x1&topic=torture&country=north-korea", "20x1"),
        ("?topic=torture&country=north-korea", "Choose at least one year."),
        ("?year=2021&topic=none&country=north-korea", "“none”"),
        ("?year=2021&topic=torture&country=north-korea&colour=red", "“colour”"),
    ],
)
def test_a_choice_that_cannot_be_read_is_named_and_nothing_is_shown(read, passage, address, named):
    html = read(f"/custom-report/{address}", 400)
    assert "Nothing is shown" in html
    assert named in html
    assert "were beaten" not in html


def test_too_much_is_refused_with_its_size(read, passage, section, monkeypatch):
    monkeypatch.setattr(selection, "MOST_PASSAGES", 1)
    make_passage("One more.", section=section)
    assert "means 2 passages, and one document holds 1 at most" in read(ADDRESS, 400)


@pytest.mark.parametrize("status", ["suggested", "draft", "in_review", "withdrawn", "rejected"])
def test_nothing_hidden_is_in_a_document(read, passage, status):
    make_finding("HRNK", passage=passage, note="Zyzzyva note", status=status)
    finding = make_finding("HRNK said", passage=passage)
    hidden = make_source(title="Zyzzyva work", status=status)
    make_citation("HRNK", finding=finding, source=hidden)
    make_citation("HRNK", finding=finding, source=None, certainty="ambiguous", candidates=[hidden])
    html = read(f"{ADDRESS}&findings=1")
    assert "Zyzzyva" not in html
    assert "1 finding<" in html
    assert "0 sources" in html


def test_queries_do_not_grow(queries, section):
    def fill(number):
        for n in range(number):
            passage = make_passage(f"Text {n} of {number}, see 1.a.", section=section)
            make_cross_reference("1.a.", passage=passage)
            make_full_finding(passage)

    fill(1)
    few = queries(reverse("custom_report")), queries(ADDRESS), queries(f"{ADDRESS}&findings=1")
    fill(20)
    assert (queries(reverse("custom_report")), queries(ADDRESS), queries(f"{ADDRESS}&findings=1")) == few
    assert few == (4, 16, 26)
