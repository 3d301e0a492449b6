"""A page read to the end without the database: its edition, its passages with their keys, and the account of every character."""

import datetime
import gzip
import hashlib
import pickle

import pytest

from reports.choices import CaptureMethod
from reports.collecting.capture import CapturedBytes
from reports.ingest.preparing.edition import EditionHints
from reports.ingest.preparing.prepare import prepare
from reports.problems import Refused
from reports.reading.outline.elements import Use
from reports.text import fingerprint, passage_key
from tests.ingest.pages import custom_report
from tests.ingest.reference_data import RURITANIA, small_reference_data
from tests.reading.state_html import PAGE_2016, PAGE_2019, PAGE_2021, PAGE_2024, P, page, summary

WHEN = datetime.datetime(2026, 1, 2, tzinfo=datetime.UTC)
REFERENCE_DATA = small_reference_data()


def captured(content, **given):
    return CapturedBytes(content, "page.html", captured_at=WHEN, **given)


def prepared(content, *, keep_lines=False, **asked):
    return prepare(captured(content), REFERENCE_DATA, EditionHints(**asked), keep_lines=keep_lines)


def problems(content, **asked):
    with pytest.raises(Refused) as refused:
        prepared(content, **asked)
    return refused.value.problems


@pytest.mark.parametrize(
    ("content", "year", "reader"),
    [
        (PAGE_2016, 2016, "state-pages-2016-2018"),
        (PAGE_2019, 2020, "state-pages-2019-2020"),
        (PAGE_2021, 2021, "state-pages-2021-2023"),
        (PAGE_2024, 2024, "state-pages-2024"),
    ],
)
def test_a_page_of_each_family_says_itself_what_it_is(content, year, reader):
    page = prepared(content)
    assert page.edition.slug == f"country-reports-{year}-ruritania"
    assert (
        page.edition.url == f"https://www.state.gov/reports/{year}-country-reports-on-human-rights-practices/ruritania/"
    )
    assert page.capture.reader == reader
    assert page.capture.why
    assert not page.is_extract
    assert page.questions == ()


def test_the_capture_keeps_the_bytes_and_their_custody():
    given = captured(PAGE_2021, url="https://example.org/", method=CaptureMethod.UPLOAD)
    capture = prepare(given, REFERENCE_DATA, EditionHints()).capture
    assert gzip.decompress(capture.packed) == PAGE_2021
    assert (capture.sha256, capture.size) == (hashlib.sha256(PAGE_2021).hexdigest(), len(PAGE_2021))
    assert (capture.filename, capture.url, capture.method) == ("page.html", "https://example.org/", "upload")
    assert (capture.captured_at, capture.media_type) == (WHEN, "text/html")
    assert capture.packed == prepare(given, REFERENCE_DATA, EditionHints()).capture.packed


def test_passages_have_keys_of_their_report_and_fingerprints_of_their_words():
    page = prepared(PAGE_2016)
    slug = page.edition.slug
    assert [passage.number for passage in page.passages] == list(range(1, len(page.passages) + 1))
    assert all(passage.fingerprint == fingerprint(passage.text) for passage in page.passages)
    assert all(passage.key == passage_key(slug, passage.text) for passage in page.passages)
    assert len({passage.key for passage in page.passages}) == len(page.passages)


def test_repeated_paragraphs_get_keys_of_their_own_however_their_quotes_are_typed():
    content = page(summary("<p>They said “no”.</p>", "<p>Others did not.</p>", '<p>They  said "no".</p>'))
    passages = prepared(content).passages
    assert [passage.key for passage in passages] == [
        passage_key("country-reports-2021-ruritania", text, occurrence)
        for text, occurrence in (("They said no.", 1), ("Others did not.", 1), ("They said no.", 2))
    ]
    assert passages[0].fingerprint == passages[2].fingerprint


def test_passages_carry_their_marks_and_where_they_send_the_reader():
    content = page(
        summary("<p><i>Guards</i> beat detainees (see Section 1.c.).</p>", "<p>SECTION 5 of the law.</p>", P)
    )
    first, *others = prepared(content).passages
    assert [(mark.start, mark.end, mark.kind) for mark in first.marks] == [(0, 6, "italic")]
    assert [(found.words, found.path) for found in first.references] == [("Section 1.c.", "1.c")]
    assert [passage.references for passage in others] == [(), ()]


def test_headings_get_topics_and_those_that_mean_none_are_listed():
    page = prepared(PAGE_2021)
    titles = {section.position: section.title for section in page.sections}
    assert {titles[position]: topic for position, topic in page.topics.items()} == {
        "Prison and Detention Center Conditions": 7
    }
    assert {section.position for section in page.unmapped} | set(page.topics) == set(titles)


def test_the_account_is_in_characters_and_whole():
    content = page(summary("<h3>Read a Section</h3><p>Guards beat detainees.</p>"))
    account = prepared(content).account
    assert account.printed == account.kept + sum(account.left_out.values())
    assert account.left_out == {"“Read a Section” block": len("ReadaSection")}


def test_the_lines_are_kept_only_when_they_are_asked_for():
    assert prepared(PAGE_2021).lines == ()
    assert Use.HEADING in {line.use for line in prepared(PAGE_2021, keep_lines=True).lines}


def test_the_text_of_a_custom_report_is_asked_for_its_year_alone():
    (problem,) = problems(custom_report())
    assert str(problem) == "which edition is this? The page names no year. Give year."
    page = prepared(custom_report(), year=2021)
    assert (page.edition.country, page.edition.slug) == (RURITANIA, "country-reports-2021-ruritania")
    assert page.is_extract
    assert page.account.printed == page.account.kept + sum(page.account.left_out.values())


def test_every_problem_is_told_at_once():
    told = problems(custom_report("Executive Summary", "click here", "So.", country="Nowhere"))
    assert [problem.line for problem in told] == [None, 5, 9]
    assert "names no year" in told[0].reason
    assert "Its heading says “Nowhere”" in told[1].reason
    assert "nobody knows what this line is" in told[2].reason


def test_what_is_odd_in_a_page_is_a_question_that_stops_nothing():
    page_without_heading = page('<h2 class="report__section-title"></h2>', "<p>Guards beat detainees.</p>")
    assert prepared(page_without_heading).questions == (
        "where do its first paragraphs belong? No heading stands above them.",
    )


def test_bytes_that_no_reader_knows_are_refused_with_what_each_missed():
    assert problems(b"\x00\x01")


def test_what_is_prepared_can_be_sent_between_processes():
    page = prepared(PAGE_2024, keep_lines=True)
    assert pickle.loads(pickle.dumps(page)) == page


def test_the_same_bytes_always_give_the_same():
    assert prepared(PAGE_2019) == prepared(PAGE_2019)
