"""Every state of every record against every public surface: what is not published shows nowhere, in no form.

The surfaces are not a list to forget something on: the whole site is walked from its front page, link by link, with
searches and filters besides, and the hidden record's own words must not come up in any answer.
"""

import re
from html import unescape
from urllib.parse import urljoin, urlsplit

import pytest
from django.urls import resolve

from reports import urls
from reports.choices import Status
from reports.models import Facility, Finding, Passage, Report, Source
from reports.search import rebuild, sync
from tests.factories import (
    make_abuse_type,
    make_actor,
    make_citation,
    make_country,
    make_cross_reference,
    make_edit,
    make_facility,
    make_facility_name,
    make_facility_type,
    make_figure,
    make_finding,
    make_group,
    make_passage,
    make_publisher,
    make_report,
    make_revision,
    make_section,
    make_series,
    make_source,
    make_suggestion,
    make_topic,
    take_away,
)

pytestmark = pytest.mark.django_db

MARK = "Zyzzyva"
"""Stands in every text of the hidden record, and nowhere else."""

PAGES = {route.name for route in urls.urlpatterns if route.name != "healthz"}
"""Every kind of public page there is: the walk has to reach each of them."""

HIDDEN = [status for status in Status if status != Status.PUBLISHED]
LINK = re.compile(r'(?:href|action)="([^"#]*)')
EXTRA = [
    "/robots.txt",
    f"/search/?q={MARK}",
    f"/search/?q={MARK}+beat",
    f"/search/?q={MARK.lower()[:-1]}e",
    "/search/?q=beat",
    "/search/?q=nothing-here-at-all",
    "/search/values/facility/",
    "/search/values/source/?find=e",
    f"/search/suggest/?q={MARK[:-1]}",
    f"/facilities/?q={MARK}",
]


def make_archive():
    """A public archive around one record of each kind that a test can hide. Gives the records by name."""
    country = make_country(name="Northland", slug="northland")
    series = make_series(publisher=make_publisher(name="Ministry"))
    report = make_report(series=series, country=country, year=2021)
    section = make_section(report=report, topic=make_topic(), label="1", path="1", title="Conditions")
    neighbours = [make_passage(f"Neighbour {n} was beaten.", section=section) for n in (1, 2)]
    for year in (2018, 2019):
        make_passage(neighbours[0].text, report=make_report(country=country, series=series, year=year))
    make_edit(make_passage("An old neighbour was beaten.", section=section), "A new neighbour was beaten.")
    kind = make_facility_type(label="Kyohwaso")
    shown = make_facility(name="Camp 14", facility_type=kind, country=country)
    make_facility_name("Kaechon", facility=shown, kind="place", place="kaechon")
    tie(neighbours[1], facility=shown)
    return {
        "report": report,
        "section": section,
        "kind": kind,
        "country": country,
        "neighbours": neighbours,
        "shown": shown,
    }


def tie(passage, *, finding=None, facility=None, source=None):
    """A finding of the passage that uses everything a finding can name."""
    made = make_finding(
        passage=passage,
        quote=finding.get("quote", "") if finding else "",
        abuse_types=[make_abuse_type()],
        groups=[make_group()],
        actors=[make_actor()],
        facilities=[facility] if facility else [],
        **{key: value for key, value in (finding or {}).items() if key != "quote"},
    )
    citation = make_citation(finding=made, source=source or make_source())
    make_figure(finding=made, citation=citation, facility=facility, low=31337, unit="persons", counted="prisoners")
    return made


def hide_finding(archive, status):
    passage = archive["neighbours"][0]
    tie(passage)
    return tie(passage, finding={"status": status, "note": f"{MARK} note", "quote": "Neighbour 1"})


def hide_facility(archive, status):
    facility = make_facility(
        name=f"{MARK} camp {status}", slug=f"hidden-camp-{status}", status=status,
        facility_type=archive["kind"], country=archive["country"],
        province=f"{MARK} province", summary=f"{MARK} summary",
    )  # fmt: skip
    make_facility_name(f"{MARK}-ri {status}", facility=facility, kind="place", place="kaechon")
    tie(archive["neighbours"][0], facility=facility)
    return facility


def hide_source(archive, status):
    publisher = make_publisher(name=f"{MARK} press {status}", slug=f"hidden-press-{status}")
    source = make_source(title=f"{MARK} work", slug=f"hidden-work-{status}", status=status, publisher=publisher)
    finding = tie(archive["neighbours"][0], source=source)
    make_citation(finding=finding, source=None, certainty="ambiguous", candidates=[source])
    return source


