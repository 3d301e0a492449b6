"""What a page says of its edition: every piece of evidence, and its metadata. What follows from them is decided elsewhere."""

import datetime

import pytest

from reports.reading.outline.elements import EditionClue
from reports.reading.readers import choose_reader
from tests.reading.state_html import SITE, P, page, summary

ADDRESS = f"{SITE}/2021-country-reports-on-human-rights-practices/ruritania/"
LINKED = (
    '<script type="application/ld+json">{"@graph": [{"@type": "WebSite", "url": "https://www.state.gov/"},'
    f'{{"@type": "WebPage", "url": "{ADDRESS}", "datePublished": "2022-03-23T19:30:42+00:00", "dateModified": "2025-01-03"}}]}}'
    "</script>"
)


def read(**given):
    content = page(summary(P), **given)
    return choose_reader(content).reader.read(content)


def test_every_place_that_names_the_edition_is_evidence():
    assert [(each.place, each.year, each.country) for each in read().clues] == [
        ("heading", 2021, "Ruritania"),
        ("title", None, "Ruritania"),
        ("breadcrumb", None, "Ruritania"),
        ("breadcrumb", 2021, ""),
        ("canonical address", 2021, "ruritania"),
        ("address", 2021, "ruritania"),
    ]


def test_metadata_is_kept_apart_from_the_text():
    metadata = read(
        head=LINKED,
        meta='<div class="report-meta__link--download-pdf"><a href="https://www.state.gov/r.pdf">Download</a></div>',
    ).metadata
    assert metadata.title == "2021 Country Reports on Human Rights Practices: Ruritania"
    assert (metadata.canonical, metadata.address, metadata.pdf) == (ADDRESS, ADDRESS, "https://www.state.gov/r.pdf")
    assert metadata.published == datetime.datetime(2022, 3, 23, 19, 30, 42, tzinfo=datetime.UTC)
    assert metadata.modified == datetime.datetime(2025, 1, 3, tzinfo=datetime.UTC)


def test_a_page_without_metadata_says_nothing():
    metadata = read(canonical="", head='<script type="application/ld+json">{broken</script>').metadata
    assert (metadata.canonical, metadata.address, metadata.published, metadata.modified, metadata.pdf) == (
        "",
        "",
        None,
        None,
        "",
    )


def test_a_heading_may_be_the_country_alone():
    outline = read(h1="Ruritania")
    assert (outline.headed, outline.clues[0]) == ("Ruritania", EditionClue("heading", "Ruritania", None, "Ruritania"))


@pytest.mark.parametrize(
    "h1",
    [
        "2021 Country Reports on Human Rights Practices – Ruritania",
        "2021 Country Reports on Human Rights Practices Ruritania",
        "2021 Human Rights Report: Ruritania",
        "Country Reports on Human Rights Practices for 2021: Ruritania",
        "RURITANIA 2021 HUMAN RIGHTS REPORT",
        "Ruritania - 2021 Country Report on Human Rights Practices",
    ],
)
def test_a_heading_may_name_year_series_and_country_in_any_order(h1):
    evidence = read(h1=h1).clues[0]
    assert (evidence.year, evidence.country.title()) == (2021, "Ruritania")


def test_a_saved_copy_names_its_page_behind_its_own_address():
    outline = read(canonical=f"https://web.archive.org/web/20210330220800/{ADDRESS}")
    assert outline.metadata.address == ADDRESS
    assert (outline.clues[-1].year, outline.clues[-1].country) == (2021, "ruritania")


def test_a_browser_writes_the_address_above_a_page_it_saves():
    saved = page(summary(P), canonical="./Ruritania_files/a.html").replace(
        b"<head>", f"<head>\n<!-- saved from url=(0085){ADDRESS} -->".encode()
    )
    outline = choose_reader(saved).reader.read(saved)
    assert outline.metadata.address == ADDRESS
    assert outline.clues[-1] == EditionClue("address", ADDRESS, 2021, "ruritania")


def test_a_canonical_address_that_is_none_is_no_evidence():
    outline = read(canonical="ruritania_files/a.html", head=f'<meta property="og:url" content="{ADDRESS}">')
    assert outline.metadata.address == ADDRESS
    assert outline.clues[-2:] == (
        EditionClue("canonical address", "ruritania_files/a.html"),
        EditionClue("address", ADDRESS, 2021, "ruritania"),
    )
    trashed = read(canonical=f"{SITE}/2021-country-reports-on-human-rights-practices/__trashed/")
    assert (trashed.metadata.address, trashed.clues[-1].country) == ("", "")


def test_a_part_of_a_country_stands_below_it_in_an_address():
    for last in ("strelsau/", "strelsau/__trashed/", "strelsau/index.html", "strelsau__trashed/"):
        outline = read(canonical=f"{ADDRESS}{last}")
        assert (outline.clues[-1].year, outline.clues[-1].country) == (2021, "strelsau")
    assert read(canonical=f"{ADDRESS}strelsau/").metadata.address == f"{ADDRESS}strelsau/"


def test_an_address_that_ends_with_the_edition_names_its_year_alone():
    evidence = read(canonical=f"{SITE}/2021-country-reports-on-human-rights-practices/").clues[-1]
    assert (evidence.place, evidence.year, evidence.country) == ("canonical address", 2021, "")


def test_an_address_with_broken_brackets_is_no_evidence_and_no_fault():
    evidence = read(canonical="https://[broken/reports/").clues[-1]
    assert (evidence.place, evidence.year, evidence.country) == ("canonical address", None, "")


def test_a_title_may_name_the_edition_too():
    title = "2021 Country Reports on Human Rights Practices: Ruritania | U.S. Department of State"
    source = (
        page(summary(P)).decode().replace("<title>Ruritania - United States Department of State", f"<title>{title}")
    )
    evidence = choose_reader(source.encode()).reader.read(source.encode()).clues[1]
    assert (evidence.place, evidence.words, evidence.year, evidence.country) == ("title", title, 2021, "Ruritania")
