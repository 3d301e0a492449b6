"""What a page says of its edition: every piece of evidence, its metadata, and a question where they do not agree."""

import datetime

from reports.ingest.outline import Evidence
from reports.ingest.readers import choose_reader
from reports.ingest.readers.state_pages.identity import questions
from tests.ingest.readers.state_html import SITE, P, page, summary

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
    assert [(each.place, each.year, each.country) for each in read().evidence] == [
        ("heading", 2021, "Ruritania"),
        ("title", None, "Ruritania"),
        ("breadcrumb", None, "Ruritania"),
        ("breadcrumb", 2021, ""),
        ("canonical address", 2021, "ruritania"),
        ("address", 2021, "ruritania"),
    ]
    assert read().questions == ()


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
    assert (outline.headed, outline.questions) == ("Ruritania", ())


def test_a_saved_copy_names_its_page_behind_its_own_address():
    outline = read(canonical=f"https://web.archive.org/web/20210330220800/{ADDRESS}")
    assert outline.metadata.address == ADDRESS
    assert outline.questions == ()


def test_a_canonical_address_that_is_none_is_no_evidence():
    outline = read(canonical="ruritania_files/a.html", head=f'<meta property="og:url" content="{ADDRESS}">')
    assert outline.metadata.address == ADDRESS
    assert outline.evidence[-2:] == (
        Evidence("canonical address", "ruritania_files/a.html"),
        Evidence("address", ADDRESS, 2021, "ruritania"),
    )
    trashed = read(canonical=f"{SITE}/2021-country-reports-on-human-rights-practices/__trashed/")
    assert (trashed.metadata.address, trashed.evidence[-1].country) == ("", "")


def test_two_years_are_a_question_and_never_a_guess():
    (question,) = read(canonical=ADDRESS.replace("2021", "2020")).questions
    assert question.startswith("which edition is this? its heading says “2021 Country Reports")
    assert "2020" in question


def test_two_names_are_a_question():
    (question,) = read(h1="2021 Country Reports on Human Rights Practices: Rurtania", breadcrumb="Rurtania").questions
    assert question.startswith("which country is this? its heading says")


def test_a_page_that_names_nothing_asks_for_everything():
    assert list(questions([])) == [
        "which edition is this? The page names no year.",
        "which country is this? The page names none.",
    ]


def test_names_and_addresses_agree_when_they_mean_the_same_country():
    evidence = read(h1="2021 Country Reports on Human Rights Practices: Rurtania", slug="strelsau").evidence
    known = {"Ruritania": "RU1", "Rurtania": "RU1", "strelsau": "RU1", "graustark": "GK"}
    assert list(questions(evidence, known.get)) == []
    assert list(questions([*evidence, Evidence("address", "x", country="graustark")], known.get)) != []
    assert list(questions(evidence, lambda name: None)) == [
        "which country is this? “Rurtania”, “Ruritania”, “strelsau” is not known."
    ]


def test_a_title_may_name_the_edition_too():
    title = "2021 Country Reports on Human Rights Practices: Ruritania | U.S. Department of State"
    source = (
        page(summary(P)).decode().replace("<title>Ruritania - United States Department of State", f"<title>{title}")
    )
    evidence = choose_reader(source.encode()).reader.read(source.encode()).evidence[1]
    assert (evidence.place, evidence.words, evidence.year, evidence.country) == ("title", title, 2021, "Ruritania")
