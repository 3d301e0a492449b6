"""Headings that open a paragraph: by how they are printed in each family, by their form, and what only looks like one."""

import pytest
from selectolax.lexbor import LexborHTMLParser

from reports.reading.outline.run_ins import paragraphs_of, run_in_of
from reports.reading.state_department.blocks import blocks_of


def words_of(html):
    (block,) = blocks_of(LexborHTMLParser(f"<body><p>{html}</p></body>").body)
    return block.words


@pytest.mark.parametrize(
    ("html", "title"),
    [
        ("<u>Physical Conditions</u>: Food was scarce.", "Physical Conditions"),
        ("<u>Press and Media Freedom</u><u>s</u>: Papers were shut.", "Press and Media Freedoms"),
        ('<span style="text-decoration: underline">Child Abuse</span>: It was common.', "Child Abuse"),
        ("<u></u>Physical Conditions: Food was scarce.", "Physical Conditions"),
        ("<u></u>Independent <u></u>Monitoring: None.", "Independent Monitoring"),
        ("<u></u>Nongovernmental impact: Gangs silenced the press.", "Nongovernmental impact"),
        ("<b>Discrimination: </b>Women could not own land.", "Discrimination"),
        ("<strong><span>Libel/Slander Laws:</span></strong><span> Libel is a crime.</span>", "Libel/Slander Laws"),
        ("<b><b>Recent Elections</b><b>:</b></b>They were held in May.", "Recent Elections"),
        (
            "<b>Freedom of Expression, Association, or Assembly</b> The law is silent.",
            "Freedom of Expression, Association, or Assembly",
        ),
        ("<b>In-country</b> <b>movement</b>: Roads were closed.", "In-country movement"),
        ("<b>Press</b>, <b>Radio</b>: All were censored.", "Press, Radio"),
        ('<span style="font-weight:700">Bilateral pressure:</span> None.', "Bilateral pressure"),
        ("Reproductive Rights: Couples may decide.", "Reproductive Rights"),
        ("Female Genital Mutilation/Cutting (FGM/C): It is a crime.", "Female Genital Mutilation/Cutting (FGM/C)"),
    ],
)
def test_opens_with_a_heading(html, title):
    run_in = run_in_of(words_of(html))
    assert run_in is not None
    assert (run_in.title, run_in.fills) == (title, False)


@pytest.mark.parametrize(
    "html",
    [
        "Guards beat detainees.",
        "Significant human rights issues included: torture and arbitrary killings.",
        "<u></u>Significant human rights issues included credible reports of: torture.",
        "<b>The law has two parts.</b> The first: courts. The second: prisons.",
        "<b>Guards beat detainees in every prison of the land.</b>",
        "<b>OSH</b> laws do not apply to fishing.",
        "<i>Zenda Times</i>: A History reported the fall of the king.",
        '<a href="https://example.org/">Prison Watch</a>: A Report of Ten Years says so.',
        "According to the Ministry of Justice Report: Prisons were full.",
        "<i>Note: The islands have a report of their own.</i>",
        "<strong>ANNOUNCEMENT:</strong> An addendum will follow.",
        "On May 3, police arrested Rudolf R.: he was released.",
    ],
)
def test_opens_with_no_heading(html):
    assert run_in_of(words_of(html)) is None


@pytest.mark.parametrize(
    ("html", "title"),
    [
        ("<b><b>Trial Procedures</b></b>", "Trial Procedures"),
        ("<b>Endnote: Note on Sourcing</b>", "Endnote: Note on Sourcing"),
        ("<u>Administration:</u>", "Administration"),
    ],
)
def test_a_paragraph_that_is_nothing_else_is_a_heading(html, title):
    run_in = run_in_of(words_of(html))
    assert run_in is not None
    assert (run_in.title, run_in.fills) == (title, True)


@pytest.mark.parametrize(
    ("html", "texts"),
    [
        ("One.<br>Still one.", ["One.\nStill one."]),
        ("One.<br><br>Two.", ["One.", "Two."]),
        ("One.<br /> <i></i><br />Two.", ["One.", "Two."]),
        ("One.<br>&nbsp;<br />\n&nbsp;<br>Two.", ["One.", "Two."]),
        ("One.<br><b>Censorship</b>: Two.", ["One.", "Censorship: Two."]),
        ("One.<br><b>Two</b> words are bold here.", ["One.\nTwo words are bold here."]),
    ],
)
def test_a_block_is_cut_at_empty_lines_and_before_headings(html, texts):
    assert [words.text for words in paragraphs_of(words_of(html))] == texts


def test_a_cut_keeps_each_mark_with_its_words():
    first, second = paragraphs_of(words_of("<i>One.</i><br><b>Censorship</b>: <i>Two.</i>"))
    assert [(first.text[mark.start : mark.end], str(mark.kind)) for mark in first.marks] == [("One.", "italic")]
    assert [(second.text[mark.start : mark.end], str(mark.kind)) for mark in second.marks] == [
        ("Censorship", "bold"),
        ("Two.", "italic"),
    ]
