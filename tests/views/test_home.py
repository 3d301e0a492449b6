"""The first page."""

import re

import pytest

from reports.choices import Status
from tests import factories as make
from tests.views.conftest import make_full_report

pytestmark = pytest.mark.django_db


def counts(html):
    return dict(re.findall(r"<div><dt>([^<]+)</dt><dd>([^<]+)</dd></div>", html))


def test_it_works_on_an_empty_archive(read):
    html = read("/")
    assert counts(html)["reports"] == "0"
    assert "disagree" not in html


def test_it_counts_only_what_is_public(read):
    passage = make.make_passage()
    for status in (Status.PUBLISHED, Status.DRAFT, Status.SUGGESTED, Status.WITHDRAWN):
        make.make_finding(passage=passage, status=status)
        make.make_facility(status=status)
        make.make_source(status=status)
    make.make_report(status=Status.DRAFT)
    told = counts(read("/"))
    assert told == {"report": "1", "passage, verbatim": "1", "finding": "1", "facility": "1", "source": "1"}


def test_one_big_search_box_and_no_small_one(read):
    html = read("/")
    assert html.count('role="search"') == 1
    assert '<form class="search-box" action="/search/" method="get"' in html


def test_most_mentioned_records_come_first_with_findings_that_mention_them(read):
    often, seldom = make.make_facility(name="Often"), make.make_facility(name="Seldom")
    passage = make.make_passage("Guards beat prisoners. Some died.")
    make.make_finding("Guards", passage=passage, facilities=[often, seldom])
    make.make_finding("Some died.", passage=passage, facilities=[often])
    make.make_finding("beat", passage=passage, facilities=[seldom], status=Status.DRAFT)
    html = read("/")
    assert re.findall(r'">(Often|Seldom)</a> <span class="count">(\d+)<', html) == [("Often", "2"), ("Seldom", "1")]


def test_a_source_cited_twice_in_a_finding_counts_once(read):
    source = make.make_source(title="White Paper")
    finding = make.make_finding()
    for _ in range(2):
        make.make_citation(finding=finding, source=source)
    assert re.search(r'White Paper</a> <span class="count">1<', read("/"))


def test_nothing_hidden_is_among_the_ways_in(read):
    finding = make.make_finding(facilities=[make.make_facility(name="Hidden prison", status=Status.WITHDRAWN)])
    make.make_citation(finding=finding, source=make.make_source(title="Hidden source", status=Status.DRAFT))
    draft = make.make_finding("beat", passage=finding.passage, status=Status.DRAFT)
    draft.abuse_types.set([make.make_abuse_type(label="Hidden abuse")])
    assert "Hidden" not in read("/")


def test_numbers_that_disagree_stand_side_by_side(read):
    passage = make.make_passage("HRNK counts six camps, KINU five.")
    for words, low, name in (("six", 6, "HRNK"), ("five", 5, "KINU")):
        finding = make.make_finding(words, passage=passage)
        source = make.make_source(publisher=make.make_publisher(short_name=name))
        citation = make.make_citation(name, finding=finding, source=source)
        make.make_figure(
            words, finding=finding, citation=citation, low=low, unit="camps", counted="political prison camps"
        )
    html = read("/")
    assert "Where sources disagree" in html
    for shown in (">6<", ">5<", "HRNK", "KINU", passage.get_absolute_url()):
        assert shown in html


def test_a_hidden_source_is_in_no_disagreement(read):
    passage = make.make_passage("HRNK counts six camps, KINU five.")
    for words, low, status in (("six", 6, Status.PUBLISHED), ("five", 5, Status.WITHDRAWN)):
        finding = make.make_finding(words, passage=passage)
        citation = make.make_citation(words, finding=finding, source=make.make_source(status=status))
        make.make_figure(words, finding=finding, citation=citation, low=low, unit="camps")
    assert "disagree" not in read("/")


def test_home_says_whose_it_is_not(read):
    assert "belongs to no government" in read("/")


def test_home_sets_no_cookie_and_may_not_be_posted_to(client):
    assert not client.get("/").cookies
    assert client.post("/").status_code == 405


def test_home_costs_the_same_for_one_report_and_for_twenty(queries):
    make_full_report(passages=3)
    first = queries("/")
    for _ in range(19):
        make_full_report(passages=1)
    assert queries("/") == first <= 15
