"""The page of one finding."""

import re

import pytest

from reports.choices import Status
from tests import factories as make
from tests.views.conftest import make_full_finding, make_full_report

pytestmark = pytest.mark.django_db


@pytest.fixture
def passage():
    report = make.make_report(country=make.make_country(name="Laos"))
    return make.make_passage("NGOs said it. Guards reportedly beat prisoners. Some died.", report=report)


def test_the_quote_stands_alone_and_marked_in_its_passage(read, passage):
    finding = make.make_finding("Guards reportedly beat prisoners.", passage=passage)
    html = read(finding.get_absolute_url())
    assert "finding-quote" in html
    assert "</span> " not in re.search(r'passage-text verbatim">.*?</article>', html, re.DOTALL)[0]
    assert 'NGOs said it. <mark class="finding" data-f="a">Guards reportedly beat prisoners.</mark> Some died.' in html
    assert f'href="{passage.report.get_absolute_url()}#p1"' in html


def test_the_title_names_the_words_and_the_report(read, passage):
    finding = make.make_finding("Some died.", passage=passage)
    assert "<title>“Some died.” · Laos 2021 · Findings Archive</title>" in read(finding.get_absolute_url())


def test_it_keeps_the_letter_it_has_in_the_reader(read, passage):
    make.make_finding("NGOs said it.", passage=passage)
    second = make.make_finding("Some died.", passage=passage)
    assert "finding b</h1>" in read(second.get_absolute_url())


def test_everything_it_names_is_told(read, passage):
    finding = make.make_finding(
        "Guards reportedly beat prisoners.",
        passage=passage,
        hedge="reportedly",
        note="A note in our words.",
        event_date="2019-09/2020-07",
        abuse_types=[make.make_abuse_type(label="Beating")],
        facilities=[make.make_facility(name="Camp 14")],
        facility_types=[make.make_facility_type(label="Kwanliso")],
        groups=[make.make_group(label="Prisoners", code="prisoners")],
        actors=[make.make_actor(label="Guards", code="guards")],
    )
    html = read(finding.get_absolute_url())
    for shown in (
        "“reportedly”",
        "September 2019 to July 2020",
        ">Beating</a>",
        ">Camp 14</a>",
        ">Kwanliso</a>",
        '<a href="/search/?group=prisoners">Prisoners</a>',
        '<a href="/search/?actor=guards">Guards</a>',
    ):
        assert shown in html
    assert re.search(r"Curators’ note</p><p>A note in our words", html)


def test_each_source_is_told_with_its_part_its_words_and_how_sure_it_is(read, passage):
    finding = make.make_finding(passage=passage)
    source = make.make_source(title="White Paper", publisher=make.make_publisher(short_name="KINU"), published="2020")
    make.make_citation(
        "NGOs", finding=finding, source=source, role="estimates", certainty="resolved", note="By its date."
    )
    html = read(finding.get_absolute_url())
    for shown in (
        "Estimated by",
        "KINU, <cite>White Paper</cite>",
        "(2020)",
        "“NGOs”",
        "resolved by a curator",
        "By its date.",
    ):
        assert shown in html


def test_works_that_could_be_meant_are_all_named(read, passage):
    finding = make.make_finding(passage=passage)
    works = [make.make_source(title=title) for title in ("One", "Two")]
    make.make_citation(finding=finding, certainty="ambiguous", source=None, candidates=works)
    html = read(finding.get_absolute_url())
    assert re.search(r"either <a [^>]+>[^<]+<cite>One</cite></a> or <a [^>]+>[^<]+<cite>Two</cite>", html)
    assert "more than one work could be meant" in html


def test_without_a_source_the_claim_is_the_reports_own(read, passage):
    assert "the report itself, which names no source" in read(make.make_finding(passage=passage).get_absolute_url())


def test_a_number_stands_with_its_words_and_its_place(read):
    finding = make.make_finding("At least 20 camps")
    make.make_figure(
        "20", finding=finding, low=20, qualifier="at_least", facility=make.make_facility(name="Camp 14"), as_of="2016"
    )
    html = read(finding.get_absolute_url())
    for shown in ("at least", "as of 2016, five years before this edition", ">Camp 14</a>", "in the words “20”"):
        assert shown in html


def test_the_other_findings_of_the_passage_are_linked(read, passage):
    one, other = (make.make_finding(words, passage=passage) for words in ("NGOs said it.", "Some died."))
    make.make_finding("Guards", passage=passage, status=Status.DRAFT)
    html = read(one.get_absolute_url())
    assert f'<a class="verbatim verbatim-small" href="{other.get_absolute_url()}">Some died.</a>' in html
    assert '<span class="count">1</span>' in html


def test_the_words_to_copy_keep_hedge_and_speaker(read):
    text = "According to HRNK, conditions were dire. Methods reportedly included beatings; hunger; water torture."
    finding = make.make_finding("water torture", passage=make.make_passage(text), hedge="reportedly")
    html = read(finding.get_absolute_url())
    assert "“Methods reportedly included beatings; … water torture.”" in html


def test_a_finding_costs_the_same_with_much_and_little_around_it(queries):
    passage = make_full_report(passages=1).passages.get()
    finding = passage.findings.get()
    before = queries(finding.get_absolute_url())
    for _ in range(5):
        make_full_finding(passage)
    assert queries(finding.get_absolute_url()) == before <= 14
