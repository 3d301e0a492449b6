"""A custom report saved as a web page: the same passages and the same outline as its text gives, whatever elements hold them."""

from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.problems import Refused
from reports.reading.outline.account import account_for
from reports.reading.outline.elements import MarkKind, Use
from reports.reading.readers import choose_reader, custom_report_text
from reports.reading.readers.custom_report_html.reading import read
from reports.reading.readers.custom_report_html.recognising import recognise
from reports.text import fingerprint
from tests.ingest.pages import BODY, FOOT, SEED, custom_report

NUMBERED = "Section "


def lines_of(content):
    return [line for line in content.decode().split("\n") if line.strip()]


def uses_of(content):
    """Of every line of a custom report's text: what it is there."""
    return [(line.words, line.reason) for line in custom_report_text.read(content).lines]


def whole(*body, title="Custom Report - United States Department of State", head=""):
    return f"<!DOCTYPE html>\n<html><head><title>{title}</title>{head}</head><body>\n{'\n'.join(body)}\n</body></html>".encode()


def tagged(content, tags):
    """Headings in four tags, the rest in paragraphs."""
    tag = dict(zip(("the country", "summary", "subsection", "heading"), tags, strict=True))
    tag["section"] = tag["summary"]
    return whole(
        *(f"<{tag.get(why, 'p')}>{escape(words)}</{tag.get(why, 'p')}>" for words, why in uses_of(content)),
    )


def accordion(content):
    """Sections that fold, their number and their title in elements of their own, as on the pages of reports."""
    parts = ['<header><a href="/">Home</a><form><input><button>Search</button></form></header><main>']
    for words, why in uses_of(content):
        if why == "section":
            number, _, title = words.removeprefix(NUMBERED).partition(". ")
            parts.append(
                '</div></section><section data-component="accordion"><a class="accordion-title">'
                f'<h4 class="report-toc-section">Section {number}.</h4><h3 class="report__section-title">\n\t{title}\t'
                '<span><svg viewBox="0 0 1 1"><path d="M0 0"></path></svg></span></h3></a><div class="section_body">'
            )
        elif why == "summary":
            parts.append(f'<section><h2 class="report__section-title">{words}</h2><div>')
        else:
            tag = {"the country": "h1", "subsection": "h3", "heading": "h4"}.get(why, "p")
            parts.append(f"<{tag}>{escape(words)}</{tag}>")
    return whole(
        *parts, "</main><footer><p>We are the department. Read our policy.</p></footer><script>var a = 1;</script>"
    )


SHAPES = {
    "h1 to h4": lambda content: tagged(content, ("h1", "h2", "h3", "h4")),
    "h2 to h5": lambda content: tagged(content, ("h2", "h3", "h4", "h5")),
    "accordion": accordion,
    "paragraphs": lambda content: whole(*(f"<p>{escape(line)}</p>" for line in lines_of(content))),
    "blocks": lambda content: whole(*(f"<div><span>{escape(line)}</span></div>" for line in lines_of(content))),
    "lines": lambda content: whole("<div>" + "<br>\n".join(escape(line) for line in lines_of(content)) + "</div>"),
    "lines apart": lambda content: whole("<p>" + "<br><br>".join(escape(line) for line in lines_of(content)) + "</p>"),
}


def shape_of(outline):
    return [(each.kind, each.label, each.title, each.path, each.depth, each.parent) for each in outline.sections]


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("text", [SEED.read_bytes(), custom_report()], ids=["the seed", "a small one"])
def test_a_page_gives_what_its_text_gives(text, shape):
    content = SHAPES[shape](text)
    choice = choose_reader(content)
    outline, expected = choice.reader.read(content), custom_report_text.read(text)
    assert choice.reader.name == "custom-report-html"
    assert [fingerprint(each.text) for each in outline.passages] == [
        fingerprint(each.text) for each in expected.passages
    ]
    assert [each.text for each in outline.passages] == [each.text for each in expected.passages]
    assert [each.section for each in outline.passages] == [each.section for each in expected.passages]
    assert shape_of(outline) == shape_of(expected)
    assert (outline.headed, outline.is_extract) == (expected.headed, True)
    assert (account_for(outline).problems(), account_for(outline).unexplained) == ([], 0)


def test_emphasis_and_links_are_kept_beside_the_text():
    page = tagged(custom_report(), ("h1", "h2", "h3", "h4")).replace(
        b"<p>Physical Conditions: Food was", b'<p><b>Physical Conditions:</b> <i>Food</i> <a href="/x">was</a>'
    )
    passage = next(each for each in read(page).passages if each.text == "Physical Conditions: Food was scarce.")
    assert [(passage.text[mark.start : mark.end], mark.kind, mark.href) for mark in passage.marks] == [
        ("Physical Conditions:", MarkKind.BOLD, ""),
        ("Food", MarkKind.ITALIC, ""),
        ("was", MarkKind.LINK, "/x"),
    ]


