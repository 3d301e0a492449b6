"""The list of reports and the reader."""

import datetime
import re

import pytest
from django.urls import reverse

from reports.choices import Status
from tests import factories as make
from tests.views.conftest import SCRIPT, make_full_finding, make_full_report

pytestmark = pytest.mark.django_db
LIST = "/reports/"


def words_of(html, number):
    """The words of a passage as a reader sees them, letters and marks left out."""
    shown = re.search(rf'id="p{number}".*?passage-text verbatim">\s*<p>(.*?)</p>', html, re.DOTALL)[1]
    shown = re.sub(r'<a class="finding-letter".*?</a>', "", shown)
    return re.sub(r"<[^>]+>", "", shown)


# The list


def test_the_list_shows_public_reports_with_what_is_public_in_them(read):
    report = make_full_report(passages=2, country=make.make_country(name="Eritrea"))
    make.make_passage("Withdrawn words.", report=report, status=Status.WITHDRAWN)
    make.make_report(status=Status.DRAFT, country=make.make_country(name="Hiddenland"))
    html = read(LIST)
    assert "Eritrea, 2021" in html
    assert '<td class="number" data-label="Passages">2</td>' in html
    assert '<td class="number" data-label="Findings">2</td>' in html
    assert "Hiddenland" not in html


def test_the_newest_edition_comes_first(read):
    country, series = make.make_country(name="Laos"), make.make_series()
    for year in (2019, 2021, 2020):
        make.make_report(country=country, series=series, year=year)
    assert re.findall(r">Laos, (\d{4})<", read(LIST)) == ["2021", "2020", "2019"]


def test_the_list_can_be_narrowed_by_year_and_country(read):
    kept = make.make_report(year=2019, country=make.make_country(name="Laos", slug="laos"))
    make.make_report(year=2020, country=kept.country, series=kept.series)
    make.make_report(year=2019, country=make.make_country(name="Cuba"))
    html = read(LIST, year="2019", country="laos")
    assert kept.get_absolute_url() in html
    assert "1 report<" in html


@pytest.mark.parametrize(
    ("params", "named"),
    [
        ({"year": "soon"}, "Edition"),
        ({"country": "atlantis"}, "Country"),
        ({"page": "0"}, "Page"),
        ({"page": "7"}, "Page"),
        ({"page": "x"}, "Page"),
        ({"yeer": "2021"}, "yeer"),
    ],
)
def test_a_parameter_that_cannot_be_read_is_named_and_nothing_is_shown(read, params, named):
    report = make.make_report()
    html = read(LIST, status=400, **params)
    assert "Nothing is shown" in html
    assert named in html
    assert report.get_absolute_url() not in html


def test_a_choice_that_leaves_nothing_says_what_to_loosen(read):
    series = make.make_series()
    laos = make.make_report(series=series, year=2019, country=make.make_country(name="Laos", slug="laos"))
    make.make_report(series=series, year=2020, country=make.make_country(name="Cuba", slug="cuba"))
    html = read(LIST, year="2020", country="laos")
    assert "No report matches." in html
    assert laos.get_absolute_url() not in html
    for loosened in ('href="?country=laos"', 'href="?year=2020"'):
        assert loosened in html


def test_a_hidden_report_is_not_among_the_choices(read):
    make.make_report()
    make.make_report(status=Status.WITHDRAWN, year=1999, country=make.make_country(name="Hiddenland"))
    html = read(LIST)
    assert "Hiddenland" not in html
    assert "1999" not in html


def test_fifty_reports_stand_on_a_page(read):
    series, country = make.make_series(), make.make_country()
    for year in range(1950, 2001):
        make.make_report(series=series, country=country, year=year)
    assert read(LIST, view="list").count('<th scope="row">') == 50
    html = read(LIST, view="list", page="2")
    assert html.count('<th scope="row">') == 1
    assert "<title>Reports, page 2 ·" in html


def test_the_list_costs_the_same_for_one_report_and_for_twenty(queries):
    make_full_report()
    first = queries(LIST)
    for _ in range(19):
        make_full_report(passages=1)
    assert queries(LIST) == first <= 5


