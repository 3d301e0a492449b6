"""Facets on the search page: chosen, left out, taken back; years as bars; what only a machine suggests apart."""

import pytest
from django.http import QueryDict

from reports.search import Facet, FacetValue, rebuild
from reports.views.search.addresses import Addresses
from reports.views.search.facets import facet_lines
from reports.views.search.years import HEIGHT, WIDTH, year_bars
from tests.factories import (
    make_abuse_type,
    make_country,
    make_finding,
    make_passage,
    make_report,
    make_suggestion,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_index(tmp_path, settings):
    settings.ARCHIVE_INDEX_DIR = tmp_path / "index"


def to(address):
    return Addresses(QueryDict(address))


def facet(*values, others=0):
    return Facet("abuse", "Abuse", tuple(values), others)


def test_a_value_can_be_chosen_or_left_out_and_the_page_starts_anew():
    line = facet_lines(facet(FacetValue("beating", "Beating", 3)), to("q=prison&page=3"))["choices"][0]
    assert line["url"] == "/search/?q=prison&abuse=beating"
    assert line["exclude_url"] == "/search/?q=prison&not_abuse=beating"


def test_a_second_value_joins_the_first_and_leaves_others_alone():
    address = to("abuse=beating&country=laos")
    assert address.choosing("abuse", "torture") == "/search/?abuse=beating&country=laos&abuse=torture"
    assert address.leaving_out("abuse", "beating") == "/search/?country=laos&not_abuse=beating"
    assert address.free_of("abuse", "beating") == "/search/?country=laos"


def test_what_filters_stands_first_and_can_be_taken_back():
    values = (
        FacetValue("a", "A", 9),
        FacetValue("b", "B", 5, chosen=True),
        FacetValue("c", "C", 1, excluded=True),
    )
    lines = facet_lines(facet(*values), to("abuse=b&not_abuse=c"))["choices"]
    assert [line["label"] for line in lines] == ["B", "C", "A"]
    assert lines[0]["url"] == "/search/?not_abuse=c"
    assert lines[1]["url"] == "/search/?abuse=b"
    assert not lines[0]["exclude_url"]


def test_a_long_facet_shows_the_first_few_then_more_then_a_page_of_all():
    values = [FacetValue(f"v{n}", f"Value {n}", 50 - n) for n in range(40)]
    shown = facet_lines(facet(*values, others=60), to("q=prison"))
    assert (len(shown["choices"]), len(shown["more"]), shown["total"]) == (7, 23, 100)
    assert shown["all_url"] == "/search/values/abuse/?q=prison"


def test_the_page_shows_chosen_and_left_out_values_with_words_for_a_screen_reader(read):
    torture, beating = (
        make_abuse_type(label="Torture", code="torture"),
        make_abuse_type(label="Beating", code="beating"),
    )
    make_finding("Guards beat prisoners.", abuse_types=[beating])
    make_finding("Guards tortured prisoners.", abuse_types=[torture])
    rebuild()
    html = read("/search/", q="guards", abuse="torture")
    assert 'Torture</span><span class="visually-hidden"> (chosen; remove)</span>' in html
    assert '<span class="visually-hidden">Leave out Beating</span>' in html
    html = read("/search/", q="guards", not_abuse="torture")
    assert "<b>1 passage</b>" in html
    assert "Guards tortured" not in html.replace("<mark>", "").replace("</mark>", "")
    assert 'Torture</span><span class="visually-hidden"> (left out; take back)</span>' in html
    assert '<span class="chip-kind">Not abuse</span> Torture' in html


def years(*counts, chosen=()):
    values = (FacetValue(str(year), str(year), count, chosen=year in chosen) for year, count in counts)
    return Facet("year", "Year", tuple(values))


def test_years_are_bars_as_high_as_their_counts_with_room_for_years_without_any():
    shown = year_bars(years((2016, 10), (2018, 5), (2019, 0)), to("q=prison"))
    first, second, last = shown["bars"]
    assert (shown["first"], shown["last"]) == (2016, 2019)
    assert (first.x, first.height, first.y) == (0, HEIGHT, 0)
    assert (second.x, second.height) == (WIDTH / 2, HEIGHT / 2)
    assert last.height == 0
    assert first.choice["url"] == "/search/?q=prison&year=2016"


def test_a_year_with_one_hit_among_thousands_is_still_seen():
    assert year_bars(years((2016, 10_000), (2017, 1)), to(""))["bars"][1].height >= 2


def test_one_year_alone_is_no_histogram():
    assert year_bars(years((2016, 10)), to("")) is None


def test_the_bars_are_links_and_the_table_says_the_same(read):
    country = make_country()
    for year in (2016, 2018):
        make_passage(f"Prison of {year}.", report=make_report(year=year, country=country))
    rebuild()
    html = read("/search/", q="prison")
    assert '<a href="/search/?q=prison&amp;year=2016" rel="nofollow" aria-label="2016: 1 passage"><title>' in html
    assert html.count('href="/search/?q=prison&amp;year=2016"') == 2
    assert 'href="/search/?q=prison&amp;not_year=2016"' in html
    assert " style=" not in html


@pytest.fixture
def suggested():
    """One passage that a curator ties to torture, one of which only a machine says so."""
    torture = make_abuse_type(label="Torture", code="torture")
    make_finding("Guards hurt one.", abuse_types=[torture])
    passage = make_passage("Guards hurt two.")
    make_suggestion("Guards hurt two", passage=passage, abuse_types=[torture])
    rebuild()
    return passage


def test_suggestions_are_not_searched_until_asked_for(read, suggested):
    html = read("/search/", abuse="torture")
    assert "<b>1 passage</b>" in html
    assert "suggested by machine" not in html
    assert 'href="/search/?abuse=torture&amp;suggested=on"' in html
    assert "Include what only a machine suggests" in html


def test_suggestions_asked_for_are_counted_apart_and_marked(read, suggested):
    html = read("/search/", abuse="torture", suggested="on")
    assert "<b>2 passages</b>" in html
    assert "+1 suggested by machine" in html
    assert html.count("Found only through what a machine suggests") == 1
    assert f"?suggestions=on#{suggested.anchor}" in html
    assert "Leave out what only a machine suggests" in html


def test_without_a_filter_nothing_is_found_through_a_suggestion(read, suggested):
    assert "Found only through what a machine suggests" not in read("/search/", q="guards", suggested="on")
