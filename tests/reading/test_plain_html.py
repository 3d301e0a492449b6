"""Web pages of other publishers: which element is the report, its headings, its text of every kind, its account, its metadata."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.problems import Refused
from reports.reading.html.source import source_of
from reports.reading.outline import builder
from reports.reading.outline.account import account_for
from reports.reading.outline.builder import MOST_MARKS
from reports.reading.outline.elements import MarkKind, Use
from reports.reading.readers import choose_reader, plain_html
from tests.reading.state_html import PAGE_2016, PAGE_2024

READ = plain_html.READER.read
P = "<p>Guards beat detainees for talking at work.</p>"


def page(body, *, head="<title>Camps of Ruritania | The Institute</title>"):
    return f"<!DOCTYPE html>\n<html><head>{head}</head><body>{body}</body></html>".encode()


def article(*content):
    return page(f"<article>{''.join(content)}</article>")


def texts(content):
    return [passage.text for passage in READ(content).passages]


def tree(content):
    return [
        f"{'  ' * each.depth}{each.kind} {each.heading}"
        + "".join(f" [{passage.number}]" for passage in READ(content).passages if passage.section == each.position)
        for each in READ(content).sections
    ]


def uses(content, use):
    return [(line.words, line.reason) for line in READ(content).lines if line.use == use]


def test_headings_become_the_outline_with_their_labels():
    content = article(
        "<h1>Camps of Ruritania</h1>",
        f"<h2>Executive Summary</h2>{P}",
        f"<h2>1. Introduction</h2>{P}<h3>1.2 Method</h3>{P}<h4>a) Interviews</h4>{P}",
        f'<div role="heading" aria-level="2">IV. Findings</div>{P}<h3>1.2 million people fled</h3>{P}<h3>U.S. policy</h3>{P}',
        f"<h2>Section 7. Workers</h2>{P}",
    )
    assert tree(content) == [
        "summary Executive Summary [1]",
        "section 1. Introduction [2]",
        "  subsection 1.2. Method [3]",
        "    subsection a. Interviews [4]",
        "section IV. Findings [5]",
        "  head 1.2 million people fled [6]",
        "  head U.S. policy [7]",
        "section 7. Workers [8]",
    ]
    assert [each.path for each in READ(content).sections] == ["", "1", "1.2", "1.2.a", "iv", "iv", "iv", "7"]
    assert uses(content, Use.HEADING)[0] == ("Camps of Ruritania", "title of the report")


def test_what_is_printed_as_a_heading_is_one_and_what_only_looks_like_one_is_not():
    content = article(
        f"<h1>Camps</h1><h2>Findings</h2><p><b>Food Supply</b></p>{P}<p><strong>Physical conditions:</strong> Bad.</p>"
        "<p>Source: An interview.</p>"
    )
    assert tree(content) == ["head Findings", "  head Food Supply [1]", "    run_in Physical conditions [2] [3]"]
    assert texts(content)[1:] == ["Physical conditions: Bad.", "Source: An interview."]


def test_paragraphs_above_the_first_heading_stand_under_the_title():
    assert tree(article(f"<h1>Camps of Ruritania</h1>{P}<h2>Food</h2>{P}")) == [
        "head Camps of Ruritania [1]",
        "head Food [2]",
    ]


def test_several_h1_are_chapters():
    assert tree(article(f"<h1>One</h1><h2>Food</h2>{P}<h1>Two</h1>{P}")) == [
        "head One",
        "  head Food [1]",
        "head Two [2]",
    ]


def test_every_kind_of_text_is_kept_and_told_apart():
    content = article(
        "<h1>Camps</h1><ul><li>An item<li><p>Another item</p></ul><table><caption>Deaths</caption><tr><th>Year<td>2020</table>",
        "<blockquote><p>They beat us.</p><footer>A survivor</footer></blockquote>",
        "<figure><img alt=''><figcaption>A camp from above</figcaption></figure>",
        "<dl><dt>Kwanliso</dt><dd>A camp</dd></dl><pre>  one\n    two\n\nthree</pre>",
        '<aside role="doc-footnote">1. See below.</aside><ol class="footnotes"><li id="fn-2"><p>2. See above.</p></li></ol>',
    )
    assert uses(content, Use.PASSAGE) == [
        ("An item", "item of a list"),
        ("Another item", "item of a list"),
        ("Deaths", "caption of a table"),
        ("Year", "cell of a table"),
        ("2020", "cell of a table"),
        ("They beat us.", "quotation"),
        ("A survivor", "quotation"),
        ("A camp from above", "caption of a figure"),
        ("Kwanliso", "item of a list"),
        ("A camp", "item of a list"),
        ("  one\n    two", "preformatted text"),
        ("three", "preformatted text"),
        ("1. See below.", "footnote"),
        ("2. See above.", "footnote"),
    ]


def test_words_are_kept_as_printed_with_their_marks():
    content = article(
        "<h1>Camps</h1><p>The\n  <em>Parallel  Gulag</em>,&nbsp;No.&nbsp;14<sup>3</sup><br>is <a href='/r'>here</a>\u200b.</p>"
    )
    (passage,) = READ(content).passages
    assert passage.text == "The Parallel Gulag,\u00a0No.\u00a0143\nis here\u200b."
    assert [(passage.text[mark.start : mark.end], mark.kind, mark.href) for mark in passage.marks] == [
        ("Parallel Gulag", MarkKind.ITALIC, ""),
        ("3", MarkKind.SUPERSCRIPT, ""),
        ("here", MarkKind.LINK, "/r"),
    ]


def test_lines_left_empty_part_paragraphs():
    assert texts(article("<h1>Camps</h1><div>One.<br>Still one.<br><br>Two.</div>")) == ["One.\nStill one.", "Two."]


class TestWhichElementIsTheReport:
    SITE = (
        '<nav><p>Home</p></nav><header><h1>The Institute</h1></header><div class="cookies"><p>We use cookies.</p></div>'
    )

    def test_the_only_main_part(self):
        content = page(f"{self.SITE}<main><h1>Camps</h1>{P}</main><footer><p>Contact us.</p></footer>")
        assert texts(content) == ["Guards beat detainees for talking at work."]
        assert READ(content).metadata.title == "Camps"

    def test_the_article_within_it_when_it_holds_most(self):
        assert (
            texts(page(f"<main><p>Share</p><article><h1>Camps</h1>{P}{P}</article></main>"))
            == ["Guards beat detainees for talking at work."] * 2
        )
        assert "Share" in texts(page(f"<main><h1>Camps</h1><p>Share</p>{P}{P}{P}<article><p>Next</p></article></main>"))

    def test_else_the_smallest_element_with_the_h1_and_most_paragraphs(self):
        content = page(f"<div id=a><div id=b><h1>Camps</h1></div><div id=c>{P}{P}</div></div><div>{P}</div>")
        assert len(texts(content)) == 2
        assert "the smallest element with its h1 and most paragraphs holds the report" in plain_html.recognise(content)

    def test_without_an_h1_the_smallest_with_most_paragraphs(self):
        assert len(texts(page(f"<div><p>Menu</p></div><table><tr><td><h3>Camps</h3>{P}{P}</table>"))) == 2

    def test_what_stands_outside_is_left_out_by_name(self):
        content = page(
            f"{self.SITE}<main><h1>Camps</h1>{P}</main><footer><p>Contact us.</p></footer><script>x()</script>"
        )
        assert uses(content, Use.CHROME) == [
            ("Home", "outside the report: navigation of the site"),
            ("The Institute", "outside the report: header of the site"),
            ("We use cookies.", "outside the report: other words"),
            ("Contact us.", "outside the report: footer of the site"),
            ("x()", "a script"),
        ]
        assert account_for(READ(content)).unexplained == 0


def test_parts_of_the_site_inside_the_article_are_left_out_by_name():
    content = article(
        '<header><h1>Camps</h1><p>By A. Person</p></header><p class="dateline">1 March 2020</p>',
        P,
        "<aside><p>Read also</p></aside><form><label>Mail</label></form><span class='x'><button>Share</button></span>",
        '<p class="sr-only">End</p><footer><p>Filed under camps</p></footer><style>p {}</style>',
    )
    assert texts(content) == ["Guards beat detainees for talking at work."]
    assert [words for words, _ in uses(content, Use.LABEL)] == ["By A. Person", "1 March 2020"]
    assert uses(content, Use.CHROME) == [
        ("Read also", "a box beside the text"),
        ("Mail", "a form of the site"),
        ("Share", "a button of the site"),
        ("End", "words of the site for screen readers"),
        ("Filed under camps", "foot of the page"),
        ("p {}", "a style sheet"),
    ]


class TestMetadata:
    def test_is_read_from_the_usual_places(self):
        head = (
            '<link rel="canonical" href="https://example.org/camps"><link type="application/pdf" href="/camps.pdf">'
            '<meta property="article:published_time" content="2020-03-01T10:00:00Z">'
            '<meta name="DC.date.modified" content="2021/4/5"><meta property="og:title" content="Camps of Ruritania">'
        )
        metadata = READ(page(f"<article>{P}</article>", head=head)).metadata
        assert (metadata.title, metadata.canonical, metadata.address, metadata.pdf) == (
            "Camps of Ruritania",
            "https://example.org/camps",
            "https://example.org/camps",
            "/camps.pdf",
        )
        assert metadata.published == datetime.datetime(2020, 3, 1, 10, tzinfo=datetime.UTC)
        assert metadata.modified == datetime.datetime(2021, 4, 5, tzinfo=datetime.UTC)

    def test_linked_data_and_times_name_dates_too(self):
        linked = '<script type="application/ld+json">{"@type": "Report", "datePublished": "2019-01-02"}</script>'
        content = page(
            f'<article><header><h1>Camps</h1><time itemprop="dateModified" datetime="2019-02-03">3 February</time></header>{P}</article>',
            head=linked,
        )
        assert READ(content).metadata.published == datetime.datetime(2019, 1, 2, tzinfo=datetime.UTC)
        assert READ(content).metadata.modified == datetime.datetime(2019, 2, 3, tzinfo=datetime.UTC)

    def test_a_browsers_save_names_its_address(self):
        saved = b"<!-- saved from url=(0027)https://example.org/reports -->\n" + article("<h1>Camps</h1>", P)
        assert READ(saved).metadata.address == "https://example.org/reports"

    def test_a_page_says_nothing_of_country_and_year(self):
        outline = READ(article("<h1>Camps</h1>", P))
        assert (outline.headed, outline.clues, outline.questions, outline.is_extract) == ("", (), (), False)


class TestRecognising:
    def test_it_takes_what_no_other_reader_knows(self):
        choice = choose_reader(article("<h1>Camps</h1>", P))
        assert choice.reader.name == "plain-html"
        assert choice.why == "it is a web page of another publisher; its article holds the report, with 1 headings"

    @pytest.mark.parametrize(
        "content", [PAGE_2016, PAGE_2024, b"Dear Sir,", b"{}", b"<?xml version='1.0'?><rss></rss>"]
    )
    def test_it_takes_no_page_of_the_state_department_and_no_other_file(self, content):
        with pytest.raises(Refused) as refused:
            plain_html.recognise(content)
        assert refused.value.problems == ()

    def test_a_page_made_by_scripts_is_refused_with_the_mend(self):
        with pytest.raises(Refused, match="put there by scripts"):
            READ(page("<div id='root'></div><script>draw()</script>"))

    def test_a_page_of_very_many_tags_is_refused(self):
        with pytest.raises(Refused, match="more than 150,000 tags"):
            choose_reader(article("<h1>Camps</h1>", "<p>a" * 150_000))

    def test_a_page_that_nests_without_end_is_refused(self):
        with pytest.raises(Refused, match="too deeply"):
            choose_reader(article("<h1>Camps</h1>", "<div>" * 5000, "deep"))


@pytest.mark.parametrize(
    ("charset", "encoding"),
    [("windows-1252", "cp1252"), ("iso-8859-1", "cp1252"), ("euc-kr", "cp949"), ("utf-7", "utf-8")],
)
def test_the_encoding_a_page_names_is_believed_when_it_is_one_of_text(charset, encoding):
    content = page("<p>Camp</p>", head=f'<meta charset="{charset}">')
    assert source_of(content.replace(b"Camp", "개천".encode(encoding) if "949" in encoding else b"Camp")) is not None
    if encoding == "cp1252":
        assert "“Camp”" in source_of(content.replace(b"Camp", "“Camp”".encode("cp1252")))


def test_bytes_that_are_not_of_their_encoding_are_refused_with_their_line():
    with pytest.raises(Refused) as refused:
        source_of(b"<!doctype html>\n<html>\n<p>caf\xe9</p>")
    (problem,) = refused.value.problems
    assert (problem.line, problem.reason.partition(",")[0]) == (3, "the byte 0xE9 is not utf-8")


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(content):
    for given_bytes in (content, b"<!doctype html><h1>x</h1><p>" + content):
        try:
            outline = choose_reader(given_bytes).reader.read(given_bytes)
        except Refused:
            continue
        assert account_for(outline).printed == account_for(outline).characters.total()


TAGS = "p div li td table tr ul b i a br pre h1 h2 h4 article main nav aside form blockquote sup span figure script".split()


@given(
    st.lists(
        st.one_of(st.sampled_from(TAGS), st.sampled_from(["</p>", "</div>", "</pre>", " a ", "B: c.", "\n", "&nbsp;"]))
    )
)
def test_any_tags_lose_no_character(parts):
    content = article("<h1>Camps</h1><p>One.</p>", *(f"<{part}>" if part in TAGS else part for part in parts))
    try:
        outline = READ(content)
    except Refused:
        return
    assert account_for(outline).unexplained == 0


def test_a_paragraph_with_more_marks_than_any_report_has_is_refused_with_its_line():
    crowded = "".join(f"<i>a{number}</i> b " for number in range(MOST_MARKS + 1))
    with pytest.raises(Refused) as refused:
        READ(article(P, f"<p>{crowded}</p>"))
    assert "a paragraph with 2,001 changes of print and links, and no report has 2,000" in str(refused.value)


def test_more_headings_than_any_report_has_are_refused(monkeypatch):
    monkeypatch.setattr(builder, "MOST_HEADINGS", 2)
    with pytest.raises(Refused, match="passes 2 headings here"):
        READ(article(*(f"<h2>Of the camp {letter}</h2>{P}" for letter in "ABC")))


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("<div>" * 2_000 + P + "</div>" * 2_000, "stand inside each other too deeply"),
        (f"<p {' '.join(f'a{number}' for number in range(3_000))}>a</p>", "more than 2,000 attributes"),
        (f"<p {' '.join(f'a{number}=">"' for number in range(3_000))}>a</p>", "more than 2,000 attributes"),
    ],
)
def test_what_takes_a_parser_the_square_of_its_size_is_refused_before_it(content, words):
    for read in (READ, choose_reader):
        with pytest.raises(Refused, match=words):
            read(article(P, content))


def test_words_and_scripts_are_no_attributes_and_no_elements():
    script = f"<script>{'if(i<n)x<y.length;' * 3_000}</script>"
    long = f'<p title="{"a b " * 3_000}">{"Guards beat them " * 2_000}.</p>'
    assert len(texts(article(P, long + script))) == 2
