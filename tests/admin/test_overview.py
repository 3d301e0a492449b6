"""The first page says what waits for whom, in few queries."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from reports import editorial
from reports.choices import IntakeState, Status, WithdrawalReason
from reports.models import Intake, Passage
from tests import factories as make
from tests.admin.desk import page
from tests.revised import make_waiting


def waiting(client):
    return {line.label: (line.number, line.url) for line in client.get("/admin/").context["waiting"]}


def test_it_counts_what_waits_and_leads_there(as_person, curator, reviewer):
    make.make_finding(status=Status.SUGGESTED)
    make.make_finding(status=Status.IN_REVIEW, drafted_by=curator)
    make.make_finding(status=Status.DRAFT, drafted_by=reviewer)
    make_waiting()
    for state in IntakeState:
        Intake.objects.create(started_by=reviewer, state=state)
    desk = as_person(reviewer)
    found = waiting(desk)
    headings = Passage.objects.values("section__title").distinct().count()
    assert [number for number, _ in found.values()] == [2, 1, 1, 1, 1, headings, 0]
    for _, url in found.values():
        assert desk.get(url).status_code == 200
    uploads = desk.get(found["Uploads to decide on"][1]).context["cl"].result_list
    assert {upload.state for upload in uploads} == {IntakeState.READ, IntakeState.FAILED}
    assert "Uploads to decide on" not in waiting(as_person(curator))
    assert waiting(as_person(curator))["Findings in review, not drafted by you"][0] == 0


def test_what_a_person_withdrew_was_not_withheld(as_person, reviewer):
    withheld = make.make_passage(status=Status.WITHDRAWN)
    taken_down = make.make_passage()
    editorial.withdraw(record=taken_down, reason=WithdrawalReason.WITNESS_SAFETY, by=reviewer)
    desk = as_person(reviewer)
    assert waiting(desk)["Passages withheld when they were brought in"][0] == 1
    for status, expected in [
        ("withheld", {withheld}),
        ("withdrawn", {withheld, taken_down}),
        ("published", set()),
        ("draft", {withheld, taken_down}),
    ]:
        listed = desk.get(page(Passage, "changelist"), {"status__exact": status})
        assert set(listed.context["cl"].result_list) == expected, status


def test_a_person_without_rights_is_told_nothing(as_person, django_user_model):
    assert waiting(as_person(django_user_model.objects.create_user("stranger", is_staff=True))) == {}


def test_the_first_page_asks_few_queries(as_person, root):
    make_waiting()
    desk = as_person(root)
    with CaptureQueriesContext(connection) as asked:
        desk.get("/admin/")
    assert len(asked) < 15


@pytest.mark.parametrize("name", ["left", "now"])
def test_passages_are_told_apart_by_whether_they_stand_in_the_page(as_person, reviewer, name):
    move = make_waiting()
    listed = as_person(reviewer).get(page(Passage, "changelist"), {"page": name})
    assert list(listed.context["cl"].result_list) == [move.from_passage if name == "left" else move.to_passage]
    assert ("no longer in the page" in listed.content.decode()) is (name == "left")
