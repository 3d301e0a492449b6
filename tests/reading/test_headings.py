"""Headings and paragraphs are told apart by their form."""

import pytest

from reports.reading.outline.headings import heading_of, is_paragraph, run_in_of


@pytest.mark.parametrize(
    ("line", "kind", "label", "title"),
    [
        ("Executive Summary", "summary", "", "Executive Summary"),
        ("EXECUTIVE SUMMARY", "summary", "", "EXECUTIVE SUMMARY"),
        (
            "Section 1. Respect for the Integrity of the Person",
            "section",
            "1",
            "Respect for the Integrity of the Person",
        ),
        ("SECTION 7. WORKER RIGHTS", "section", "7", "WORKER RIGHTS"),
        (
            "Section 2. Respect for Civil Liberties, Including:",
            "section",
            "2",
            "Respect for Civil Liberties, Including:",
        ),
        ("c. Torture and Other Cruel Treatment", "subsection", "c", "Torture and Other Cruel Treatment"),
        ("b. Disappearance", "subsection", "b", "Disappearance"),
        ("Prison and Detention Center Conditions", "head", "", "Prison and Detention Center Conditions"),
        ("Violence and Harassment against Journalists in Cote d’Ivoire", "head", "", None),
        ("Women", "head", "", "Women"),
    ],
)
def test_a_heading_is_known_by_its_form(line, kind, label, title):
    heading = heading_of(line)
    assert (heading.kind, heading.label, heading.title) == (kind, label, title or line)


@pytest.mark.parametrize(
    "line",
    [
        "There were no reports of disappearances.",
        "Cells were cold.",
        "Section 5 of the penal code forbids torture.",
        "a. small letters and then a whole sentence that ends.",
        "The government held power by force",
        "among them Women and Children",
        "Not applicable",
        "2020",
        "—",
    ],
)
def test_what_is_no_heading(line):
    assert heading_of(line) is None


@pytest.mark.parametrize(
    ("paragraph", "title"),
    [
        ("Physical Conditions: Nutrition was dire.", "Physical Conditions"),
        (
            "Censorship or Content Restrictions for Media: “Nobody” dared.",
            "Censorship or Content Restrictions for Media",
        ),
        ("Female Genital Mutilation/Cutting (FGM/C): 5 cases were known.", "Female Genital Mutilation/Cutting (FGM/C)"),
        ("Significant human rights issues included credible reports of: Killings.", ""),
        ("The report, In July: A Month, said so.", ""),
        ("Guards beat detainees.", ""),
        ("Methods: beatings and hunger.", ""),
        ("https://www.state.gov/ is the address.", ""),
    ],
)
def test_a_run_in_heading_is_the_title_a_paragraph_opens_with(paragraph, title):
    assert run_in_of(paragraph) == title


@pytest.mark.parametrize(
    ("line", "alone", "beside_others"),
    [
        ("Cells were cold.", True, True),
        ("The laws include the following:", True, True),
        ("They called it a “total control zone.”", True, True),
        ("See the report at https://www.state.gov/reports/", True, True),
        ("Guards beat detainees every single day", True, False),
        ("Share this page", False, False),
    ],
)
def test_a_paragraph_ends_like_a_sentence_or_stands_alone(line, alone, beside_others):
    assert is_paragraph(line, stands_alone=True) is alone
    assert is_paragraph(line, stands_alone=False) is beside_others
