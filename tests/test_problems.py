"""One problem, in the words of a terminal and in those of a form."""

import pytest

from reports.admin.intake.forms import sentence_in_form
from reports.ingest.preparing.edition import EditionHints
from reports.intake.preview import problem_as_json
from reports.management.console import refused
from reports.problems import Answer, Problem, Refused, refuse

HEADED = ("If the page means Graustark, say so with ", Answer("headed", "The {Bahamas}"), ".")
OTHER = Problem("the page is headed otherwise.", 11, "a.html", mend=HEADED)
YEAR = Problem("the page names no year.", mend=("Give ", Answer("year"), "."))


def test_a_terminal_names_options():
    assert str(refused([OTHER, YEAR], "Nothing was taken in.")).split("\n") == [
        'a.html:11: the page is headed otherwise. If the page means Graustark, say so with --headed "The {Bahamas}".',
        "the page names no year. Give --year.",
        "Nothing was taken in.",
    ]


def test_a_form_names_its_fields():
    assert [sentence_in_form(problem_as_json(problem)) for problem in (OTHER, YEAR)] == [
        "the page is headed otherwise. If the page means Graustark, say so with “The {Bahamas}” under Headed.",
        "the page names no year. Give “Year”.",
    ]
    assert problem_as_json(OTHER)["place"] == "a.html, line 11"
    assert sentence_in_form(problem_as_json(Problem("no paragraph."))) == "no paragraph."


@pytest.mark.parametrize("option", list(EditionHints.__dataclass_fields__))
def test_a_form_has_a_field_for_every_answer(option):
    problem = Problem("it is not said.", mend=("Give ", Answer(option), "."))
    assert sentence_in_form(problem_as_json(problem)).startswith("it is not said. Give “")


def test_what_a_person_can_answer_is_known_without_reading_the_words():
    assert OTHER.answers == (Answer("headed", "The {Bahamas}"),)
    assert Problem("write --year 2021 here.").answers == ()


def test_a_refusal_lists_problems_in_the_order_of_their_places():
    refusal = Refused([Problem("second.", 9), Problem("first.", 2), *refuse("nowhere.", mend=YEAR.mend).problems])
    assert [problem.reason for problem in refusal.problems] == ["nowhere.", "first.", "second."]
    assert str(refusal) == "nowhere. Give year.\n2: first.\n9: second."
    assert str(OTHER.in_file("b.html")).startswith("b.html:11: ")