def hide_passage(archive, status):
    passage = make_passage(f"{MARK} was beaten at 1.a too.", section=archive["section"], status=status)
    make_passage("Neighbour 3 was beaten.", section=archive["section"])
    make_cross_reference("1.a", passage=passage)
    tie(passage, finding={"note": f"{MARK} note"})
    return passage


def hide_report(archive, status):
    report = make_report(
        series=archive["report"].series, country=make_country(name=f"{MARK}land {status}", slug=f"hidden-land-{status}"), year=2020,
        title=f"{MARK} report", status=status,
    )  # fmt: skip
    section = make_section(report=report, title=f"{MARK} heading", topic=archive["section"].topic)
    tie(make_passage(f"{MARK} was beaten.", section=section), finding={"note": f"{MARK} note"})
    return report


def hide_edited_passage(archive, status):
    """The older side of an edit whose newer side is public, and that repeats words of another report."""
    passage = hide_passage(archive, status)
    make_edit(passage, "Neighbour 4 was beaten.")
    make_passage(passage.text, report=make_report(status=Status.DRAFT))
    return passage


def hide_newer_text(archive, status):
    before = make_passage("Neighbour 5 was beaten.", section=archive["section"])
    edit = make_edit(before, f"{MARK} was beaten at 1.a too.")
    Passage.objects.filter(pk=edit.after.pk).update(
        status=status, withdrawal_reason="error" if status == Status.WITHDRAWN else ""
    )
    return edit.after


def hide_vanished_passage(archive, status):
    passage = hide_passage(archive, status)
    return take_away(passage, make_revision(passage.report))


def hide_heading(archive, status):
    """A heading withdrawn with all that stands under it."""
    report = archive["report"]
    section = make_section(
        report=report, title=f"{MARK} heading", withdrawal_reason="error" if status == Status.WITHDRAWN else ""
    )
    passage = make_passage(f"{MARK} was beaten at 1.a too.", section=section)
    make_cross_reference("1.a", passage=passage)
    tie(passage, finding={"note": f"{MARK} note"})
    return passage


def hide_run_in_heading(archive, status):
    """A heading that only a withdrawn passage stands under."""
    section = make_section(report=archive["report"], title=f"{MARK} run-in", parent=archive["section"])
    return make_passage(f"{MARK} run-in: a man was beaten.", section=section, status=status)


HIDDEN_PASSAGES = (
    *(hide_passage, hide_edited_passage, hide_newer_text, hide_vanished_passage),
    *(hide_heading, hide_run_in_heading),
)
CASES = {
    hide: [Status.WITHDRAWN] if hide in HIDDEN_PASSAGES else HIDDEN  # a passage is held or withdrawn, nothing else
    for hide in (hide_finding, hide_facility, hide_source, *HIDDEN_PASSAGES, hide_report)
}
"""The states that each kind of record can be hidden in. One walk sees a record in every one of them."""


def worth_following(link):
    """Pages of this site; of searches and lists only those with one parameter, since every two make a new address."""
    return link.startswith("/") and not link.startswith("//") and link.count("=") <= 1


@pytest.fixture
def walk(client, tmp_path, settings, monkeypatch):
    settings.ARCHIVE_INDEX_DIR = tmp_path / "index"
    monkeypatch.setattr("reports.views.passages.REPEATS_SHOWN", 1)  # so that the page of all repeats is linked

    def all_pages():
        rebuild()
        seen, waiting = {}, ["/", *EXTRA]
        while waiting and len(seen) < 400:
            address = waiting.pop()
            if address in seen or urlsplit(address).path.startswith(("/admin", "/static")):
                continue
            response = client.get(address)
            seen[address] = response
            if "html" in response.headers.get("Content-Type", ""):
                links = {urljoin(address, unescape(link)) for link in LINK.findall(response.content.decode())}
                waiting += [link for link in sorted(links) if worth_following(link)]
        return seen

    return all_pages


@pytest.mark.parametrize("hide", CASES)
def test_what_is_not_published_shows_nowhere(walk, client, hide):
    archive = make_archive()
    hidden = {status: hide(archive, status) for status in CASES[hide]}
    pages = walk()
    assert len(pages) < 400, "the walk never came to its end"
    assert {resolve(urlsplit(address).path).url_name for address, r in pages.items() if r.status_code == 200} >= PAGES
    for address, response in pages.items():
        assert response.status_code < 500, address
        text = unescape(response.content.decode(errors="replace"))
        if hide is hide_finding:  # its quote stands in a public passage; what only it says must not show
            assert f"{MARK} note" not in text, address
        elif MARK.casefold() not in address.casefold():
            assert MARK.casefold() not in text.casefold(), address
        for status, record in hidden.items():
            assert record.get_absolute_url() not in text or MARK.casefold() in address.casefold(), (address, status)
    for status, record in hidden.items():
        answer = client.get(record.get_absolute_url())
        assert answer.status_code == (410 if status == Status.WITHDRAWN else 404)
        assert MARK.casefold() not in answer.content.decode().casefold()


