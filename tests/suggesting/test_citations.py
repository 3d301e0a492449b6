import pytest

from reports.choices import Certainty, CitationRole
from reports.suggesting.proposing.knowledge import About
from tests.suggesting.known import cited, proposals


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "According to KINU’s White Paper for 2020, guards beat prisoners.",
            [("KINU’s White Paper for 2020", "kinu-2020")],
        ),
        ("KINU’s 2019 white paper said guards beat prisoners.", [("KINU’s 2019 white paper", "kinu-2019")]),
        (
            "A 2020 HRNK report entitled Mines of the North said guards beat them.",
            [("A 2020 HRNK report entitled Mines of the North", "hrnk-mines")],
        ),
        (
            "According to the 2020 HRNK report Gulag, Inc., guards beat them.",
            [("the 2020 HRNK report Gulag, Inc.", "hrnk-gulag")],
        ),
        ("On November 3, 2021, the HRNK reported that guards beat them.", [("the HRNK", "hrnk-rivers")]),
        ("Defectors reported that guards beat them.", [("Defectors", "defectors")]),
        ("Numerous defector accounts described how guards beat them.", [("Numerous defector accounts", "defectors")]),
        ("According to defectors, guards beat them.", [("defectors", "defectors")]),
        ("NGO reports noted guards beat them.", [("NGO reports", "ngos")]),
        ("There were reports that guards beat them.", [("reports", "reports")]),
        ("The law prohibits torture.", [("The law", "the-law")]),
        ("One former guard claimed he was tortured in Camp 16.", []),
        ("One prisoner reported he was beaten in the mine.", [("One prisoner", "prisoner-of-the-mine")]),
    ],
)
def test_who_is_cited_and_by_which_words(text, expected):
    assert cited(text) == expected


def test_several_works_that_could_be_meant_are_candidates():
    (proposal,) = proposals("According to a 2020 report by the HRNK, guards beat prisoners.")
    (citation,) = proposal.citations
    assert (citation.certainty, citation.source, citation.candidates) == (
        Certainty.AMBIGUOUS,
        "",
        ("hrnk-gulag", "hrnk-mines"),
    )


def test_a_title_that_is_not_held_means_no_other_work():
    assert cited("According to HRNK’s 2021 report Lakes of the West, guards beat them.") == []


def test_a_work_is_not_cited_before_it_was_published():
    text = "According to KINU’s white paper, guards beat prisoners."
    assert cited(text, About("KP", 2016)) == []
    assert cited(text, About("KP", 2018)) == [("KINU’s white paper", "kinu-2019")]


def test_a_body_that_is_only_mentioned_is_not_cited():
    assert cited("Guards beat a member of the HRNK at the gate.") == []


def test_the_report_is_the_one_before_it():
    text = "HRNK’s 2020 report Mines of the North said guards beat them. The report added that others were tortured."
    assert cited(text)[1] == ("The report", "hrnk-mines")


def test_the_report_is_none_when_another_stands_between():
    text = (
        "HRNK’s 2020 report Mines of the North said guards beat them. A study by an office said nothing."
        " The report added that others were tortured."
    )
    assert len(cited(text)) == 1


def test_they_are_the_speakers_of_the_sentence_before():
    assert cited("Defectors said guards beat them. They also reported torture.")[1] == ("They", "defectors")


def test_several_speakers_are_told_apart():
    text = "NGO, defector, and press reports noted guards beat prisoners."
    assert cited(text)[:2] == [("NGO", "ngos"), ("defector", "defectors")]


def test_no_reports_are_no_source():
    assert cited("There were no reports of beatings, but some were tortured.") == []


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Defectors estimated that guards beat 50 persons.", CitationRole.ESTIMATES),
        ("Defectors said guards “beat every one of the prisoners each day.”", CitationRole.QUOTES),
        ("Defectors said guards beat them.", CitationRole.REPORTS),
    ],
)
def test_the_verb_tells_what_a_source_does(text, role):
    (proposal,) = proposals(text)
    assert [citation.role for citation in proposal.citations] == [role]


def test_who_only_speaks_is_not_among_those_affected():
    (proposal,) = proposals("Defectors said guards beat prisoners.")
    assert proposal.values("group") == ["prisoners"]
