"""The four families of State Department pages: told apart by their headings, and every heading at its depth."""

import pytest

from reports.problems import Refused
from reports.reading.readers import choose_reader
from tests.reading.state_html import PAGE_2016, PAGE_2019, PAGE_2021, PAGE_2024, P, page, section, sub, summary


def read(content):
    return choose_reader(content).reader.read(content)


def tree(content):
    """The outline as indented headings, each with its path and the numbers of its paragraphs."""
    outline = read(content)
    return [
        f"{'  ' * section.depth}{section.kind} {section.path or '-'} {section.heading}: "
        + " ".join(str(passage.number) for passage in outline.passages if passage.section == section.position)
        for section in outline.sections
    ]


def stripped(lines):
    return [line.rstrip() for line in lines]


@pytest.mark.parametrize(
    ("content", "name", "why"),
    [
        (PAGE_2016, "state-pages-2016-2018", "in sections without letters 1 headings are h4 and 0 are h3"),
        (
            PAGE_2019,
            "state-pages-2019-2020",
            "2 h3 without a letter stand below one that has a letter, and 0 headings are h4",
        ),
        (PAGE_2021, "state-pages-2021-2023", "in sections without letters 0 headings are h4 and 1 are h3"),
        (PAGE_2024, "state-pages-2024", "3 section numbers stand in paragraphs and 0 in headings"),
    ],
)
def test_a_page_is_given_to_the_reader_of_its_family_with_the_reason(content, name, why):
    choice = choose_reader(content)
    assert choice.reader.name == name
    assert choice.why.endswith(why)


def test_a_page_of_2016_has_h4_below_letters_and_below_sections():
    assert stripped(tree(PAGE_2016)) == [
        "summary - EXECUTIVE SUMMARY: 1",
        "section 1 1. Respect for the Person, Including Freedom from::",
        "  subsection 1.c c. Torture and Other Cruel Treatment: 2",
        "    head 1.c Prison and Detention Center Conditions: 3",
        "      run_in 1.c Physical Conditions: 4 5",
        "      run_in 1.c Administration: 6",
        "  subsection 1.d d. Arbitrary Arrest or Detention:",
        "    head 1.d ROLE OF THE POLICE: 7",
        "section 6 6. Discrimination:",
        "  head 6 Women:",
        "    run_in 6 Discrimination: 8",
    ]


def test_a_page_of_2020_nests_its_h3_by_their_letters():
    assert stripped(tree(PAGE_2019)) == [
        "summary - EXECUTIVE SUMMARY: 1",
        "section 1 1. Respect for the Person, Including Freedom from::",
        "  subsection 1.c c. Torture and Other Cruel Treatment: 2",
        "    head 1.c Prison and Detention Center Conditions: 3",
        "      run_in 1.c Physical Conditions: 4",
        "      run_in 1.c Independent Monitoring: 5",
        "  subsection 1.d d. Arbitrary Arrest or Detention: 6",
        "  head 1 Trial Procedures: 7",  # its own letter was lost, and it is no part of d.
        "section 6 6. Discrimination:",
        "  head 6 Women: 8",
        "  head 6 Children: 9",
        "section 7 7. Worker Rights:",
        "  subsection 7.e e. Acceptable Conditions of Work: 10",
        "section - Endnote: Note on Sourcing: 11",
    ]


def test_a_page_of_2021_has_h3_beside_letters_and_h4_below_them():
    assert stripped(tree(PAGE_2021)) == [
        "summary - EXECUTIVE SUMMARY: 1",
        "section 1 1. Respect for the Person:",
        "  subsection 1.c c. Torture and Other Cruel Treatment: 2",
        "    head 1.c Prison and Detention Center Conditions: 3",
        "      run_in 1.c Abusive Physical Conditions: 4",
        "      run_in 1.c Administration: 5",
        "section 6 6. Discrimination:",
        "  head 6 Women:",
        "    run_in 6 Discrimination: 6",
        "section 7 7. Worker Rights: 7",
        "  subsection 7.c c. Child Labor: 8",
        "  head 7 Discrimination (see section 6):",
        "section - Endnote: Note on Sourcing: 9",
    ]


