"""Real pages, for whoever has them: ARCHIVE_CORPUS names a folder or a tar of State Department pages, which are not part of the project.

What is asked holds for any set of such pages; no test knows which pages there are.
"""

import os
import re
import tarfile
from collections import Counter
from pathlib import Path

import pytest

from reports.collecting.capture import CapturedBytes
from reports.ingest.preparing.edition import EditionHints
from reports.ingest.preparing.prepare import prepare
from reports.problems import Refused
from reports.reading.outline.account import account_for
from reports.reading.readers import choose_reader
from reports.reading.readers.custom_report_text import read as read_text
from reports.text import fingerprint
from tests.ingest.pages import SEED
from tests.ingest.reference_data import fixtures_reference_data

CORPUS = os.environ.get("ARCHIVE_CORPUS", "")
ODD = 0.0002  # of all headings may mean no topic: one-off run-in headings of single pages

pytestmark = [
    pytest.mark.skipif(not CORPUS, reason="ARCHIVE_CORPUS names no folder or tar of real pages"),
]


def pages():
    """The name and the bytes of each page, one at a time."""
    path = Path(CORPUS)
    if path.is_dir():
        for file in sorted(path.rglob("*.html")):
            yield str(file.relative_to(path)), file.read_bytes()
        return
    with tarfile.open(path) as tar:
        for member in tar:
            file = tar.extractfile(member) if member.name.endswith(".html") else None
            if file:
                yield member.name, file.read()


@pytest.fixture(scope="module")
def outlines():
    """Of every page that is one: with the name of its reader."""
    read, refused = {}, {}
    for name, content in pages():
        try:
            reader = choose_reader(content).reader
            read[name] = (reader.name, reader.read(content))
        except Refused as error:
            refused[name] = str(error)
    assert not refused
    assert read
    return read


@pytest.fixture(scope="module")
def pages_prepared():
    """What is made of every page when nothing is asked; the problems of those that are refused, as text."""
    directory, made = fixtures_reference_data(), {}
    for name, content in pages():
        try:
            made[name] = prepare(CapturedBytes(content, name), directory, EditionHints())
        except Refused as refused:
            made[name] = str(refused)
    return made


def test_no_character_of_any_page_is_unexplained(outlines):
    unexplained = {name: account_for(outline).unexplained for name, (_, outline) in outlines.items()}
    assert [name for name, count in unexplained.items() if count] == []


def test_pages_of_an_edition_have_one_reader(outlines):
    readers = {(outline_year(outline), reader) for reader, outline in outlines.values()}
    years = Counter(year for year, _ in readers)
    assert [year for year, count in years.items() if count > 1] == []


def test_every_page_says_itself_which_edition_it_is_and_no_two_are_one(pages_prepared):
    asking = {name: told for name, told in pages_prepared.items() if isinstance(told, str)}
    assert asking == {}
    editions = Counter(page.edition.slug for page in pages_prepared.values())
    assert [slug for slug, count in editions.items() if count > 1] == []


def test_every_name_of_a_country_in_heading_title_and_address_is_known(outlines):
    directory = fixtures_reference_data()
    named = {each.country for _, outline in outlines.values() for each in outline.clues if each.country}
    assert sorted(name for name in named if not directory.country_of(name)) == []


def test_the_country_that_a_page_says_is_the_one_its_file_is_named_after(pages_prepared):
    """As a second opinion, where files are named by country and lie in a folder named by year."""
    directory = fixtures_reference_data()
    for name, page in pages_prepared.items():
        year, _, country = name.removesuffix(".html").rpartition("/")
        if year.rpartition("/")[2].isdigit() and directory.country_of(country):
            assert page.edition.country.code == directory.country_of(country), name
            assert page.edition.year == int(year.rpartition("/")[2]), name


def outline_year(outline):
    return next((evidence.year for evidence in outline.clues if evidence.year), None)


def test_almost_every_heading_means_a_topic(outlines):
    headings = Counter(section.title for _, outline in outlines.values() for section in outline.sections)
    matches = fixtures_reference_data().topics.match(headings)
    without = {heading: count for heading, count in headings.items() if heading not in matches}
    print(f"\n{sum(without.values())} of {headings.total():,} headings mean no topic:", *without, sep="\n  ")
    assert sum(without.values()) <= ODD * headings.total(), without


def test_no_run_in_heading_is_without_its_paragraph_and_no_passage_is_empty(outlines):
    for name, (_, outline) in outlines.items():
        assert all(passage.text.strip() for passage in outline.passages), name
        for passage in outline.passages:
            for mark in passage.marks:
                assert 0 <= mark.start < mark.end <= len(passage.text), (name, passage.number)


def test_paragraphs_are_those_that_a_plain_search_of_the_source_finds(outlines):
    """As a second opinion: most pages have exactly as many paragraphs with words as <p> elements with words."""
    same = 0
    for name, content in pages():
        source = content.decode("utf-8-sig").partition('class="report__main')[2].partition('class="report__tags"')[0]
        found = [
            re.sub(r"<[^>]*>|&nbsp;|\s", "", body)
            for opening, body in re.findall(r"<p\b([^>]*)>(.*?)</p>", source, re.DOTALL)
            if "report-toc-section" not in opening
        ]
        same += sum(map(bool, found)) == len(outlines[name][1].passages)
    assert same >= 0.95 * len(outlines)


def test_the_seed_is_recognised_in_the_page_it_was_made_from(outlines):
    """All its passages, where a page of the same country and edition is among the pages."""
    seed = read_text(SEED.read_bytes())
    wanted = {fingerprint(passage.text) for passage in seed.passages}
    editions = [
        outline for _, outline in outlines.values() if outline.headed == seed.headed and outline_year(outline) == 2021
    ]
    if not editions:
        pytest.skip("these pages hold no page of the seed's edition")
    assert len(wanted) == 38
    for outline in editions:
        assert wanted <= {fingerprint(passage.text) for passage in outline.passages}
