"""The text of a custom report: its outline, its paragraphs to the letter, and the use of every line; whatever else is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.problems import Refused
from reports.reading.outline.account import account_for
from reports.reading.outline.elements import Use
from reports.reading.readers import choose_reader
from reports.reading.readers.custom_report_text import read, recognise
from tests.ingest.pages import BODY, SEED, custom_report


def tree(outline):
    """The outline as indented headings, each with the numbers of its paragraphs."""
    return [
        f"{'  ' * section.depth}{section.kind} {section.heading}: "
        + " ".join(str(passage.number) for passage in outline.passages if passage.section == section.position)
        for section in outline.sections
    ]


def reasons(content, reading=read):
    with pytest.raises(Refused) as refused:
        reading(content)
    return [(problem.line, problem.reason) for problem in refused.value.problems]


class TestTheSeedReport:
    @pytest.fixture
    def outline(self):
        return read(SEED.read_bytes())

    def test_has_its_outline(self, outline):
        assert [line.rstrip() for line in tree(outline)] == [
            "summary Executive Summary: 1 2 3 4",
            "section 1. Respect for the Integrity of the Person:",
            "  subsection c. Torture and Other Cruel, Inhuman, or Degrading Treatment or Punishment: 5 6 7 8 9 10 11 12",
            "    head Prison and Detention Center Conditions: 13 14 15 16 17 18 19 20 21 22 23",
            "      run_in Physical Conditions: 24 25 26",
            "      run_in Administration: 27",
            "      run_in Independent Monitoring: 28",
            "section 7. Worker Rights:",
            "  subsection b. Prohibition of Forced or Compulsory Labor: 29 30 31 32 33 34 35 36 37 38",
        ]

    def test_has_paths_made_of_labels(self, outline):
        assert [section.path for section in outline.sections] == [
            "",
            "1",
            "1.c",
            "1.c",
            "1.c",
            "1.c",
            "1.c",
            "7",
            "7.b",
        ]

    def test_keeps_38_passages_to_the_letter(self, outline):
        printed = SEED.read_bytes().decode().split("\n")
        assert len(outline.passages) == 38
        assert [passage.text for passage in outline.passages] == [
            printed[passage.line - 1] for passage in outline.passages
        ]
        assert [passage.number for passage in outline.passages] == list(range(1, 39))

    def test_explains_all_57_lines(self, outline):
        account = account_for(outline)
        assert account.counts == {Use.HEADING: 7, Use.PASSAGE: 38, Use.CHROME: 12}
        assert str(account) == "57 lines: 7 headings, 38 passages, 12 chrome"
        printed = SEED.read_bytes().decode().split("\n")
        assert {line.line: line.words for line in account.lines} == {
            number: line for number, line in enumerate(printed, start=1) if line
        }
        assert all(line.reason for line in account.lines)

    def test_names_its_country_and_says_it_is_an_extract(self, outline):
        assert (outline.headed, outline.headed_line, outline.is_extract) == ("North Korea", 11, True)

    def test_is_recognised_with_the_reason(self):
        choice = choose_reader(SEED.read_bytes())
        assert choice.reader.name == "custom-report-text"
        assert choice.why == "line 13 reads “Executive Summary”, as the outline of a custom report does"


def test_another_country_and_other_sections_read_the_same_way():
    assert tree(read(custom_report())) == [
        "summary Executive Summary: 1",
        "section 1. Respect for the Integrity of the Person: ",
        "  subsection c. Torture and Other Cruel Treatment: 2",
        "    head Prison Conditions: 3",
        "      run_in Physical Conditions: 4 5",
        "      run_in Administration: 6",
        "section 7. Worker Rights: ",
        "  subsection b. Prohibition of Forced Labor: 7",
    ]


def test_a_report_without_banner_and_foot_is_read_too():
    assert len(read(custom_report(banner=(), foot=())).passages) == 7


def test_heads_stand_below_a_section_without_letters():
    outline = read(
        custom_report(
            "Section 6. Discrimination", "Women", "Rape: The law forbids it.", "Children", "Many went hungry."
        )
    )
    assert [(section.title, section.depth, section.path) for section in outline.sections] == [
        ("Discrimination", 0, "6"),
        ("Women", 1, "6"),
        ("Rape", 2, "6"),
        ("Children", 1, "6"),
    ]


def test_the_run_in_words_stay_in_the_passage():
    outline = read(custom_report())
    assert outline.passages[3].text == "Physical Conditions: Food was scarce."
    assert outline.sections[4].line == outline.passages[3].line


def test_line_ends_of_other_systems_make_no_difference():
    dos = custom_report().replace(b"\n", b"\r\n")
    assert [passage.text for passage in read(dos).passages] == [
        passage.text for passage in read(custom_report()).passages
    ]


def test_a_banner_line_among_the_paragraphs_is_still_chrome():
    banner = "A .gov website belongs to an official government organization in the United States."
    assert len(read(custom_report(*BODY[:2], banner, *BODY[2:])).passages) == 7


def test_lines_nobody_can_explain_are_named():
    content = custom_report(*BODY, "click here", "one more", foot=("U.S. Department of State", "what is this"))
    unexplained = [(line.line, line.words) for line in read(content).lines if line.use == Use.UNEXPLAINED]
    assert unexplained == [(33, "click here"), (35, "one more"), (39, "what is this")]
    assert [problem.line for problem in account_for(read(content)).problems()] == [33, 35, 39]


def test_a_file_with_broken_lines_is_not_explained():
    wrapped = custom_report().replace(b"held power by force", b"held\npower by force")
    unexplained = [line.words for line in read(wrapped).lines if line.use == Use.UNEXPLAINED]
    assert unexplained == ["The government held"]


@pytest.mark.parametrize(
    ("body", "line", "reason"),
    [
        (("Guards beat detainees.", *BODY), 7, "a paragraph before the first heading: “Guards beat detainees.”"),
        (("Women", *BODY), 7, "“Women” comes before any section it could stand in."),
        (("c. Torture", *BODY), 7, "“Torture” comes before any section it could stand in."),
        (
            (*BODY, *BODY[:2]),
            33,
            "“Executive Summary” stands here again, after line 7: the file holds more than one report.",
        ),
        ((*BODY, "Section 1. Respect", "It was so."), 33, "“Section 1. Respect” stands here again, after line 11"),
        (("Executive Summary", "Section 1. Respect"), 5, "the file has headings and no paragraph."),
    ],
    ids=["early paragraph", "early head", "early subsection", "second report", "second section", "no paragraph"],
)
def test_what_cannot_stand_where_it_stands_is_refused(body, line, reason):
    told = reasons(custom_report(*body))
    assert told[0][0] == line
    assert told[0][1].startswith(reason)


def test_a_page_without_its_country_is_refused():
    assert reasons(custom_report(country="Executive Summary")) == [
        (5, "the country's name was expected here, and the line reads “Executive Summary”.")
    ]


def test_a_paragraph_longer_than_any_report_has_is_refused():
    ((line, reason),) = reasons(custom_report("Executive Summary", "Noise " * 40_000 + "ends."))
    assert (line, reason) == (9, "a paragraph of 240,005 characters, and no report has one over 200,000.")


def test_a_web_page_is_not_its_text():
    ((line, reason),) = reasons(b"<!DOCTYPE html><html><p>Executive Summary</p>", recognise)
    assert (line, reason.partition(".")[0]) == (1, "this is a web page, not its text")


def test_some_other_text_is_no_custom_report():
    ((line, reason),) = reasons(b"\nDear Sir,\n\nthank you for your letter.\n", choose_reader)
    assert line == 2
    assert reason.startswith("this is no custom report")
    assert "It begins “Dear Sir,”" in reason


@given(st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=80), max_size=12))
def test_any_text_is_refused_or_every_line_of_it_used_once(body):
    content = custom_report(*BODY[:2], *body, *BODY[2:])
    try:
        outline = read(content)
    except Refused:
        return
    printed = {
        number: line.strip() for number, line in enumerate(content.decode().split("\n"), start=1) if line.strip()
    }
    assert [(line.line, line.words) for line in outline.lines] == list(printed.items())
    assert all(printed[passage.line] == passage.text for passage in outline.passages)
