"""Where every character of a page went: kept, left out for a reason that has a name, or a failure of the page."""

from dataclasses import replace

import pytest

from reports.reading.outline.account import account_for
from reports.reading.outline.elements import Use
from reports.reading.readers import choose_reader
from reports.reading.state_department import reading
from tests.reading.state_html import PAGE_2016, PAGE_2019, PAGE_2021, PAGE_2024, P, page, section, sub, summary

LINKS = '<p class="stars-above"><a href="/islands">Islands</a> | <a href="/hills">Hills</a> <span>→</span></p>'
BLOCK = "“Read a Section” block"


def read(content):
    return choose_reader(content).reader.read(content)


def uses(content, *wanted):
    return [(line.words, line.reason) for line in read(content).lines if line.use in wanted]


@pytest.mark.parametrize("content", [PAGE_2016, PAGE_2019, PAGE_2021, PAGE_2024])
def test_a_page_is_accounted_for_to_the_last_character(content):
    account = account_for(read(content))
    assert (account.problems(), account.unexplained) == ([], 0)
    assert account.printed == account.kept + account.left_out.total()


def test_numbers_of_sections_are_labels_and_no_paragraphs():
    labels = [
        ("Section 1.", "number of the section"),
        ("Section 2.", "number of the section"),
        ("Section 3.", "number of the section"),
    ]
    assert uses(PAGE_2024, Use.LABEL) == labels


@pytest.mark.parametrize(
    ("content", "left_out"),
    [
        (
            summary(LINKS, title="Read a Section: Ruritania") + summary(P),
            [("Read a Section: Ruritania", BLOCK), ("Islands | Hills →", BLOCK)],
        ),
        (
            summary(P) + section(7, "Workers", sub("", P, "<h2>Read a Section</h2>", LINKS)),
            [("Read a Section", BLOCK), ("Islands | Hills →", BLOCK)],
        ),
        (
            summary('<p><b>READ A SECTION:</b>&nbsp;RURITANIA (BELOW) | <a href="/islands">ISLANDS</a></p><hr>', P),
            [("READ A SECTION:\u00a0RURITANIA (BELOW) | ISLANDS", BLOCK)],
        ),
        (
            summary(
                P,
                '<div class="l-wrap"><div class="old-format-links"><b>READ A SECTION:</b> RURITANIA | <a href="/i">I</a></div></div>',
            ),
            [("READ A SECTION: RURITANIA | I", BLOCK)],
        ),
        (summary(P, title="Executive Summary Title"), [("Title", "left over from the site’s form")]),
        (summary(P, "<h4>Heading 2 Title</h4>"), [("Heading 2 Title", "left over from the site’s form")]),
        (summary(P) + section(None, "SENSITIVE BUT"), [("SENSITIVE BUT", "marking of the draft")]),
        (
            summary(P) + section(7, "Workers", sub("RURITANIA PAGE * MERGEFORMAT 27")),
            [("RURITANIA PAGE * MERGEFORMAT 27", "page number of a word processor")],
        ),
        (summary(P, "<p>\u200b</p>"), [("\u200b", "an empty paragraph with an invisible character")]),
    ],
)
def test_what_the_site_adds_is_left_out_by_name(content, left_out):
    outline = read(page(content))
    assert [(line.words, line.reason) for line in outline.lines if line.use == Use.CHROME] == left_out
    assert account_for(outline).unexplained == 0


def test_links_that_are_a_paragraph_of_the_report_are_kept():
    content = page(summary(P, '<p><a href="https://example.org">example.org</a></p>'))
    assert [passage.text for passage in read(content).passages] == ["Guards beat detainees.", "example.org"]


def test_a_sentence_that_speaks_of_reading_a_section_is_the_reports():
    words = "Read a section of the law aloud, the court said. It was done."
    assert [passage.text for passage in read(page(summary(f"<p>{words}</p>"))).passages] == [words]


def test_the_block_of_links_ends_with_the_first_paragraph_of_words():
    content = page(
        summary(
            "<p>Note: The islands are left out.</p>", '<p><a href="/x">x</a></p>', title="Read a Section: Ruritania"
        )
    )
    assert [passage.text for passage in read(content).passages] == ["Note: The islands are left out.", "x"]


def test_a_summary_keeps_its_title_without_what_the_form_left():
    (only,) = read(page(summary(P, title="Executive Summary Title"))).sections
    assert only.title == "Executive Summary"


def test_empty_paragraphs_and_headings_are_counted():
    content = page(summary(P, "<p></p><p>&nbsp;</p>"), section(1, "Respect", sub("a. Killings", "<h4></h4>", "</p>")))
    assert read(content).empty_paragraphs == 4


def test_what_stands_beside_the_title_is_accounted_for():
    meta = (
        '<div class="report-meta__link report-meta__link--download-pdf"><h5><a href="/r.pdf">Download Report'
        '<span class="filesize">[3 KB]</span></a></h5></div><div class="report-meta__link"><h5><a href="">Translations</a></h5></div>'
        '<p class="article-meta__publish-date">March 3, 2017</p><div class="addthis"><button>Share</button></div>'
    )
    content = page(summary(P), meta=meta)
    assert uses(content, Use.LABEL) == [("March 3, 2017", "date, author or description beside the title")]
    assert uses(content, Use.CHROME) == [
        ("[3 KB]", "size of a file, added by the site"),
        ("Download Report", "link of the site beside the title"),
        ("Translations", "link of the site beside the title"),
        ("Share", "share links"),
    ]
    assert account_for(read(content)).unexplained == 0


def test_loss_nobody_explains_fails_the_page(monkeypatch):
    monkeypatch.setattr(reading, "paragraphs_of", lambda words: [words.cut(0, 6)])
    account = account_for(read(page(summary(P))))
    assert account.unexplained == len("beatdetainees.")
    assert [problem.reason for problem in account.problems()] == [
        "nobody knows what this line is (what is read differs from what is printed from here): “beatdetainees.”"
    ]


def test_characters_nobody_counted_fail_the_page_too():
    outline = replace(read(PAGE_2021), printed=10)
    (problem,) = account_for(outline).problems()
    assert problem.reason.startswith("the page prints 10 characters, and ")


def test_a_heading_longer_than_any_title_is_kept_as_a_passage():
    outline = read(page(summary(P), section(1, "Respect", sub("Guards beat detainees. " * 20))))
    assert [len(passage.text) for passage in outline.passages] == [22, 459]


def test_every_piece_is_told_with_its_line():
    outline = read(PAGE_2021)
    source = PAGE_2021.decode().splitlines()
    for line in outline.lines:
        assert line.words[:5] in source[line.line - 1]
