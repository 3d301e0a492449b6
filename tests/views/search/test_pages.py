"""The pages around the search: why a hit was found, what is like it, help, suggestions, the advanced form, one record alone."""

import pytest

from reports.search import IndexBeingMade, rebuild
from reports.search.index.store import Making
from reports.search.language import FIELDS, parse
from reports.views.search.help import EXAMPLES, OPERATORS, fields
from tests.factories import (
    make_abuse_type,
    make_citation,
    make_country,
    make_facility,
    make_facility_name,
    make_finding,
    make_passage,
    make_report,
)
from tests.views.conftest import SCRIPT

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_index(tmp_path, settings):
    settings.ARCHIVE_INDEX_DIR = tmp_path / "index"


@pytest.fixture
def kaechon():
    facility = make_facility(name="Camp 14", slug="camp-14")
    for form in ("Kaechon", "Gaecheon"):
        make_facility_name(form, facility=facility, kind="place", place="kaechon")
    passage = make_passage("Guards beat prisoners at Gaecheon.")
    make_finding("Guards beat prisoners", passage=passage, facilities=[facility])
    rebuild()
    return passage


def test_why_a_hit_was_found_is_told_part_by_part(read, kaechon):
    html = read(f"/search/why/{kaechon.key}/", q="Kaechon guard")
    assert '<th scope="row">Kaechon</th><td data-label="Found"><bdi>Gaecheon</bdi>' in html
    assert "a form of the name that curators listed" in html
    assert "its own words" in html
    assert "<mark>Gaecheon</mark>" in html
    assert 'href="/search/?q=Kaechon+guard"' in html


def test_a_passage_that_the_search_does_not_find_says_so(read, kaechon):
    assert "This search does not find it" in read(f"/search/why/{kaechon.key}/", q="unmentioned")
    assert "No words were looked for" in read(f"/search/why/{kaechon.key}/")


def test_why_of_a_bad_address_is_an_error(read, kaechon):
    assert "colour" in read(f"/search/why/{kaechon.key}/", status=400, colour="red")


def test_a_hidden_passage_has_no_such_pages(client, read):
    hidden = make_passage(status="withdrawn")
    rebuild()
    for page in ("why", "like"):
        assert client.get(f"/search/{page}/{hidden.key}/").status_code == 410
        assert client.get(f"/search/{page}/nothing/").status_code == 404


def test_more_like_this_shows_passages_of_the_same_telling_words(read):
    report = make_report()
    words = "Prisoners mined gypsum and sewed uniforms without wages"
    first = make_passage(f"{words} in 2012.", report=report)
    make_passage(f"{words} again in 2013.", report=report)
    make_passage("Elections were held in October.", report=report)
    rebuild()
    html = read(f"/search/like/{first.key}/")
    assert "again in 2013" in html
    assert "Elections" not in html


def test_more_like_a_passage_that_stands_alone_says_so(read, kaechon):
    assert "No other passage uses enough of its words" in read(f"/search/like/{kaechon.key}/")


@pytest.mark.parametrize("example", [*EXAMPLES, *OPERATORS, *(example for _, example in fields())], ids=str)
def test_every_example_runs_and_is_read_without_a_note(client, example):
    assert not parse(example.typed).notes
    assert client.get(example.url).status_code == 200


def test_the_help_tells_every_field(read):
    html = read("/search/help/")
    for name in FIELDS:
        assert f"<code>{name}:" in html
    assert 'href="/search/?q=prison+-women"' in html


def test_the_search_page_has_its_help_beside_the_box(read):
    html = read("/search/")
    for address in ("/search/help/", "/search/advanced/", "/search/suggest/", EXAMPLES[0].url):
        assert f'href="{address}"' in html


def suggestions(client, typed):
    response = client.get("/search/suggest/", {"q": typed}, headers={"Accept": "application/json"})
    assert response.status_code == 200
    assert response["Content-Type"] == "application/json"
    return response, response.json()["suggestions"]


def test_suggestions_come_as_a_list_for_the_script(client, kaechon):
    _, found = suggestions(client, "kae")
    facility = next(one for one in found if one["kind"] == "facility")
    assert facility["label"] == "Camp 14"
    assert facility["matched"] == "Kaechon"
    assert facility["count"] == 1
    assert facility["url"] == "/search/?facility=camp-14"
    assert client.get(facility["url"]).status_code == 200


