"""Small pages in the shapes that readers know, and the seed report."""

from pathlib import Path

SEED = Path(__file__).parents[2] / "fixtures" / "reports" / "country-reports-2021-north-korea.txt"

BANNER = ("An official website of the United States Government Here's how you know", "Official websites use .gov")
FOOT = (
    "Human Rights Reports",
    "Edit Your Custom Report",
    "01 / Select A Year",
    "02 / Select Sections",
    "U.S. Department of State",
    "A Page Worth Reading",
)
BODY = (
    "Executive Summary",
    "The government held power by force.",
    "Section 1. Respect for the Integrity of the Person",
    "c. Torture and Other Cruel Treatment",
    "Guards beat detainees (see also section 7.b.).",
    "Prison Conditions",
    "Cells were cold.",
    "Physical Conditions: Food was scarce.",
    "Some detainees starved.",
    "Administration: There were no visits.",
    "Section 7. Worker Rights",
    "b. Prohibition of Forced Labor",
    "Forced labor was common (see section 1.c., Prison Conditions).",
)


def custom_report(*body, country="Ruritania", banner=BANNER, foot=FOOT):
    """The text of a custom report with these lines between banner and foot, as bytes."""
    return "\n\n".join([*banner, country, *(body or BODY), *foot]).encode()


def page(path, content):
    """A file with this content."""
    path.write_bytes(content)
    return path