def test_a_page_of_2024_has_its_numbers_in_labels_and_h5():
    assert stripped(tree(PAGE_2024)) == [
        "summary - EXECUTIVE SUMMARY: 1",
        "section 1 1. Life:",
        "  subsection 1.a a. Extrajudicial Killings: 2",
        "section 2 2. Liberty:",
        "  subsection 2.b b. Worker Rights:",
        "    head 2.b Acceptable Work Conditions:",
        "      head 2.b Wage and Hour Laws: 3",
        "      head 2.b Occupational Safety and Health: 4",
        "section 3 3. Security of the Person:",
        "  subsection 3.a a. Torture: 5",
    ]


def test_passages_keep_the_words_of_their_run_in_heading():
    texts = [passage.text for passage in read(PAGE_2021).passages]
    assert texts[3:6] == [
        "Abusive Physical Conditions: Food was scarce.",
        "Administration: There were no visits.",
        "Discrimination: Women could not own land.",
    ]


def test_a_heading_with_its_number_inside_opens_the_section_it_names():
    content = page(
        summary(P),
        '<section class="entry-content"><h2 class="report__section-title">Section 1. Respect</h2>',
        sub("D. Arbitrary Arrest", P),
        "</section>",
        section(6, "Discrimination", sub("Women", P), sub("Section 7. Worker Rights"), sub("a. Unions", P)),
    )
    assert stripped(tree(content))[1:] == [
        "section 1 1. Respect:",
        "  subsection 1.d D. Arbitrary Arrest: 2",
        "section 6 6. Discrimination:",
        "  head 6 Women: 3",
        "section 7 7. Worker Rights:",
        "  subsection 7.a a. Unions: 4",
    ]


def test_a_summary_may_stand_in_a_section_that_folds():
    content = page(
        summary(title="Read a Section: Ruritania"), section(None, "EXECUTIVE SUMMARY", sub("", P)), year=2020
    )
    assert tree(content) == ["summary - EXECUTIVE SUMMARY: 1"]


def test_a_note_above_the_summary_belongs_to_it():
    content = page(
        summary("<p>This report leaves out the islands.</p>", title="Read a Section: Ruritania"),
        section(None, "EXECUTIVE SUMMARY", sub("", P)),
    )
    assert tree(content) == ["summary - EXECUTIVE SUMMARY: 1 2"]


def test_paragraphs_without_any_heading_stand_under_the_report_and_a_person_is_asked():
    content = page("<p>The king fell.</p>", section(1, "Respect", sub("a. Killings", P)))
    assert tree(content)[0] == "head - Ruritania: 1"
    assert "No heading stands above them" in " ".join(read(content).questions)


def test_a_page_without_headings_is_read_as_its_year_says():
    choice = choose_reader(page(summary(), "<p>Nothing changed.</p>", year=2024))
    assert (choice.reader.name, choice.why.rpartition(", and ")[2]) == ("state-pages-2024", "it names the year 2024")


def test_a_section_that_lost_its_title_is_a_section_all_the_same():
    content = page(summary(P), section(1, "Respect", sub("a. Killings", P)), section(2, "", sub("a. Speech", P)))
    assert tree(content)[-2:] == ["section 2 2. Section 2.: ", "  subsection 2.a a. Speech: 3"]


def test_a_section_that_comes_twice_is_a_question():
    content = page(summary(P), section(1, "Respect", sub("", P)), section(1, "Respect", sub("", P)))
    assert [question.partition("?")[0] for question in read(content).questions] == ["is this one report"]


def refusals(content):
    with pytest.raises(Refused) as refused:
        choose_reader(content)
    return [problem.reason for problem in refused.value.problems]


def test_a_web_page_of_another_kind_is_refused_once_with_the_reason():
    reasons = refusals(b"<!DOCTYPE html><html><body><p>Dear Sir,</p></body></html>")
    assert [reason.partition(" (")[0] for reason in reasons] == [
        "this web page has no part of the kind that holds a State Department report",
        "this is a web page, not its text. Save the report as text and give that file.",
    ]


def test_a_report_without_a_paragraph_is_refused():
    with pytest.raises(Refused, match="headings and no paragraph"):
        read(page(summary(), section(1, "Respect", sub("a. Killings"))))


def test_a_page_that_nests_without_end_is_refused():
    reasons = refusals(page(summary("<div>" * 5000 + "deep")))
    assert "the elements of this page stand inside each other too deeply for a report." in reasons
