"""The list of facilities and the page of one: counts, names, figures side by side, and nothing hidden in any of them."""

import re

import pytest
from django.urls import reverse

from tests.factories import (
    make_abuse_type,
    make_citation,
    make_facility,
    make_facility_name,
    make_facility_type,
    make_figure,
    make_finding,
    make_passage,
    make_report,
    make_source,
)
from tests.views.conftest import make_full_report

pytestmark = pytest.mark.django_db
HIDDEN = ["suggested", "draft", "in_review", "withdrawn", "rejected"]


def cells(html, name):
    """The texts of a facility's row, by their labels."""
    row = next(row for row in re.findall(r"<tr>.*?</tr>", html, re.DOTALL) if name in row)
    plain = [
        (label, re.sub(r"<[^>]+>", "", text))
        for label, text in re.findall(r'data-label="([^"]*)"[^>]*>(.*?)</td>', row)
    ]
    return {label: " ".join(text.split()) for label, text in plain}


def test_the_list_counts_findings_figures_and_sources(read):
    facility = make_facility(
        name="Camp 14", province="South Pyongan", facility_type=make_facility_type(label="Kwanliso (camp)")
    )
    make_facility_name("개천 14호 관리소", facility=facility, script="Hang", system="hangul")
    source = make_source()
    for _ in range(2):
        finding = make_finding(facilities=[facility])
        make_citation(finding=finding, source=source)
        make_figure(finding=finding, facility=facility)
    row = cells(read(reverse("facility_list")), "Camp 14")
    assert row["In Hangul"] == "개천 14호 관리소"
    assert row["Type"] == "Kwanliso"
    assert [row[name] for name in ("Province", "Findings", "Figures", "Sources")] == ["South Pyongan", "2", "2", "1"]


def test_the_list_says_which_facilities_share_a_place_name(read):
    for number in (1, 2, 3):
        make_facility_name("Kaechon", facility=make_facility(name=f"Camp {number}"), kind="place", place="kaechon")
    html = read(reverse("facility_list"))
    assert "Three facilities share the place name Kaechon" in html
    assert html.count("same place name, 3 facilities") == 3


def test_a_search_without_a_match_offers_what_to_loosen_and_names_that_are_close(read):
    kind = make_facility_type(code="kwanliso", label="Kwanliso")
    facility = make_facility(name="Camp 14", facility_type=kind)
    make_facility_name("Kaechon", facility=facility)
    html = read(reverse("facility_list"), q="Kachon", type="kwanliso")
    assert "Looked for facilities with name in any spelling “Kachon”; type “Kwanliso”." in html
    assert 'href="?type=kwanliso"' in html
    assert 'href="?q=Kachon"' in html
    assert f'<a href="{facility.get_absolute_url()}">Kaechon: Camp 14</a>' in html


def test_an_empty_archive_says_so(read):
    assert "No facility is published yet." in read(reverse("facility_list"))


@pytest.mark.parametrize("params", [{"type": "x"}, {"province": "x"}, {"page": "9"}, {"nonsense": "1"}])
def test_an_invalid_parameter_is_named_and_nothing_is_shown(read, params):
    facility = make_facility(name="Camp 14")
    html = read(reverse("facility_list"), 400, **params)
    assert "Nothing is shown" in html
    assert facility.get_absolute_url() not in html


def test_the_list_comes_fifty_to_a_page(read):
    for number in range(51):
        make_facility(name=f"Camp {number:02}")
    assert "Camp 49" in read(reverse("facility_list"))
    assert "Camp 50" in read(reverse("facility_list"), page=2)


def test_rival_figures_stand_side_by_side_and_are_not_added_up(read):
    facility = make_facility()
    report = make_report(year=2021)
    passage = make_passage("Some say 2,000 to 6,000 prisoners, others 9,000.", report=report)
    for words, low, high in (("2,000 to 6,000", 2000, 6000), ("9,000", 9000, 9000)):
        finding = make_finding(words, passage=passage, hedge="Some say")
        make_figure(words, finding=finding, facility=facility, low=low, high=high, qualifier="about", as_of="2013")
    html = read(facility.get_absolute_url())
    assert "about 2,000–6,000" in html
    assert "about 9,000" in html
    assert "They are not added up or averaged" in html
    assert not re.search(r"1[15],000", html)
    assert "eight years before the edition" in html
    assert 'x1="20.0%" x2="60.0%"' in html
    assert 'cx="90.0%"' in html
    assert "style=" not in html