# The reader


def test_a_passage_is_printed_word_for_word_with_its_anchor_and_its_permanent_address(read):
    text = "“Reformatory labor” & <camps> –  kept   as  they were."
    passage = make.make_passage(text)
    html = read(passage.report.get_absolute_url())
    assert words_of(html, 1) == "“Reformatory labor” &amp; &lt;camps&gt; –  kept   as  they were."
    assert f'href="{passage.get_absolute_url()}"' in html


def test_marks_add_no_space_to_the_words(read):
    passage = make.make_passage("Beatings; electric shock; hunger.")
    for words in ("Beatings", "electric shock", "shock; hunger"):
        make.make_finding(words, passage=passage)
    assert words_of(read(passage.report.get_absolute_url()), 1) == passage.text


def test_each_letter_leads_to_its_note_and_back(read):
    passage = make.make_passage("Guards beat prisoners. Some died.")
    make.make_finding("Some died.", passage=passage)
    make.make_finding("Guards beat prisoners.", passage=passage)
    html = read(passage.report.get_absolute_url())
    for letter in "ab":
        assert f'id="f1{letter}" href="#n1{letter}"' in html
        assert f'id="n1{letter}"' in html
        assert f'href="#f1{letter}"' in html
    assert '<mark class="finding" data-f="a">Guards beat prisoners.</mark>' in html


def test_overlapping_findings_are_marked_as_such(read):
    passage = make.make_passage("Guards beat prisoners to death.")
    make.make_finding("Guards beat prisoners", passage=passage)
    make.make_finding("prisoners to death", passage=passage)
    assert '<mark class="finding finding-overlap" data-f="a b">prisoners</mark>' in read(
        passage.report.get_absolute_url()
    )


def test_the_note_says_who_says_so_in_what_role_and_how_sure_that_is(read):
    finding = make.make_finding("Guards beat prisoners.")
    hrnk, kinu = (make.make_publisher(name=name, short_name=name) for name in ("HRNK", "KINU"))
    named = make.make_source(publisher=hrnk, published="2020-03")
    make.make_citation(finding=finding, source=named, role="estimates")
    candidates = [make.make_source(publisher=publisher) for publisher in (hrnk, kinu)]
    make.make_citation(finding=finding, certainty="ambiguous", source=None, candidates=candidates)
    make.make_citation("prisoners", finding=finding, certainty="anonymous", source=None)
    html = read(finding.passage.report.get_absolute_url())
    assert 'HRNK 2020</a> <span class="note-role">estimates</span>' in html
    assert re.search(r"HRNK</a> or <a [^>]+>KINU</a>", html)
    assert 'title="More than one work could be meant">ambiguous</span>' in html
    assert "“prisoners”" in html
    assert 'title="An unnamed source">anonymous</span>' in html


def test_a_finding_without_a_source_says_so(read):
    html = read(make.make_finding().passage.report.get_absolute_url())
    assert "no source named" in html


def test_a_number_stands_with_its_qualifier_its_date_and_its_age(read):
    finding = make.make_finding("There were between 80,000 and 120,000 prisoners")
    make.make_figure("80,000 and 120,000", finding=finding, low=80000, high=120000, qualifier="about", as_of="2013")
    html = read(finding.passage.report.get_absolute_url())
    assert ">about 80,000–120,000</span>" in html
    assert "as of 2013, eight years before this edition" in html


def test_the_hedge_stands_in_the_note(read):
    finding = make.make_finding(
        "beat prisoners", passage=make.make_passage("Guards reportedly beat prisoners."), hedge="reportedly"
    )
    assert "“reportedly”" in read(finding.passage.report.get_absolute_url())


def test_a_cross_reference_to_a_section_that_is_held_is_a_link(read):
    report = make.make_report()
    section = make.make_section(report=report, label="a", path="1.a")
    passage = make.make_passage("See section 1.a. for more.", report=report)
    make.make_cross_reference("section 1.a.", passage=passage, target=section)
    html = read(report.get_absolute_url())
    assert f'<a class="cross-reference" href="{report.get_absolute_url()}#{section.anchor}">section 1.a.</a>' in html
    assert f'id="{section.anchor}"' in html


