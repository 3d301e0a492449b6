"""Words as a browser shows them: blanks joined, everything else as printed, emphasis and links beside the text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from reports.reading.state_department.blocks import blocks_of


def blocks(html):
    return blocks_of(LexborHTMLParser(f"<html><body>{html}</body></html>").body)


def only(html):
    (block,) = blocks(f"<p>{html}</p>")
    return block.words


def marked(words):
    return [(str(mark.kind), words.text[mark.start : mark.end], mark.href) for mark in words.marks]


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("  Guards\n\t beat   detainees. ", "Guards beat detainees."),
        ("Guards<span> </span><span> beat</span> detainees.", "Guards beat detainees."),
        ("Guards beat <i>detainees</i> , often.", "Guards beat detainees , often."),
        ("Guards\u00a0beat&nbsp; detainees.\u00a0", "Guards\u00a0beat\u00a0 detainees.\u00a0"),
        ("Kaech\u2019on\u200b, 개\u200e천, so\u00adcalled", "Kaech\u2019on\u200b, 개\u200e천, so\u00adcalled"),
        ("First. <br> Second.<br>", "First.\nSecond."),
        ("5 &lt; 6 &amp; 7<!-- not printed -->", "5 < 6 & 7"),
    ],
)
def test_text_is_what_a_browser_shows(html, text):
    assert only(html).text == text


def test_emphasis_and_links_are_marks_beside_the_text():
    words = only(
        'See the <i>Trafficking <b>Report</b></i> at <a href="https://example.org/tip"><span>example.org</span></a>.'
    )
    assert words.text == "See the Trafficking Report at example.org."
    assert marked(words) == [
        ("italic", "Trafficking Report", ""),
        ("bold", "Report", ""),
        ("link", "example.org", "https://example.org/tip"),
    ]


def test_marks_are_one_where_the_source_split_them_and_have_no_blanks_at_their_edges():
    assert marked(only("<b>Adm</b><b>in</b> <b> istration: </b>done <em><i>twice</i></em>")) == [
        ("bold", "Admin istration:", ""),
        ("italic", "twice", ""),
    ]


def test_emphasis_without_words_is_remembered_by_its_places():
    words = only("<u></u>Physical <u> </u>Conditions")
    assert (words.marks, words.empty_marks) == ((), (0, 9))


def test_styles_count_as_emphasis_and_a_link_without_address_does_not():
    words = only('<span style="font-style: italic">Zenda</span> <a name="x">Castle</a><sup>1</sup>')
    assert marked(words) == [("italic", "Zenda", ""), ("superscript", "1", "")]


@pytest.mark.parametrize("html", ["", " \n ", "&nbsp;", "\u200b", '<input type="hidden">', "<b></b>"])
def test_a_paragraph_may_print_nothing(html):
    assert only(html).is_empty


def test_words_outside_paragraphs_are_blocks_of_what_holds_them():
    found = blocks(
        "<div>One <i>two</i><p>three</p>four</div><ul><li>five<p>six</p></li></ul><table><tr><td>seven</td></tr></table>"
    )
    assert [(block.tag, block.words.text) for block in found] == [
        ("div", "One two"),
        ("p", "three"),
        ("div", "four"),
        ("li", "five"),
        ("p", "six"),
        ("td", "seven"),
    ]


def test_pieces_of_the_site_are_named():
    found = blocks(
        '<script>let x = "no";</script><div class="report__tags"><p>Tags</p></div><p>Map'
        ' <span class="filesize icon-pdf">[3 KB]</span></p><button>Share</button>'
    )
    assert [(block.words.text, block.chrome) for block in found] == [
        ('let x = "no";', "a script"),
        ("Tags", "tags of the site"),
        ("[3 KB]", "size of a file, added by the site"),
        ("Map", ""),
        ("Share", "a button of the site"),
    ]


@given(
    st.recursive(
        st.text("ab \u00a0\u200b\n", max_size=4),
        lambda inner: st.builds(
            lambda tag, parts: f"<{tag}>{''.join(parts)}</{tag}>",
            st.sampled_from("i b u span div p li a".split()),
            st.lists(inner, max_size=3),
        ),
        max_leaves=12,
    )
)
def test_no_walk_loses_or_doubles_a_character(html):
    body = LexborHTMLParser(f"<html><body>{html}</body></html>").body
    read = "".join("".join(block.words.text.split()) for block in blocks_of(body))
    assert read == "".join(body.text().split())