def test_a_finding_stands_in_full_once_and_is_named_where_it_belongs_too(read):
    killing, torture = make_abuse_type(label="Killing", position=1), make_abuse_type(label="Torture", position=2)
    beating = make_abuse_type(label="Beating", parent=torture)
    facility = make_facility()
    finding = make_finding("Guards beat prisoners to death", facilities=[facility], abuse_types=[killing, beating])
    html = read(facility.get_absolute_url())
    assert html.count("<blockquote") == 1
    assert html.index("Killing") < html.index("<blockquote") < html.index("Mentioned above too:")
    assert f'href="#f-{finding.key}"' in html


def test_findings_can_be_narrowed_by_source_and_abuse(read):
    facility, source = make_facility(), make_source(slug="kinu")
    cited = make_finding("Cited words", facilities=[facility])
    make_citation(finding=cited, source=source)
    make_finding("Other words", facilities=[facility], abuse_types=[make_abuse_type(code="torture")])
    assert "Other words" not in read(facility.get_absolute_url(), source="kinu")
    assert "Cited words" not in read(facility.get_absolute_url(), abuse="torture")
    empty = read(facility.get_absolute_url(), source="kinu", abuse="torture")
    assert "No finding has all of this." in empty
    assert 'href="?abuse=torture"' in empty


def test_sources_and_publishers_are_counted_and_namesakes_told_apart(read):
    facility, other = make_facility(), make_facility(name="Kyohwaso No. 1")
    for one in (facility, other):
        make_facility_name("Kaechon", facility=one, kind="place")
    finding = make_finding(facilities=[facility])
    for evidence in ("testimony", "satellite_imagery"):
        make_citation(finding=finding, source=make_source(evidence=[evidence]))
    html = read(facility.get_absolute_url())
    assert "2 sources of 2 publishers, resting on testimony, satellite imagery." in html
    assert "one other facility is also called after Kaechon" in html
    assert "It is a different place of detention" in html


def test_a_facility_without_findings_says_so(read):
    assert "No finding mentions it yet." in read(make_facility().get_absolute_url())


@pytest.mark.parametrize("status", HIDDEN)
def test_a_hidden_facility_is_gone_or_unknown_and_in_no_count(client, read, status):
    shown = make_facility(name="Shown")
    hidden = make_facility(
        name="Zyzzyva", status=status, province="Zyzzyva", facility_type=make_facility_type(label="Zyzzyva")
    )
    for one in (shown, hidden):
        make_facility_name("Kaechon", facility=one, kind="place")
    finding = make_finding(facilities=[shown, hidden])
    make_figure(finding=finding, facility=hidden)
    assert client.get(hidden.get_absolute_url()).status_code == (410 if status == "withdrawn" else 404)
    for html in (read(reverse("facility_list")), read(shown.get_absolute_url())):
        assert "Zyzzyva" not in html
        assert "share the place name" not in html
        assert "Not to be confused" not in html


@pytest.mark.parametrize("status", HIDDEN)
def test_a_hidden_finding_or_source_is_in_no_count(read, status):
    facility = make_facility(name="Camp 14")
    draft = make_finding("Zyzzyva draft", facilities=[facility], status=status)
    make_figure(finding=draft, facility=facility)
    finding = make_finding(facilities=[facility])
    hidden = make_citation(finding=finding, source=make_source(title="Zyzzyva work", status=status))
    make_figure(finding=finding, facility=facility, citation=hidden)
    row = cells(read(reverse("facility_list")), "Camp 14")
    assert [row[name] for name in ("Findings", "Figures", "Sources")] == ["1", "0", "0"]
    assert "Zyzzyva" not in read(facility.get_absolute_url())


def test_queries_do_not_grow(queries):
    facility = make_facility()
    make_facility_name("Kaechon", facility=facility, kind="place", place="kaechon")

    def fill(report):
        for number, finding in enumerate(
            finding for passage in report.passages.all() for finding in passage.findings.all()
        ):
            finding.facilities.add(facility)
            finding.figures.filter(facility__isnull=False).update(facility=facility)
            make_facility_name(f"Kaechon {number}", facility=make_facility(), kind="place", place="kaechon")

    fill(make_full_report(1))
    few = queries(reverse("facility_list")), queries(facility.get_absolute_url())
    fill(make_full_report(20))
    assert (queries(reverse("facility_list")), queries(facility.get_absolute_url())) == few
    assert few == (8, 24)
