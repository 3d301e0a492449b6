"""Pages of an edition that has other classes, other tags or other places than those known: read by their words, or refused in words."""

import pytest

from reports.problems import Refused
from reports.reading.outline.account import account_for
from reports.reading.outline.elements import Use
from reports.reading.outline.words import Words
from reports.reading.readers import choose_reader
from reports.reading.readers.state_pages.document import parse
from reports.reading.state_department.blocks import Block
from reports.reading.state_department.skeleton import Part, Skeleton
from tests.reading.state_html import PAGE_2016, PAGE_2019, PAGE_2021, PAGE_2024, P, page, section, sub, summary

PAGES = [PAGE_2016, PAGE_2019, PAGE_2021, PAGE_2024]
CLASSES = ["report-toc-section", "report__section-title", "report__section-subtitle"]
SECOND = '<section class="report__main"><h2>Executive Summary</h2><p>Again.</p></section></body>'


def read(content):
    outline = choose_reader(content).reader.read(content)
    assert account_for(outline).unexplained == 0
    return outline


def renamed(content, *classes):
    for name in classes:
        content = content.replace(name.encode(), b"x-" + name.encode()[::-1])
    return content


def headings(content):
    return [(section.kind, section.path, section.heading, section.depth) for section in read(content).sections]


def texts(content):
    return [(passage.section, passage.text) for passage in read(content).passages]


def left_out(content):
    return [(line.words, line.reason) for line in read(content).lines if line.use == Use.CHROME]


def block(tag, text, *classes):
    return Block(tag, frozenset(classes), Words(text))


def test_the_heading_behind_a_number_is_a_sections_title_whatever_its_class():
    blocks = [
        block("h2", "Executive Summary"),
        block("p", "Section 1."),
        block("h4", "\u200b"),
        block("h2", "Life"),
        block("h3", "a. Killings"),
        block("h4", "Section 2."),
        block("h3", "a. Speech"),
        block("p", "See Section 2."),
    ]
    skeleton = Skeleton()
    assert [skeleton.part_of(each) for each in blocks] == [
        Part.OTHER,
        Part.NUMBER,
        Part.OTHER,
        Part.TITLE,
        Part.SUBTITLE,
        Part.NUMBER,
        Part.SUBTITLE,
        Part.OTHER,
    ]


@pytest.mark.parametrize("classes", [[each] for each in CLASSES] + [CLASSES, [*CLASSES, "report__main"]])
@pytest.mark.parametrize("content", PAGES)
def test_a_page_whose_classes_have_other_names_is_read_as_before(content, classes):
    other = renamed(content, *classes)
    assert choose_reader(other).reader.name == choose_reader(content).reader.name
    assert headings(other) == headings(content)
    assert texts(other) == texts(content)


def test_a_person_is_asked_whether_a_report_told_by_its_sections_is_whole():
    (question,) = read(renamed(PAGE_2021, "report__main")).questions
    assert question.startswith("is this the whole report?")


def test_what_stands_beside_such_a_report_is_none_of_it():
    outline = read(renamed(PAGE_2021, "report__main"))
    assert not any("View report by" in line.words for line in outline.lines)


def test_a_page_of_another_site_is_not_taken_for_one_of_the_department():
    elsewhere = renamed(page(summary(P), canonical="https://example.org/2021-country-reports/"), "report__main")
    assert choose_reader(elsewhere).reader.name == "plain-html"


@pytest.mark.parametrize("content", PAGES)
def test_the_report_may_stand_in_another_element(content):
    other = content.replace(b'<section class="report__main', b'<article class="report__main')
    other = other.replace(
        b'</div></section>\n<div class="report__side">', b'</div></article>\n<div class="report__side">'
    )
    assert other != content
    assert headings(other) == headings(content)
    assert texts(other) == texts(content)


def test_an_element_of_the_class_that_is_empty_or_stands_in_another_is_no_second_report():
    empty = PAGE_2021.replace(b"</body>", b'<section class="report__main"> </section></body>')
    inner = PAGE_2021.replace(b'<div class="report__content">', b'<div class="report__main">')
    assert texts(empty) == texts(inner) == texts(PAGE_2021)


def test_a_page_with_two_reports_is_refused_where_the_second_begins_and_by_one_reader_only():
    content = PAGE_2021.replace(b"</body>", SECOND.encode())
    with pytest.raises(Refused) as refused:
        choose_reader(content)
    line = content[: content.index(SECOND.encode())].count(b"\n") + 1
    assert [(problem.line, problem.reason) for problem in refused.value.problems] == [
        (line, "this web page holds 2 reports; give one at a time.")
    ]


def test_where_an_end_tag_is_lost_what_stands_beside_the_report_is_left_out_by_name():
    content = page(summary(P)).replace(b"</section>", b"")
    assert [text for _, text in texts(content)] == ["Guards beat detainees."]
    assert left_out(content) == [("View report by:", "the site’s column beside the report")]


