"""How the report prints its words: italics, bold, underlines and links, within everything the archive marks in them."""

import re

import pytest

from reports.views.parts.marking import cut, prints
from tests import factories as make

pytestmark = pytest.mark.django_db


def page_of(read, text, marks, **params):
    passage = make.make_passage(text, marks=marks)
    return passage, read(passage.get_absolute_url(), **params)


def words_of(html):
    shown = re.search(r'passage-text verbatim">\s*<p>(.*?)</p>', html, re.DOTALL)[1]
    return re.sub(r"<[^>]+>", "", re.sub(r'<a class="finding-letter.*?</a>', "", shown))


def test_a_title_stays_italic_and_the_words_stay_the_words(read):
    passage, html = page_of(read, "The White Paper says so.", [[4, 15, "italic", ""]])
    assert "The <i>White Paper</i> says so." in html
    assert words_of(html) == passage.text


@pytest.mark.parametrize(
    ("kind", "printed"),
    [
        ("bold", '<b class="printed-bold">two</b>'),
        ("underline", "<u>two</u>"),
        ("superscript", "<sup>two</sup>"),
        ("subscript", "<sub>two</sub>"),
    ],
)
def test_every_kind_of_print_is_kept(read, kind, printed):
    assert f"one {printed} three" in page_of(read, "one two three", [[4, 7, kind, ""]])[1]


def test_print_is_nested_within_findings_and_matches(read):
    passage = make.make_passage("Guards beat prisoners there.", marks=[[7, 21, "italic", ""]])
    make.make_finding("Guards beat", passage=passage)
    html = read(passage.get_absolute_url(), q="prisoners")
    assert '<mark class="finding" data-f="a">Guards </mark><mark class="finding" data-f="a"><i>beat</i></mark>' in html
    assert '<i><mark class="match" id="m1">prisoners</mark></i>' in html
    assert words_of(html) == passage.text


def test_a_link_to_the_web_is_a_link_that_tells_nothing(read):
    html = page_of(read, "See our report now.", [[8, 14, "link", "https://example.org/a?b=1&c=2"]])[1]
    link = '<a class="outside" href="https://example.org/a?b=1&amp;c=2" rel="noopener noreferrer nofollow">report</a>'
    assert link in html


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "java\tscript:alert(1)",
        " https://example.org/",
        "data:text/html,<script>alert(1)</script>",
        "mailto:a@example.org",
        "/local/",
        "#_ftn1",
        "//example.org/",
        "https://",
        "https:///x",
        'https://example.org/" onclick="alert(1)',
        "",
    ],
)
def test_any_other_address_stays_text(read, address):
    html = page_of(read, "See our report now.", [[8, 14, "link", address]])[1]
    assert 'class="outside"' not in html
    assert "<p>See our report now.</p>" in html


def test_a_cross_reference_is_no_link_within_a_link(read):
    report = make.make_report()
    section = make.make_section(report=report)
    passage = make.make_passage("See 1.a. here.", report=report, marks=[[0, 14, "link", "https://example.org/"]])
    make.make_cross_reference("1.a.", passage=passage, target=section)
    html = read(passage.get_absolute_url())
    assert f'#{section.anchor}">1.a.</a><a class="outside"' in html


@pytest.mark.parametrize(
    "mark", [[0, 99, "italic", ""], [5, 5, "bold", ""], [-1, 3, "italic", ""], [0, 3, "blink", ""]]
)
def test_marks_that_cannot_be_printed_are_left_out(mark):
    assert prints([mark], 10) == []


def test_runs_with_print_join_to_the_text():
    text = "one two three"
    runs = cut(text, [], printed=prints([[0, 7, "italic", ""], [4, 13, "bold", ""]], len(text)))
    assert [(run.text, run.printed) for run in runs] == [
        ("one ", ("italic",)),
        ("two", ("italic", "bold")),
        (" three", ("bold",)),
    ]