@pytest.mark.parametrize("status", [None, Status.DRAFT, Status.WITHDRAWN])
def test_a_cross_reference_to_a_section_that_is_not_public_is_not_held_here(read, status):
    target = make.make_section(report=make.make_report(status=status)) if status else None
    passage = make.make_passage("See section 1.a. for more.")
    make.make_cross_reference("section 1.a.", passage=passage, target=target)
    html = read(passage.report.get_absolute_url())
    assert (
        '<span class="cross-reference">section 1.a.</span> <span class="curated-inline">not in this archive</span> for more'
        in html
    )


def test_headings_stand_before_their_passages_and_in_the_outline(read):
    report = make.make_report()
    top = make.make_section(report=report, label="1", title="Integrity", kind="section")
    torture = make.make_section(parent=top, label="c", title="Torture", kind="subsection")
    prisons = make.make_section(parent=torture, title="Prison Conditions")
    make.make_section(report=report, label="7", title="Worker Rights", kind="section")
    make.make_passage("Guards beat prisoners.", section=torture)
    make.make_passage("Cells were cold.", section=prisons)
    html = read(report.get_absolute_url())
    order = [
        '<span class="section-number">Section 1.</span> Integrity</h2>',
        '<span class="section-number">c.</span> Torture</h3>',
        'id="p1"',
        "Prison Conditions</h4>",
        'id="p2"',
        '<span class="section-number">Section 7.</span> Worker Rights</h2>',
    ]
    places = [html.index(part) for part in order]
    assert places == sorted(places)
    for section in (top, torture, prisons):
        assert f'<a href="#{section.anchor}">' in html


def test_a_run_in_heading_is_printed_once_in_the_words(read):
    report = make.make_report()
    section = make.make_section(report=report, title="Administration", kind="run_in")
    make.make_passage("Administration: Visits were rare.", section=section)
    html = read(report.get_absolute_url())
    assert '<b class="run-in">Administration:</b>' in html
    assert f'<div class="section-anchor" id="{section.anchor}">' in html
    assert "Administration</h" not in html


def test_the_head_says_what_it_is_and_how_it_was_captured(read):
    publisher = make.make_publisher(name="Department of State")
    report = make.make_report(
        series=make.make_series(title="Country Reports", publisher=publisher),
        country=make.make_country(name="North Korea"),
        published_date=datetime.date(2022, 4, 12),
        is_extract=True,
        licence="Public domain",
    )
    capture = make.make_capture(report=report)
    make.make_finding(passage=make.make_passage(report=report))
    html = read(report.get_absolute_url())
    for shown in (
        "<title>North Korea 2021 · Country Reports · Findings Archive</title>",
        "Department of State",
        "Published 12 April 2022",
        "1 passage<",
        "1 finding<",
        "0 sources",
        "An extract: only the sections listed",
        "Public domain",
        capture.sha256,
        f"{capture.captured_at:%B %Y}",
    ):
        assert shown in html


def test_sources_are_counted_once_and_only_where_they_are_public(read):
    finding = make.make_finding()
    source = make.make_source()
    for _ in range(2):
        make.make_citation(finding=finding, source=source)
    make.make_citation(finding=finding, source=make.make_source(status=Status.DRAFT))
    assert "<span>1 source</span>" in read(finding.passage.report.get_absolute_url())


def test_a_withdrawn_passage_leaves_an_honest_gap(read):
    report = make.make_report()
    texts = ("First words.", "Secret words.", "Third words.")
    passages = [make.make_passage(text, report=report) for text in texts]
    type(passages[1]).objects.filter(pk=passages[1].pk).update(
        status=Status.WITHDRAWN, withdrawal_reason="witness_safety"
    )
    html = read(report.get_absolute_url())
    assert "Secret words" not in html
    assert passages[1].key not in html
    assert re.search(r'<span class="passage-number">2</span>\s*<span>Not shown here', html)


