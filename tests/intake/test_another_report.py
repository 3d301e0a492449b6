"""An upload of a second report of a series, country and year: a question to a person, and no answer taken for granted."""

import pytest

from reports.ingest.preparing.edition import EditionHints
from reports.intake import steps
from reports.intake.reading import read_intake
from reports.intake.writing import write_intake
from reports.models import Report, Revision
from tests.ingest.test_another_report import DISAPPEARANCES, LAND
from tests.intakes import RURITANIA, bring_in, found, outcomes, problems, read

pytestmark = pytest.mark.usefixtures("intake_room")

FIRST, SECOND = ("a.html", DISAPPEARANCES.read_bytes()), ("b.html", LAND.read_bytes())


def read_again(intake, **said):
    [item] = intake.items.filter(verdict="refused")
    steps.answer(intake, {item.pk: EditionHints(**said)})
    read_intake(intake.pk)
    intake.refresh_from_db()
    return intake.items.get(pk=item.pk)


def test_is_left_with_a_question_and_nothing_is_written(reviewer):
    bring_in(reviewer, FIRST)
    intake = read(reviewer, SECOND)
    [item] = intake.items.all()
    assert (item.verdict, item.preview["can_be_answered"]) == ("refused", True)
    question = item.preview["question"]
    assert (question["slug"], question["in_common"]) == ("country-reports-2021-ruritania", 0)
    assert question["stored"]["begins"].startswith("Soldiers took")
    assert question["page"]["title"].startswith("“Nothing Left to Farm”")
    with pytest.raises(steps.NotNow, match="No page was chosen that can come in"):
        steps.confirm(intake, by=reviewer)


def test_answered_as_another_report_comes_in_beside_the_first(reviewer):
    bring_in(reviewer, FIRST)
    intake = read(reviewer, SECOND)
    assert read_again(intake, another_report=True).verdict == "new"
    steps.confirm(intake, by=reviewer)
    write_intake(intake.pk)
    assert (Report.objects.count(), Revision.objects.count()) == (2, 0)


def test_answered_as_a_newer_page_shows_what_would_change_before_it_does(reviewer):
    bring_in(reviewer, FIRST)
    intake = read(reviewer, SECOND)
    item = read_again(intake, revises="country-reports-2021-ruritania")
    assert (item.verdict, item.preview["changes"]["gone"]) == ("revised", 2)
    assert "question" not in item.preview


def test_two_in_one_upload_are_both_brought_in_when_a_person_says_so(reviewer):
    intake = read(reviewer, FIRST, SECOND)
    assert found(intake) == {"a.html": "new", "b.html": "refused"}
    second = intake.items.get(name="b.html")
    assert "“a.html” of this intake is the same edition" in problems(second)
    assert second.preview["question"]["stored"]["title"]
    assert read_again(intake, another_report=True).verdict == "new"
    steps.confirm(intake, by=reviewer)
    write_intake(intake.pk)
    assert outcomes(intake) == {"a.html": "came_in", "b.html": "came_in"}
    assert Report.objects.count() == 2


def test_the_words_of_the_question_are_not_kept_beside_the_record(reviewer):
    bring_in(reviewer, FIRST)
    intake = read(reviewer, SECOND, hints=RURITANIA)
    steps.cancel(intake)
    assert "Soldiers" not in str(intake.items.get().preview)
    assert "hectares" not in str(intake.items.get().preview)


def test_what_came_in_meanwhile_is_not_replaced(reviewer):
    intake = read(reviewer, SECOND)
    bring_in(reviewer, FIRST)
    steps.confirm(intake, by=reviewer)
    write_intake(intake.pk)
    assert outcomes(intake) == {"b.html": "failed"}
    assert not Revision.objects.exists()
    assert "Soldiers" not in str(intake.items.get().preview)
