"""Reports whose headings of all levels are printed alike, in bold paragraphs of their own: what stands in what is told by labels."""

import io

import docx
import pytest

from reports.reading.outline.account import account_for
from reports.reading.outline.elements import Use
from reports.reading.readers import choose_reader
from tests.reading import pdf_pages, state_html

SENTENCE = "Guards beat detainees who talked at work for all of the years."
HEADS = (
    "EXECUTIVE SUMMARY",
    "Section 1. Respect for the Person, Including Freedom from:",
    "c. Torture and Other Cruel Treatment",
    "Prison and Detention Center Conditions",
    "d. Arbitrary Arrest or Detention",
    "Section 2. Civil Liberties",
    "a. Freedom of Speech",
)
TREE = [
    "summary EXECUTIVE SUMMARY",
    "section 1. Respect for the Person, Including Freedom from",
    "  subsection c. Torture and Other Cruel Treatment",
    "    head Prison and Detention Center Conditions",
    "  subsection d. Arbitrary Arrest or Detention",
    "section 2. Civil Liberties",
    "  subsection a. Freedom of Speech",
]


def web_page(*heads):
    body = "".join(f"<p><b>{head}</b></p><p>{SENTENCE}</p>" for head in heads)
    return f"<html><head><title>Camps</title></head><body>{body}</body></html>".encode()


def word_file(*heads):
    document = docx.Document()
    for head in heads:
        document.add_paragraph().add_run(head).bold = True
        document.add_paragraph(SENTENCE)
    return saved(document)


def saved(document):
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def pdf_file(*heads):
    lines = []
    for number, head in enumerate(heads):
        top = 800 - 95 * number
        lines += [pdf_pages.Line(head, 72, top, bold=True), *pdf_pages.column(*[SENTENCE] * 3, top=top - 30)]
    return pdf_pages.pdf(lines)


def tree(content):
    outline = choose_reader(content).reader.read(content)
    assert account_for(outline).unexplained == 0
    return [f"{'  ' * each.depth}{each.kind} {each.heading}" for each in outline.sections]


@pytest.mark.parametrize("made", [web_page, word_file, pdf_file])
def test_letters_stand_in_numbered_sections_and_heads_below_letters(made):
    assert tree(made(*HEADS)) == TREE


@pytest.mark.parametrize("made", [web_page, word_file, pdf_file])
def test_without_numbered_sections_they_stand_side_by_side(made):
    assert tree(made("Background", "Findings", "A. Camps", "Conclusions")) == [
        "head Background",
        "head Findings",
        "subsection A. Camps",
        "head Conclusions",
    ]


@pytest.mark.parametrize("made", [web_page, word_file])
def test_an_executive_summary_may_stand_behind_a_foreword_and_there_is_one(made):
    kinds = [line.partition(" ")[0] for line in tree(made("Foreword", "Executive Summary", "Camps", "Summary"))]
    assert kinds == ["head", "summary", "head", "head"]


def test_a_long_heading_in_bold_is_one_in_a_pdf():
    long = "Section 5. Governmental Posture Towards International and Nongovernmental Inquiry into Alleged Abuses of All Human Rights"
    assert tree(pdf_file("Section 1. Life", "a. Killings", long))[-1] == f"section {long.removeprefix('Section ')}"


def test_bold_paragraphs_of_the_departments_pages_keep_their_place_too():
    content = state_html.page(
        state_html.summary(state_html.P),
        state_html.section(
            1, "Respect", "<p><b>b. Disappearance</b></p><p>None.</p><p><b>c. Torture, Including:</b></p><p>x</p>"
        ),
    )
    assert tree(content)[2:] == ["  subsection b. Disappearance", "  subsection c. Torture, Including:"]


def test_a_foot_of_two_lines_above_the_page_number_is_a_foot():
    feet = ("Country Reports of Ruritania", "Department of State, Bureau of Labour")
    pages = [
        [
            *pdf_pages.column(SENTENCE, top=600),
            *pdf_pages.column(*feet, str(number), top=70, size=8),
        ]
        for number in (1, 2, 3)
    ]
    outline = choose_reader(pdf_pages.pdf(*pages)).reader.read(pdf_pages.pdf(*pages))
    assert [passage.text for passage in outline.passages] == [SENTENCE] * 3
    assert {line.words for line in outline.lines if line.use == Use.CHROME} == {*feet, "1", "2", "3"}


class TestWordFiles:
    def test_a_subtitle_and_a_date_are_labels_beside_the_title(self):
        document = docx.Document()
        for style, text in (("Title", "Camps"), ("Subtitle", "By the Institute"), ("Heading 1", "Executive Summary")):
            document.add_paragraph(text, style)
        document.add_paragraph(SENTENCE)
        document.add_paragraph("A later subtitle", "Subtitle")
        outline = choose_reader(saved(document)).reader.read(saved(document))
        assert tree(saved(document)) == ["summary Executive Summary"]
        assert [line.words for line in outline.lines if line.use == Use.LABEL] == ["By the Institute"]
        assert [passage.text for passage in outline.passages] == [SENTENCE, "A later subtitle"]

    def test_the_end_of_a_page_parts_words(self):
        document = docx.Document()
        run = document.add_paragraph("Before").add_run()
        run.add_break(docx.enum.text.WD_BREAK.PAGE)
        run.add_text("behind.")
        content = saved(document)
        (passage,) = choose_reader(content).reader.read(content).passages
        assert passage.text == "Before\nbehind."
