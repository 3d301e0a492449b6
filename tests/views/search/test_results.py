"""The search page: what it finds, how it says what it did, and what it does with a bad address."""

import pytest
from django.urls import reverse

from reports.choices import Status
from reports.search import rebuild
from tests.factories import (
    make_abuse_type,
    make_citation,
    make_facility,
    make_facility_name,
    make_figure,
    make_finding,
    make_passage,
    make_report,
    make_source,
)

pytestmark = pytest.mark.django_db
SCRIPT = "<script>alert(1)</script>"


@pytest.fixture(autouse=True)
def _own_index(tmp_path, settings):
    settings.ARCHIVE_INDEX_DIR = tmp_path / "index"


@pytest.fixture
def page(client):
    def get(status=200, **params):
        response = client.get(reverse("search"), params)
        assert response.status_code == status
        return response.content.decode()

    return get


def test_a_hit_shows_its_place_its_words_and_what_it_names(page):
    facility = make_facility(name="Camp 14")
    finding = make_finding(facilities=[facility], abuse_types=[make_abuse_type(label="Beating")])
    make_figure(finding=finding, low=5000, qualifier="about", unit="persons")
    rebuild()
    html = page(q="guards")
    assert "<mark>Guards</mark> beat prisoners" in html
    assert f"¶ {finding.passage.number}" in html
    for shown in ("Camp 14", "Beating", "about 5,000 persons", finding.passage.get_absolute_url()):
        assert shown in html


def test_without_words_everything_is_there_to_narrow(page):
    make_finding(abuse_types=[make_abuse_type(label="Beating", code="beating")])
    rebuild()
    assert "?abuse=beating" in page()


def test_a_chosen_value_can_be_taken_away_again(page):
    make_finding(abuse_types=[make_abuse_type(label="Beating", code="beating")])
    rebuild()
    html = page(q="guards", abuse="beating")
    assert 'href="/search/?q=guards"' in html
    assert "Remove" in html


def test_several_values_of_one_facet_are_read(page):
    make_report_2020, make_report_2021 = make_report(year=2020), make_report(year=2021)
    make_passage("Old prison.", report=make_report_2020)
    make_passage("New prison.", report=make_report_2021)
    rebuild()
    assert "2 passages" in page(q="prison", year=["2020", "2021"])


def test_the_page_says_how_it_read_the_query_and_offers_it_as_typed(page):
    facility = make_facility()
    for form in ("Kaechon", "Gaecheon"):
        make_facility_name(form, facility=facility, kind="place", place="kaechon")
    make_passage("At Gaecheon.")
    rebuild()
    html = page(q="Kaechon -mine")
    assert "<b>Kaechon</b> (also <bdi>Gaecheon</bdi>)" in html
    assert "and not <b>mine</b>" in html
    assert "exact=1" in html
    assert "Find every spelling" in page(q="Kaechon", exact="1")


@pytest.mark.parametrize(
    ("params", "named"),
    [
        ({"abuse": "nothing-like-it"}, "Abuse"),
        ({"facility": "nothing-like-it"}, "Facility"),
        ({"year": "1066"}, "Year"),
        ({"year": "x"}, "Year"),
        ({"sort": "colour"}, "Order"),
        ({"page": "0"}, "Page"),
        ({"page": "x"}, "Page"),
        ({"colour": "red"}, "colour"),
        ({"abuse": "nul\x00"}, "Abuse"),
        ({"q": "x" * 10_001}, "Words"),
    ],
)
def test_a_bad_parameter_is_named_and_nothing_is_shown(page, params, named):
    make_passage("Plain words.")
    rebuild()
    html = page(400, **params)
    assert named in html
    assert "Plain words" not in html


def test_what_could_not_be_read_can_be_left_out_and_nothing_else_is_lost(page):
    make_passage("Plain words.")
    rebuild()
    html = page(400, q="plain", year="x", colour="red", sort="newest")
    assert '<a href="/search/?q=plain&amp;sort=newest" rel="nofollow">Search without that part</a>' in html
    assert '<input type="hidden" name="sort" value="newest">' in html
    assert 'value="red"' not in html
    assert '<input type="hidden" name="year"' not in html


def test_a_null_character_in_a_paste_parts_words(page):
    make_passage("Plain words.")
    rebuild()
    html = page(q="plain\x00words")
    assert "Looked for <b>plain</b> and <b>words</b>." in html
    assert "1 passage" in html