def test_words_looked_for_are_marked(read):
    passage = make.make_passage("Guards beat prisoners.")
    make.make_finding("beat prisoners", passage=passage)
    html = read(passage.report.get_absolute_url(), q="prisoner")
    assert '<mark class="match" id="m1">prisoners</mark>' in html
    assert words_of(html, 1) == passage.text


def test_reader_has_breadcrumbs_a_canonical_address_and_a_reference(read):
    report = make_full_report()
    html = read(report.get_absolute_url(), q="guards")
    assert f'<link rel="canonical" href="http://testserver{report.get_absolute_url()}">' in html
    assert (
        f'<nav class="breadcrumbs" aria-label="You are here">\n  <ol>\n    <li><a href="{reverse("report_list")}">'
        in html
    )
    assert "@techreport{" in html
    assert '<meta name="citation_title"' in html


def test_reader_costs_the_same_for_three_passages_and_for_thirty(queries):
    small, large = make_full_report(passages=3), make_full_report(passages=30)
    assert queries(small.get_absolute_url()) == queries(large.get_absolute_url()) <= 17


def test_reader_with_many_findings_in_a_passage_costs_the_same(queries):
    report = make_full_report(passages=1)
    before = queries(report.get_absolute_url())
    for _ in range(5):
        make_full_finding(report.passages.get())
    assert queries(report.get_absolute_url()) == before


def test_script_in_any_field_is_shown_as_text(read):
    publisher = make.make_publisher(name=SCRIPT, short_name=SCRIPT[:40])
    report = make.make_report(
        series=make.make_series(title=SCRIPT, publisher=publisher),
        country=make.make_country(name=SCRIPT),
        licence=SCRIPT,
    )
    section = make.make_section(report=report, title=SCRIPT, label=SCRIPT[:20])
    make.make_capture(report=report, filename=SCRIPT, url=f"https://example.org/{SCRIPT}")
    passage = make.make_passage(f"{SCRIPT} beat {SCRIPT} (section {SCRIPT}).", section=section)
    make.make_cross_reference(f"section {SCRIPT}", passage=passage)
    finding = make.make_finding(
        f"{SCRIPT} beat",
        passage=passage,
        hedge=SCRIPT,
        note=SCRIPT,
        abuse_types=[make.make_abuse_type(label=SCRIPT)],
        facilities=[make.make_facility(name=SCRIPT)],
        facility_types=[make.make_facility_type(label=SCRIPT)],
    )
    source = make.make_source(title=SCRIPT, publisher=publisher)
    citation = make.make_citation(SCRIPT, finding=finding, source=source)
    make.make_citation(SCRIPT, finding=finding, certainty="anonymous", source=None)
    make.make_figure(SCRIPT, finding=finding, citation=citation, unit=SCRIPT, counted=SCRIPT)
    for url in (report.get_absolute_url(), passage.get_absolute_url(), finding.get_absolute_url(), LIST, "/"):
        html = read(url, q=SCRIPT) if url not in (LIST, "/") else read(url)
        assert "<script>alert" not in html
        assert "&lt;script&gt;" in html


# Parts of a long report


@pytest.fixture
def long_report(monkeypatch):
    """Two parts of two passages each, the first with a heading below it; two passages make a report long."""
    monkeypatch.setattr("reports.views.reports.LONG", 2)
    report = make.make_report(country=make.make_country(name="Laos"))
    first = make.make_section(report=report, label="1", title="Integrity", kind="section")
    below = make.make_section(parent=first, label="a", title="Killings")
    second = make.make_section(report=report, label="2", title="Liberties", kind="section")
    for text, section in (("One.", first), ("Two.", below), ("Three.", second), ("Four.", second)):
        make.make_passage(text, section=section)
    return report


def test_a_long_report_stands_whole_and_offers_its_parts(read, long_report):
    html = read(long_report.get_absolute_url())
    assert '<a href="?part=1">Read this long report in parts</a>' in html
    assert "Four." in html


def test_a_short_report_offers_no_parts(read):
    assert "in parts" not in read(make.make_passage().report.get_absolute_url())