def test_suggestions_within_a_search_are_counted_among_its_filters(client, kaechon):
    """The script sends what stands in the form beside the box."""
    other = make_passage("Kaesong alone.").report
    rebuild()

    def counted(**filters):
        answer = client.get("/search/suggest/", {"q": "kae", **filters}, headers={"Accept": "application/json"})
        return {one["label"]: one["count"] for one in answer.json()["suggestions"]}

    assert counted()["Camp 14"] == counted()["kaesong"] == 1
    assert counted(report=other.slug) == {"kaesong": 1}
    assert counted(not_report=other.slug, sort="newest", repeats="all")["Camp 14"] == 1
    assert "kaesong" not in counted(not_report=other.slug)
    assert counted(report="no-such-report") == counted(colour="red") == counted()


def test_suggestions_come_as_links_without_a_script(read, kaechon):
    html = read("/search/suggest/", q="kae")
    assert '<a href="/search/?facility=camp-14">Camp 14</a>' in html
    assert "Nothing in the archive begins" in read("/search/suggest/", q="zzzzz")
    assert "Type two letters" in read("/search/suggest/")


def test_suggestions_are_kept_by_nobody(client, kaechon):
    response, _ = suggestions(client, "kae")
    assert "no-store" in response["Cache-Control"]
    assert "Accept" in response["Vary"]
    assert not response.cookies


@pytest.mark.parametrize("typed", ["", "k", "\0", "x" * 5000, '"', "(((", "*", SCRIPT, "개"])
def test_whatever_is_typed_is_answered(client, kaechon, typed):
    suggestions(client, typed)
    assert SCRIPT not in client.get("/search/suggest/", {"q": typed}).content.decode()


def test_the_advanced_form_shows_what_it_writes_before_anything_is_searched(read, kaechon):
    html = read(
        "/search/advanced/", all_words="prison", phrase="hunger strike", country="North Korea", year_from="2019"
    )
    assert 'value="prison &quot;hunger strike&quot; year:2019.. country:&quot;North Korea&quot;"' in html
    assert "It looks for <b>prison</b> and the words <b>“hunger strike”</b> together" in html
    assert 'class="results"' not in html


def test_the_advanced_form_names_what_is_wrong_and_keeps_the_rest(read):
    html = read("/search/advanced/", status=400, all_words="prison", year_from="soon")
    assert "Enter a whole number" in html
    assert 'value="prison"' in html


def test_an_empty_advanced_form_says_so(read):
    assert "fill in at least one" in read("/search/advanced/", all_words="")


def test_a_search_in_one_report_says_so_and_offers_everything(read):
    report = make_report(country=make_country(name="Laos"), year=2021)
    make_passage("Prison.", report=report)
    make_passage("Prison elsewhere.")
    rebuild()
    html = read("/search/", q="prison", report=report.slug)
    assert "Searching in <b>Laos 2021</b>" in html
    assert '<a href="/search/?q=prison">Search everything</a>' in html
    assert f'<input type="hidden" name="report" value="{report.slug}">' in html
    assert "Searching in" not in read("/search/", q="prison")


def test_each_record_has_a_box_that_searches_it_alone(read):
    finding = make_finding(facilities=[make_facility(slug="camp-14")], abuse_types=[make_abuse_type()])
    source = make_citation(finding=finding).source
    boxes = {
        finding.passage.report.get_absolute_url(): ("report", finding.passage.report.slug),
        "/facilities/camp-14/": ("facility", "camp-14"),
        source.get_absolute_url(): ("source", source.slug),
    }
    for address, (name, value) in boxes.items():
        box = read(address).split('class="box-within', 1)[1].split("</form>")[0]
        assert f'<input type="hidden" name="{name}" value="{value}">' in box
        assert 'name="q"' in box


@pytest.mark.parametrize("address", ["/search/?q=prison", "/search/values/year/?q=prison"])
def test_while_the_index_is_made_anew_the_page_says_when_to_come_back(client, monkeypatch, address):
    def made_anew(*args, **kwargs):
        raise IndexBeingMade(Making(done=50, total=200, started_at=0))

    monkeypatch.setattr("reports.views.search.results.find", made_anew)
    monkeypatch.setattr("reports.views.search.values.count_facet", made_anew)
    response = client.get(address)
    assert response.status_code == 503
    assert int(response["Retry-After"]) >= 1
    html = response.content.decode()
    assert "50 of 200 passages are ready" in html
    assert "You looked for “prison”" in html


def test_a_passage_is_shown_while_the_index_is_made_anew(client, monkeypatch, kaechon):
    def made_anew(*args, **kwargs):
        raise IndexBeingMade

    monkeypatch.setattr("reports.views.search.walk.find_passages", made_anew)
    assert client.get(kaechon.get_absolute_url(), {"q": "guards", "result": "1"}).status_code == 200