@pytest.mark.parametrize("typed", ["year:0000", "year:>9999", "year:<1000", "year:0000..0001", "-year:0000"])
def test_no_year_breaks_the_page(page, typed):
    make_passage("Plain words.")
    rebuild()
    assert "<h2>" in page(q=typed)


def test_a_page_past_the_end_leads_back_to_the_first(page):
    make_passage("Plain words.")
    rebuild()
    assert '<a href="/search/?q=plain" rel="nofollow">' in page(404, q="plain", page="7")


@pytest.mark.parametrize(
    ("params", "said"),
    [
        ({"q": "zebra"}, "No passage has this."),
        ({"q": "zebra quagga"}, "No passage has all of this."),
        ({"q": "zebra OR quagga"}, "No passage has any of this."),
        ({"q": "zebra", "not_year": "2021"}, "No passage has all of this."),
        ({"q": "()"}, "There was nothing to look for."),
    ],
)
def test_the_headline_says_what_was_not_found(page, params, said):
    make_passage("Plain words.")
    rebuild()
    assert f"<h2>{said}</h2>" in page(**params)


def test_where_nothing_else_helps_the_reports_that_are_held_do(page):
    make_passage("Plain words.")
    rebuild()
    assert "/reports/" in page(q="zebra").split("<h2>")[1].split("</section>")[0]


def test_numbers_joined_by_a_dash_are_offered_apart(page):
    make_passage("Between 80,000 and 120,000 prisoners.")
    rebuild()
    assert 'href="/search/?q=80%2C000+120%2C000"' in page(q='"80,000-120,000"')
    assert 'href="/search/?q=80%2C000+120%2C000"' in page(q="80,000–120,000")


def test_a_page_past_the_end_says_so(page):
    make_passage("Plain words.")
    rebuild()
    assert "no such page" in page(404, page="2")


def test_a_hidden_facility_cannot_be_asked_for(page):
    make_facility(slug="hidden", status=Status.DRAFT)
    rebuild()
    assert "not in the archive" in page(400, facility="hidden")


def test_a_page_past_the_end_of_a_long_list_says_to_narrow_it(page, monkeypatch):
    report = make_report()
    for number in range(25):
        make_passage(f"Prison number {number}.", report=report)
    rebuild()
    monkeypatch.setattr("reports.search.asking.results.MOST_PAGES", 1)
    assert "Only the first 20 are shown" in page(q="prison")
    assert "narrow the search to see others" in page(404, q="prison", page="2")


def test_finding_nothing_helps(page):
    facility = make_facility(name="Camp 14")
    make_facility_name("Kaechon", facility=facility, kind="place", place="kaechon")
    make_passage("Torture elsewhere.")
    rebuild()
    html = page(q="torture Keachon")
    assert '<a href="/search/?q=torture" rel="nofollow">torture</a> <span class="muted">1 passage</span>' in html
    assert facility.get_absolute_url() in html


def test_everything_shown_is_escaped(page):
    facility = make_facility(name=SCRIPT)
    make_facility_name(f"{SCRIPT} Kaechon", facility=facility)
    source = make_source(title=SCRIPT)
    source.publisher.name = SCRIPT
    source.publisher.save()
    finding = make_finding(
        passage=make_passage(f"Guards {SCRIPT} beat."),
        facilities=[facility],
        abuse_types=[make_abuse_type(label=SCRIPT)],
    )
    make_citation(finding=finding, source=source)
    rebuild()
    for query in ("guards", SCRIPT, "nothing-here", '"><script>alert(1)</script>'):
        assert "<script>alert" not in page(q=query)


def test_the_number_of_queries_is_the_same_for_one_hit_and_for_twenty(page, django_assert_max_num_queries):
    report = make_report()

    def add():
        finding = make_finding(
            passage=make_passage("Torture was reported here.", report=report),
            facilities=[make_facility()],
            abuse_types=[make_abuse_type()],
        )
        make_figure(finding=finding, citation=make_citation(finding=finding))

    add()
    rebuild()
    page(q="torture")
    with django_assert_max_num_queries(5) as one:
        page(q="torture")
    for _ in range(19):
        add()
    rebuild()
    page(q="torture")
    with django_assert_max_num_queries(5) as twenty:
        page(q="torture")
    assert len(twenty) == len(one)