def test_what_stands_around_the_report_is_named():
    account = account_for(read(accordion(custom_report())))
    assert set(account.left_out) == {
        "banner: official website",
        "banner: .gov",
        "words of the site above the report",
        "a button of the site",
        "title of the report builder",
        "control of the report builder",
        "the site's foot: name of the department",
        "the site's foot: title of a page it points to",
        "foot of the page",
        "a script",
    }


def test_its_list_of_contents_is_none_of_its_headings():
    contents = '<nav><ul><li><a href="#1">Section 1. Respect</a></li></ul></nav><ul><li><a href="#s">Executive Summary</a></li></ul>'
    page = tagged(custom_report(), ("h1", "h2", "h3", "h4")).replace(b"<body>", b"<body>" + contents.encode())
    assert shape_of(read(page)) == shape_of(custom_report_text.read(custom_report()))


def test_without_controls_a_country_that_stands_alone_above_numbered_sections_tells_it():
    page = tagged(custom_report(banner=(), foot=()), ("h1", "h2", "h3", "h4"))
    assert recognise(page).startswith("it has “Executive Summary” right below a country that stands alone")


@pytest.mark.parametrize(
    "heading", ["2021 Country Reports on Human Rights Practices: Ruritania", "Ruritania: human rights in 2021"]
)
def test_a_copy_of_the_whole_report_by_somebody_else_is_no_custom_report(heading):
    page = tagged(custom_report(banner=(), foot=()), ("h1", "h2", "h3", "h4")).replace(
        b"<h1>Ruritania", f"<h1>{heading}".encode()
    )
    assert choose_reader(page).reader.name == "plain-html"


def test_two_countries_are_refused_with_the_place():
    twice = custom_report(*BODY, foot=()) + b"\n\nArcadia\n\nExecutive Summary\n\nAll was well.\n"
    page = whole(
        *(f"<h3>{each}</h3>" if len(each) < 20 else f"<p>{each}</p>" for each in lines_of(twice)),
        "<p>01 / Select A Year</p>",
    )
    with pytest.raises(Refused, match="“Executive Summary” stands here again, after line"):
        read(page)


def test_a_report_that_goes_on_below_the_controls_is_not_lost_silently():
    more = "<h2>Executive Summary</h2><p>All was well in the kingdom.</p></body>"
    page = tagged(custom_report(), ("h1", "h2", "h3", "h4")).replace(b"</body>", more.encode())
    unexplained = [line.words for line in read(page).lines if line.use == Use.UNEXPLAINED]
    assert unexplained == ["Executive Summary", "All was well in the kingdom."]


def test_the_builders_controls_without_a_report_are_no_report():
    page = whole("<h1>Build a report</h1><p>Choose below.</p>", *(f"<p>{line}</p>" for line in FOOT))
    with pytest.raises(Refused, match="Save it again when the whole report is on the screen"):
        choose_reader(page)


def test_a_whole_report_on_the_departments_site_is_no_extract_though_it_has_the_controls():
    page = tagged(custom_report(), ("h1", "h2", "h3", "h4")).replace(
        b"<h1>Ruritania</h1>",
        b'<h1>2021 Country Reports on Human Rights Practices: Ruritania</h1><h5><a href="/t">Translations</a></h5>',
    )
    with pytest.raises(Refused, match="in no form that the readers of the department's pages know"):
        choose_reader(page)


def test_a_heading_that_names_the_builder_names_the_country_behind_it():
    page = tagged(custom_report(), ("h1", "h2", "h3", "h4")).replace(b"<h1>", b"<h1>Custom Report Excerpts: ")
    assert read(page).headed == "Ruritania"


def test_below_the_sites_foot_anything_may_stand():
    page = tagged(custom_report(), ("h1", "h2", "h3", "h4")).replace(
        b"</body>", b"<footer>Contact</footer><div>This site needs some services. Learn more.</div></body>"
    )
    assert account_for(read(page)).left_out["words of the site below its foot"] == 36


@given(st.text(max_size=200))
def test_any_words_inside_a_page_are_accounted_for_or_refused(words):
    page = tagged(custom_report(), ("h1", "h2", "h3", "h4")).replace(b"</h1>", f"</h1>{words}".encode(errors="ignore"))
    try:
        outline = read(page)
    except Refused:
        return
    assert account_for(outline).printed == account_for(outline).characters.total()