def test_a_part_stands_between_its_neighbours(read, long_report):
    html = read(long_report.get_absolute_url(), part="3")
    assert [words in html for words in ("One.", "Two.", "Three.", "Four.")] == [False, False, True, True]
    assert 'rel="prev" href="?part=1">Before: 1. Integrity' in html
    assert "Not shown here" not in html
    assert '<a href="?part=1#s2">a. Killings</a>' in html
    assert '<a href="#s3">2. Liberties</a>' in html
    assert "2 passages<" in html


def test_a_part_brings_all_that_stands_below_its_heading(read, long_report):
    html = read(long_report.get_absolute_url(), part="1")
    assert [words in html for words in ("One.", "Two.", "Three.")] == [True, True, False]
    assert 'rel="next" href="?part=3"' in html


@pytest.mark.parametrize("part", ["2", "9", "x", ""])
def test_what_is_no_part_is_not_there(read, long_report, part):
    read(long_report.get_absolute_url(), status=404, part=part)


# Stretches of a very long one


@pytest.fixture
def in_stretches(monkeypatch, long_report):
    """The same report, of which an address shows two passages: “Two.” to “Three.” is a stretch over the edge of a part."""
    for room in ("reports.views.parts.stretches", "reports.models.passage"):
        monkeypatch.setattr(f"{room}.PASSAGES_AT_ONCE", 2)
    make.make_passage("Five.", section=long_report.sections.get(title="Liberties"))
    return long_report


def shown(html):
    return [words for words in ("One.", "Two.", "Three.", "Four.", "Five.") if words in html]


def test_a_very_long_report_is_read_in_stretches(read, in_stretches):
    address = in_stretches.get_absolute_url()
    first, second, last = (read(address, **given) for given in ({}, {"from": "3"}, {"from": "5"}))
    assert [shown(html) for html in (first, second, last)] == [["One.", "Two."], ["Three.", "Four."], ["Five."]]
    assert 'rel="next" href="?from=3"' in first
    assert 'rel="prev"' not in first
    assert 'rel="next" href="?from=5"' in second
    assert 'rel="prev" href="?from=1"' in second
    assert 'rel="next"' not in last
    assert 'rel="prev" href="?from=3"' in last
    assert "these numbers are of passages 3 to 4" in second
    assert "Not shown here" not in first + second + last
    headings = [re.findall(r'class="section-heading[^"]*" id="(s\d)"', html) for html in (first, second, last)]
    assert headings == [["s1", "s2"], ["s3"], []]


def test_links_lead_into_the_stretch(read, in_stretches):
    html = read(in_stretches.get_absolute_url())
    assert '<a href="?from=s3#s3">2. Liberties</a>' in html
    assert '<a href="#s2">a. Killings</a>' in html
    assert shown(read(in_stretches.get_absolute_url(), **{"from": "s3"})) == ["Three.", "Four."]
    part = read(in_stretches.get_absolute_url(), part="3", **{"from": "5"})
    assert shown(part) == ["Five."]
    assert 'rel="prev" href="?part=3&amp;from=3"' in part
    third = in_stretches.passages.get(number=3)
    address = f"{in_stretches.get_absolute_url()}?from=3#p3"
    assert third.address_in_report == address
    assert f'href="{address}"' in read(third.get_absolute_url())
    asked = read(third.get_absolute_url(), q="three")
    assert f'href="{in_stretches.get_absolute_url()}?q=three&amp;from=3#p3"' in asked


@pytest.mark.parametrize("asked", ["x", "", "6", "-1", "s", "s9", "٣", "1" * 5_000])
def test_what_begins_no_stretch_is_not_there(read, in_stretches, asked):
    read(in_stretches.get_absolute_url(), status=404, **{"from": asked})


def test_a_stretch_weighs_no_more_than_a_page_may(read, in_stretches, monkeypatch):
    monkeypatch.setattr("reports.views.parts.stretches.MOST_SHOWN", 5)
    assert shown(read(in_stretches.get_absolute_url())) == ["One."]
    assert shown(read(in_stretches.get_absolute_url(), **{"from": "2"})) == ["Two."]