def test_a_file_that_ends_inside_the_report_is_refused_where_it_ends():
    whole = PAGE_2021.index(b'</section>\n<div class="report__side')
    for end in (whole, whole - 40, PAGE_2021.index(b"Cells were")):
        with pytest.raises(Refused) as refused:
            choose_reader(PAGE_2021[:end])
        (problem,) = refused.value.problems
        assert problem.line == PAGE_2021[:end].count(b"\n") + 1
        assert problem.reason.startswith("the file ends here, inside the report")


def test_the_report_alone_is_no_file_that_was_cut():
    start, end = PAGE_2021.index(b'<section class="report__main'), PAGE_2021.index(b'<div class="report__side')
    assert texts(PAGE_2021[start:end]) == texts(PAGE_2021)


@pytest.mark.parametrize(
    "lost",
    [
        '<h4 class="report-toc-section">Section 2.</h4>',
        section(2, "Section Title"),
        '<p class="report-toc-section">Section 2.</p>' + sub("", ""),
    ],
)
def test_a_number_whose_title_is_lost_opens_its_section(lost):
    content = page(summary(P), lost, "<p>The press was silent.</p>", section(3, "Elections", sub("", P)))
    assert [(kind, path, words) for kind, path, words, _ in headings(content)] == [
        ("summary", "", "EXECUTIVE SUMMARY"),
        ("section", "2", "2. Section 2."),
        ("section", "3", "3. Elections"),
    ]
    assert texts(content)[1] == (2, "The press was silent.")


def test_what_the_site_puts_between_a_number_and_its_title_parts_them_not():
    links = '<p class="stars-above"><a href="/islands">Islands</a></p>'
    content = page(summary(P), section(2, "Civil Liberties", sub("", P)).replace("</h4>", f"</h4>{links}"))
    assert headings(content)[-1] == ("section", "2", "2. Civil Liberties", 0)


def test_a_page_of_very_many_sections_or_deep_ones_is_none_of_the_department():
    for body in ("<h2>Section 1. Life</h2>" * 300, f"{'<div>' * 400}<h2>Executive Summary</h2>"):
        with pytest.raises(Refused, match="no part of the kind that holds a State Department report"):
            parse(renamed(page(body, P), "report__main"))


def test_a_number_without_a_stop_is_one_before_a_capital():
    content = page(summary(P), section("", "SECTION 3 Freedom to Vote", sub("", "<h4>Section 7 of the law</h4>", P)))
    assert headings(content)[1:] == [
        ("section", "3", "3. Freedom to Vote", 0),
        ("head", "3", "Section 7 of the law", 1),
    ]


def test_a_letter_is_a_letter_in_the_class_of_a_sections_title():
    content = page(summary(P), section(1, "Respect", sub("", P)), section(None, "b. Disappearance", sub("", P)))
    assert headings(content)[-1] == ("subsection", "1.b", "b. Disappearance", 1)


def test_a_heading_of_invisible_characters_is_no_heading():
    content = page(summary(P, "<h4>\u200b</h4>", P))
    assert len(headings(content)) == 1
    assert left_out(content) == [("\u200b", "an empty paragraph with an invisible character")]
    assert read(content).empty_paragraphs == 1


def test_bold_words_in_a_table_or_below_a_picture_open_nothing():
    table = (
        "<table><caption><b>Deaths</b></caption><tr><th><b>Year</b></th><td><b>Total:</b></td><td>12</td></tr></table>"
    )
    content = page(summary(P, table, "<figure><figcaption><b>The Camp</b></figcaption></figure>"))
    assert len(headings(content)) == 1
    assert [text for _, text in texts(content)[1:]] == ["Deaths", "Year", "Total:", "12", "The Camp"]


class TestInOtherEncodings:
    @pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig"])
    def test_a_byte_order_mark_says_which(self, encoding):
        other = PAGE_2021.decode().encode(encoding)
        assert headings(other) == headings(PAGE_2021)
        assert texts(other) == texts(PAGE_2021)

    def test_a_page_may_name_the_one_of_its_copy(self):
        source = page(summary("<p>“Cafés” were closed.</p>"), head='<meta charset="windows-1252">').decode()
        assert texts(source.encode("cp1252")) == [(1, "“Cafés” were closed.")]

    def test_a_byte_that_is_wrong_is_told_once_with_its_line(self):
        content = PAGE_2021.replace(b"Cells were cold", b"Cells were \xe9cold")
        with pytest.raises(Refused) as refused:
            choose_reader(content)
        (problem,) = refused.value.problems
        assert problem.line == content[: content.index(b"\xe9")].count(b"\n") + 1
        assert problem.reason.startswith("the byte 0xE9 is not utf-8")
