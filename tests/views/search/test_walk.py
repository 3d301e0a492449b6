"""From a list of results to a passage, from there to the next result, and from match to match."""

import re

import pytest

from reports.search import rebuild
from tests.factories import make_abuse_type, make_facility, make_facility_name, make_finding, make_passage, make_report
from tests.views.conftest import SCRIPT

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_index(tmp_path, settings):
    settings.ARCHIVE_INDEX_DIR = tmp_path / "index"


@pytest.fixture
def three():
    report = make_report()
    passages = [make_passage(f"Prison {word}. More of the prison.", report=report) for word in ("one", "two", "three")]
    rebuild()
    return passages


def links(html):
    nav = re.search(r'<nav class="result-walk.*?</nav>', html, re.DOTALL)
    return {words: href for href, words in re.findall(r'<a href="([^"]*)"[^>]*>([^<]*)</a>', nav[0])} if nav else {}


def test_a_hit_leads_to_its_passage_with_the_search_in_the_address(read, three):
    html = read("/search/", q="prison", sort="place")
    assert f'href="/p/{three[1].key}/?q=prison&amp;sort=place&amp;result=2"' in html
    assert 'id="result-2"' in html


def test_a_passage_among_results_knows_its_neighbours(read, three):
    html = read(f"/p/{three[1].key}/", q="prison", sort="place", result="2")
    assert "Result 2 of 3" in html
    assert links(html) == {
        "Previous result": f"/p/{three[0].key}/?q=prison&amp;sort=place&amp;result=1",
        "Next result": f"/p/{three[2].key}/?q=prison&amp;sort=place&amp;result=3",
        "Back to the results": "/search/?q=prison&amp;sort=place#result-2",
    }


def test_the_first_and_the_last_result_have_one_neighbour(read, three):
    assert "Previous result" not in links(read(f"/p/{three[0].key}/", q="prison", sort="place", result="1"))
    assert "Next result" not in links(read(f"/p/{three[2].key}/", q="prison", sort="place", result="3"))


def test_a_result_of_the_second_page_leads_back_to_it(read):
    report = make_report()
    passages = [make_passage(f"Prison number {number}.", report=report) for number in range(25)]
    rebuild()
    html = read(f"/p/{passages[21].key}/", q="prison", sort="place", result="22")
    assert links(html)["Back to the results"] == "/search/?q=prison&amp;sort=place&amp;page=2#result-22"


def test_a_passage_that_has_moved_in_the_list_is_found_there(read, three):
    assert "Result 2 of 3" in read(f"/p/{three[1].key}/", q="prison", sort="place", result="3")


def test_a_passage_that_the_search_does_not_find_leads_back_only(read, three):
    other = make_passage("Nothing of it.")
    rebuild()
    assert list(links(read(f"/p/{other.key}/", q="prison", result="2"))) == ["Back to the results"]


@pytest.mark.parametrize(
    "params", [{"result": "x"}, {"result": "0"}, {"result": "9" * 30}, {"result": "2", "colour": "red"}, {}]
)
def test_what_is_no_place_in_a_search_shows_the_passage_alone(read, three, params):
    html = read(f"/p/{three[1].key}/", q="prison", **params)
    assert links(html) == {}
    assert '<mark class="match" id="m1">Prison</mark>' in html


def test_the_walk_keeps_filters(read):
    report, abuse = make_report(), make_abuse_type(code="beating")
    for word in ("one", "two"):
        make_finding(passage=make_passage(f"Guards beat {word}.", report=report), abuse_types=[abuse])
    make_passage("Guards beat nobody.", report=report)
    rebuild()
    first = report.passages.get(number=1)
    html = read(f"/p/{first.key}/", abuse="beating", result="1")
    assert "Result 1 of 2" in html
    assert "abuse=beating&amp;result=2" in links(html)["Next result"]


def test_matches_are_numbered_and_the_bar_leads_to_them(read, three):
    html = read(f"/p/{three[0].key}/", q="prison")
    assert '<mark class="match" id="m1">Prison</mark> one' in html
    assert '<mark class="match" id="m2">prison</mark>' in html
    assert "2 matches of <b>prison</b>" in html
    assert 'data-matches="2"' in html
    assert f'href="/reports/{three[0].report.slug}/?q=prison#p1"' in html


def test_matches_of_a_report_are_counted_through_and_lead_from_passage_to_passage(read, three):
    html = read(f"/reports/{three[0].report.slug}/", q="prison")
    assert re.findall(r'id="m(\d+)"', html) == ["1", "2", "3", "4", "5", "6"]
    assert "6 matches of <b>prison</b> in 3 passages" in html
    second = re.search(r'id="p2".*?</article>', html, re.DOTALL)[0]
    assert "Match 3 to 4 of 6" in second
    assert 'href="#m2"' in second
    assert 'href="#m5"' in second
    assert "keys n and p" not in html.lower().split("<main")[0]


def test_a_match_across_a_finding_has_one_anchor(read):
    finding = make_finding("hunger str", passage=make_passage("The hunger strike began."))
    html = read(finding.passage.get_absolute_url(), q='"hunger strike"')
    assert re.findall(r'id="m(\d+)"', html) == ["1"]
    assert html.count('<mark class="match"') == 2


def test_names_are_marked_in_every_spelling_unless_asked_exactly(read):
    facility = make_facility()
    for form in ("Kaechon", "Gaecheon"):
        make_facility_name(form, facility=facility, kind="place", place="kaechon")
    passage = make_passage("At Gaecheon.")
    rebuild()
    assert 'id="m1">Gaecheon' in read(passage.get_absolute_url(), q="Kaechon")
    assert "Nothing here matches" in read(passage.get_absolute_url(), q="Kaechon", exact="1")


def test_without_words_there_is_no_bar(read, three):
    for address in (three[0].get_absolute_url(), three[0].report.get_absolute_url()):
        html = read(address)
        assert "match-bar" not in html
        assert "matches.js" not in html


def test_the_words_sought_are_escaped_wherever_they_are_said(read, three):
    for address in (three[0].get_absolute_url(), three[0].report.get_absolute_url(), "/search/"):
        assert SCRIPT not in read(address, q=f"{SCRIPT} prison")


def test_the_walk_adds_few_queries(queries, three):
    plain = queries(f"/p/{three[1].key}/?q=prison")
    assert queries(f"/p/{three[1].key}/?q=prison&sort=place&result=2") <= plain + 2


def test_a_name_as_typed_stays_so_in_the_report(read, three):
    html = read(three[0].get_absolute_url(), q="prison", exact="1")
    address = f"{three[0].report.get_absolute_url()}?q=prison&amp;exact=1#{three[0].anchor}"
    assert f'href="{address}"' in html


def test_words_like_a_misspelt_one_are_marked_where_its_result_is_opened(read):
    """The address has what was typed, and the page reads it as the search did."""
    passage = make_passage("Guards beat women in the prison.")
    rebuild()
    html = read("/search/", q="prizon", sort="place")
    (address,) = re.findall(rf'href="(/p/{passage.key}/[^"]*)"', html)[:1]
    assert address == f"/p/{passage.key}/?q=prizon&amp;sort=place&amp;result=1"
    opened = read(address.replace("&amp;", "&"))
    assert '<mark class="match" id="m1">prison</mark>' in opened
    report = re.search(rf'href="({passage.report.get_absolute_url()}\?q=[^"#]*)#', opened)[1]
    assert '<mark class="match" id="m1">prison</mark>' in read(report.replace("&amp;", "&"))
    assert "<mark>prison</mark>" in read(f"/search/why/{passage.key}/", q="prizon")
