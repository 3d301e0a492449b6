"""PDF files with a text layer: paragraphs from lines, headings by size and weight, running heads left out, and clear refusals."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reports.problems import Refused
from reports.reading.outline.account import account_for
from reports.reading.outline.elements import MarkKind, Use
from reports.reading.readers import choose_reader, pdf
from reports.reading.readers.pdf import pages as pdf_pages
from tests.reading.pdf_pages import Line, column
from tests.reading.pdf_pages import pdf as make

READ = pdf.READER.read
TEXT = (
    "The guards of the camp beat detainees who talked at work for all of",
    "the years of the war, and for most of the years of the peace that",
    "came behind it, and nobody was ever told the reason why they did.",
)


def around(number, *, head="Camps of Ruritania | The Institute"):
    return [Line(head, 200, 800, 9), Line(str(number), 300, 30, 9)]


def texts(*pages):
    return [passage.text for passage in READ(make(*pages)).passages]


def tree(outline):
    return [
        f"{'  ' * each.depth}{each.kind} {each.heading}"
        + "".join(f" [{passage.number}]" for passage in outline.passages if passage.section == each.position)
        for each in outline.sections
    ]


def uses(outline, *wanted):
    return [(line.words, line.reason, line.line) for line in outline.lines if line.use in wanted]


def refusal(content, reading=choose_reader):
    with pytest.raises(Refused) as refused:
        reading(content)
    (problem,) = refused.value.problems
    return problem.reason


class TestParagraphs:
    def test_lines_become_paragraphs_where_a_gap_parts_them(self):
        assert texts(column(*TEXT, None, *TEXT)) == [" ".join(TEXT)] * 2

    def test_an_indented_line_behind_a_sentence_begins_one(self):
        lines = [
            *column(*TEXT),
            Line("  Some starved in the years of the war and after it, as was said.", 90, 740 - 3 * 14.3),
        ]
        assert texts(lines) == [" ".join(TEXT), "Some starved in the years of the war and after it, as was said."]

    def test_a_line_that_ends_early_with_a_sentence_ends_one(self):
        assert texts(column(*TEXT, "Some starved.", *TEXT)) == [f"{' '.join(TEXT)} Some starved.", " ".join(TEXT)]

    def test_a_hyphen_at_the_end_of_a_line_is_kept_as_printed(self):
        (text,) = texts(
            column("The guards of the camp beat the detain-", "ees at work, and self-", "reliance was the word.")
        )
        assert text == "The guards of the camp beat the detain-ees at work, and self-reliance was the word."

    def test_what_runs_on_in_the_next_column_or_page_is_one(self):
        first = column("The guards beat detainees who", "talked at work, and nobody was", x=60, top=700)
        second = column("ever told the reason why.", x=320, top=700)
        assert texts([*first, *second]) == [
            "The guards beat detainees who talked at work, and nobody was ever told the reason why."
        ]
        assert texts(first, second) == texts([*first, *second])

    def test_a_sentence_that_ends_the_page_ends_the_paragraph(self):
        assert texts(column(*TEXT), column(*TEXT)) == [" ".join(TEXT)] * 2

    def test_points_are_items(self):
        outline = READ(make(column("Camps:", "• Camp 14", "• Camp 15")))
        assert [(words, reason) for words, reason, _ in uses(outline, Use.PASSAGE)] == [
            ("Camps:", "paragraph, page 1"),
            ("• Camp 14", "item of a list, page 1"),
            ("• Camp 15", "item of a list, page 1"),
        ]

    def test_a_row_of_a_table_is_a_line(self):
        assert texts([Line("Camp 14", 72, 700), Line("ten deaths", 300, 700)]) == ["Camp 14 ten deaths"]

    def test_emphasis_and_raised_numbers_are_marks(self):
        lines = [
            Line("Ten died", 72, 700),
            Line("3", 116, 705, 6),
            Line(" in the", 120, 700),
            Line(" Gulag", 152, 700, italic=True),
        ]
        (passage,) = READ(make(lines)).passages
        assert passage.text == "Ten died3 in the Gulag"
        assert [(passage.text[mark.start : mark.end], mark.kind) for mark in passage.marks] == [
            ("3", MarkKind.SUPERSCRIPT),
            ("Gulag", MarkKind.ITALIC),
        ]


class TestHeadings:
    def test_are_told_by_size_and_weight(self):
        lines = [
            *column("Camps of Ruritania", top=770, size=24),
            *column("1. Findings", top=730, size=16, bold=True),
            *column("1.2 Food", top=700, size=13),
            *column("Rice and maize", top=680, bold=True),
            *column(*TEXT, top=660),
            *column("2. Work", top=600, size=16, bold=True),
            *column(*TEXT, top=570),
        ]
        outline = READ(make(lines))
        assert tree(outline) == [
            "section 1. Findings",
            "  subsection 1.2. Food",
            "    head Rice and maize [1]",
            "section 2. Work [2]",
        ]
        assert uses(outline, Use.HEADING)[0] == ("Camps of Ruritania", "title of the report", 1)
        assert outline.metadata.title == "Camps of Ruritania"

    def test_of_two_lines_are_one(self):
        lines = [*column("Camps of Ruritania in", "the Years of the War", top=770, size=24), *column(*TEXT, top=600)]
        assert READ(make(lines)).metadata.title == "Camps of Ruritania in the Years of the War"

    def test_a_paragraph_that_opens_in_bold_has_one_of_its_own(self):
        lines = [
            Line("Physical Conditions:", 72, 700, bold=True),
            Line("Food was scarce.", 190, 700),
            *column(*TEXT, top=600),
        ]
        assert tree(READ(make(lines))) == ["run_in Physical Conditions [1] [2]"]

    def test_without_any_the_files_own_title_stands_above(self):
        assert tree(READ(make(column(*TEXT), title="Camps"))) == ["head Camps [1]"]
        assert tree(READ(make(column(*TEXT)))) == ["head Text [1]"]


class TestWhatStandsAroundTheText:
    def test_running_heads_and_page_numbers_are_left_out_by_name(self):
        outline = READ(make(*([*around(number), *column(*TEXT)] for number in (7, 8, 9))))
        assert [passage.text for passage in outline.passages] == [" ".join(TEXT)] * 3
        assert uses(outline, Use.CHROME)[:2] == [
            ("Camps of Ruritania | The Institute", "running head of the pages", 1),
            ("7", "page number", 1),
        ]
        assert account_for(outline).left_out == {"running head of the pages": 87, "page number": 3}
        assert account_for(outline).unexplained == 0

    def test_a_line_that_stands_again_within_the_text_is_text(self):
        outline = READ(make(*([*column(*TEXT, top=800)] for _ in range(4))))
        assert (len(outline.passages), uses(outline, Use.CHROME)) == (4, [])

    def test_a_list_of_contents_is_left_out_and_a_table_with_dots_is_not(self):
        entries = [f"{number} Camps . . . . . . . . . . {number * 2}" for number in range(1, 6)]
        outline = READ(make([*column("Contents", *entries), *column(*TEXT, top=500)]))
        assert account_for(outline).left_out == {"table of contents": 86}
        assert uses(READ(make(column(*entries[::-1]))), Use.CHROME) == []

    def test_a_sentence_printed_large_is_no_heading(self):
        opening = "They beat us every day of the year, and nobody was ever told."
        assert tree(
            READ(make([*column("Camps", size=20), *column(opening, size=14, top=680), *column(*TEXT, top=600)]))
        ) == ["head Camps [1] [2]"]

    def test_what_stands_once_is_text(self):
        outline = READ(make([*around("Seen from above"), *column(*TEXT)], column(*TEXT)))
        assert "Seen from above" in [passage.text for passage in outline.passages]

    def test_notes_at_the_foot_of_a_page_follow_its_last_paragraph(self):
        notes = column("1 See the White Paper of 2020.", None, "2 Ibid.", top=120, size=8)
        first = [
            *column("The guards beat detainees who talked at work for all of", "the years of the war and of peace,"),
            *notes,
        ]
        outline = READ(
            make(first, [*column("and nobody was told."), *column("3 Ibid.", top=97, size=8)], [*column(*TEXT)])
        )
        assert [reason for _, reason, _ in uses(outline, Use.PASSAGE)] == [
            "paragraph, page 1",
            "footnote, page 1",
            "footnote, page 1",
            "footnote, page 2",
            "paragraph, page 3",
        ]
        assert outline.passages[0].text.endswith("the years of the war and of peace, and nobody was told.")

    def test_notes_that_repeat_each_other_are_no_running_foot(self):
        outline = READ(make(*([*column(*TEXT), Line(f"{at} Ibid.", 72, 40, 8)] for at in range(1, 5))))
        assert uses(outline, Use.CHROME) == []


class TestRefusals:
    def test_pictures_without_text(self):
        content = make([], [], [Line("Camp")], pictures=(1, 2, 3))
        assert refusal(content) == (
            "the PDF has no text layer: 3 of 3 pages are pictures. Run OCR first and give the result."
        )
        assert "there is no text on its 1 pages" in refusal(make([]))

    def test_some_pictures_are_a_question(self):
        (question,) = READ(make(column(*TEXT), column(*TEXT), [], pictures=(3,))).questions
        assert question.startswith("do the pages 3 hold words?")

    def test_a_password(self):
        assert "locked with a password" in refusal(make([Line("a")], encrypt=True))

    @pytest.mark.parametrize("content", [b"%PDF-1.7", b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n", make(column(*TEXT))[:300]])
    def test_damage(self, content):
        assert "damaged" in refusal(content) or "no text layer" in refusal(content)

    def test_letters_that_no_font_names(self, monkeypatch):
        monkeypatch.setattr(pdf_pages, "MOST_UNKNOWN", -1.0)
        assert "does not say which letters it prints" in refusal(make(column("Another text.", *TEXT)))

    def test_more_pages_characters_or_seconds_than_are_read(self, monkeypatch):
        content = make(column("One."), column(*TEXT))
        monkeypatch.setattr(pdf_pages, "MOST_PAGES", 1)
        assert refusal(content) == "the PDF has 2 pages, and no more than 1 are read."
        monkeypatch.setattr(pdf_pages, "MOST_PAGES", 2)
        monkeypatch.setattr(pdf_pages, "MOST_CHARACTERS", 20)
        assert refusal(content) == "here the PDF passes 20 characters, more than any report has."
        monkeypatch.setattr(pdf_pages, "MOST_CHARACTERS", 2_000)
        monkeypatch.setattr(pdf_pages, "LONGEST_READING", -1)
        assert "takes longer than -1 seconds; it came to page 1" in refusal(content)


def test_it_is_chosen_with_the_reason():
    choice = choose_reader(make(column(*TEXT), column(*TEXT)))
    assert (choice.reader.name, choice.why) == ("pdf", "it is a PDF whose 2 pages have a text layer")


def test_a_few_bytes_before_it_make_no_difference():
    assert len(READ(b"\r\n\x00 " + make(column(*TEXT))).passages) == 1


def test_a_hundred_pages_take_seconds():
    lines = [f"The guards of camp {number} beat detainees who talked at work." for number in range(40)]
    content = make(*([*around(number), *column(*lines, size=10)] for number in range(100)))
    start = time.monotonic()
    assert account_for(READ(content)).unexplained == 0
    assert time.monotonic() - start < 60  # about two on an idle machine


WHOLE = make([*around(1), *column(*TEXT)], column("Food", size=20), pictures=(2,))


@settings(max_examples=60, deadline=None)
@given(st.binary(min_size=1, max_size=60), st.integers(5, len(WHOLE) - 1))
def test_damage_anywhere_is_refused_or_read(damage, place):
    for content in (WHOLE[:place] + damage + WHOLE[place + len(damage) :], b"%PDF-" + damage, WHOLE[:place]):
        try:
            outline = choose_reader(content).reader.read(content)
        except Refused:
            continue
        assert account_for(outline).printed is not None


PLACED = st.builds(
    Line,
    text=st.text(st.characters(codec="cp1252", exclude_categories=["Cc"]), min_size=1, max_size=30),
    x=st.integers(0, 500),
    y=st.integers(0, 840),
    size=st.sampled_from([6, 8, 11, 14, 20]),
    bold=st.booleans(),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(PLACED, max_size=8), min_size=1, max_size=4))
def test_lines_anywhere_lose_no_character(lines):
    try:
        outline = READ(make(*lines))
    except Refused:
        return
    assert account_for(outline).unexplained == 0