@pytest.mark.parametrize("hide", CASES)
def test_the_walk_would_see_it_if_it_were_public(walk, hide):
    """The proof that the test above can fail."""
    archive = make_archive()
    shown = hide(archive, Status.PUBLISHED)
    pages = walk()
    assert pages[shown.get_absolute_url()].status_code == 200
    texts = [response.content.decode(errors="replace") for address, response in pages.items() if MARK not in address]
    assert any(MARK in text for text in texts)


@pytest.mark.parametrize("model", [Finding, Facility, Source, Passage, Report])
def test_no_count_includes_what_is_withdrawn(walk, client, model):
    """Taking one record down lowers the home page's figures, or leaves them where it was never counted."""
    archive = make_archive()
    tie(archive["neighbours"][0], facility=archive["shown"])
    rebuild()
    before = client.get("/search/").context["results"].total
    model.objects.update(status=Status.WITHDRAWN, withdrawal_reason="error")
    sync()
    results = client.get("/search/").context["results"]
    assert results.total == (0 if model in (Passage, Report) else before)
    name = {Finding: "abuse", Facility: "facility", Source: "source"}.get(model, "abuse")
    assert next(facet for facet in results.facets if facet.name == name).values == ()


LABEL = "Suggested by machine, not checked"


def propose(archive):
    """A suggestion in a public passage, with a citation and a figure, that names a record of its own."""
    facility = make_facility(name=f"{MARK} camp", slug="proposed-camp")
    abuse = make_abuse_type(label=f"{MARK} abuse")
    made = make_suggestion(
        "Neighbour 1", passage=archive["neighbours"][0], facilities=[facility], abuse_types=[abuse], note=f"{MARK} note"
    )
    citation = make_citation("Neighbour", finding=made, source=make_source(title=f"{MARK} work"))
    make_figure("Neighbour 1", finding=made, citation=citation, counted=f"{MARK} persons")
    return made


def test_a_suggestion_shows_only_where_it_is_asked_for_and_labelled(walk):
    archive = make_archive()
    made = propose(archive)
    asked = f"{archive['report'].get_absolute_url()}?suggestions=on"
    pages = walk()
    text = unescape(pages[asked].content.decode())
    assert text.count(LABEL) == 1
    assert f"{MARK} camp" in text
    for address, response in pages.items():
        text = unescape(response.content.decode(errors="replace"))
        assert f"{MARK} note" not in text, address
        assert f"{MARK} persons" not in text or address == asked, address
        assert made.get_absolute_url() not in text, address
        assert (LABEL in text) == (address == asked), address


def test_a_suggestion_is_in_no_count_no_list_and_no_file(walk, client):
    archive = make_archive()
    before = {address: answer.content for address, answer in walk().items()}
    made = propose(archive)
    for record in (*made.facilities.all(), *made.abuse_types.all(), made.citations.get().source):
        html = client.get(record.get_absolute_url()).content.decode()
        assert archive["neighbours"][0].get_absolute_url() not in html
    rebuild()
    for address in ("/search/?q=beat", archive["neighbours"][0].get_absolute_url()):
        assert client.get(address).content == before[address], address
    assert client.get(made.get_absolute_url()).status_code == 404


@pytest.mark.parametrize("take_down", ["passage", "report", "left"])
def test_suggestions_of_what_is_withdrawn_or_gone_show_nowhere(walk, take_down):
    archive = make_archive()
    propose(archive)
    passage, withdrawn = archive["neighbours"][0], {"status": Status.WITHDRAWN, "withdrawal_reason": "error"}
    if take_down == "left":
        take_away(passage, make_revision(archive["report"]))
    else:
        model, key = (Passage, passage.pk) if take_down == "passage" else (Report, archive["report"].pk)
        model.objects.filter(pk=key).update(**withdrawn)
    pages = walk()
    assert not [address for address, answer in pages.items() if LABEL in answer.content.decode(errors="replace")]
    assert not [address for address in pages if "suggestions=on" in address]
