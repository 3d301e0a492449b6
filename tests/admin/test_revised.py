"""The desk of findings that wait after a revision."""

import pytest
from django.contrib.admin.models import LogEntry
from django.db import connection
from django.test.utils import CaptureQueriesContext

from reports import editorial
from reports.choices import MoveOutcome, Status
from reports.models import FindingMove
from tests import factories as make
from tests.admin.desk import messages_of
from tests.revised import NEW_QUOTE, make_waiting

DESK = "/admin/reports/finding/revised/"


def address(move):
    return f"{DESK}{move.pk}/"


def sent(answer, act="move", **more):
    """What the form would send as it was filled in."""
    form = answer.context["form"]
    filled = {bound.html_name: bound.value() for bound in form if bound.value()}
    return filled | {"act": act, "opened_version": answer.context["opened"]} | more


def outcome_of(move):
    return FindingMove.objects.get(pk=move.pk).outcome


def test_a_waiting_finding_is_shown_with_both_texts_and_what_no_longer_stands(as_person, curator):
    make_waiting()
    answer = as_person(curator).get(DESK)
    shown = answer.content.decode()
    assert "<mark>Guards reportedly beat 40 prisoners at Camp 14, KINU said</mark>. Nobody" in shown
    for taken_out, put_in in (("40 prisoners", "60 detainees"), ("14,", "14 in July,")):
        assert f"[taken out: </span>{taken_out}" in shown
        assert f"[put in: </span>{put_in}" in shown
    fallen = [(one.kind, one.words) for one in answer.context["rows"][0].fallen]
    assert [words for _, words in fallen] == [
        "Guards reportedly beat 40 prisoners at Camp 14, KINU said",
        "40 prisoners",
    ]
    assert "Move to the newer text" in shown


def test_a_passage_that_is_gone_leaves_keeping_and_taking_down(as_person, reviewer):
    move = make_waiting(newer="")
    desk = as_person(reviewer)
    assert "the page no longer has this passage" in desk.get(DESK).content.decode()
    shown = desk.get(address(move)).content.decode()
    assert 'value="keep"' in shown
    assert 'value="take_down"' in shown
    assert 'value="move"' not in shown


def test_keeping_is_one_step_from_the_list_and_leads_to_the_next(as_person, curator, synced):
    first, second = make_waiting(), make_waiting()
    answer = as_person(curator).post(f"{address(first)}?desk=report%3D7", {"act": "keep"})
    assert answer.url == f"{DESK}?report=7#m-{second.pk}"
    assert outcome_of(first) == MoveOutcome.KEPT
    assert LogEntry.objects.get().change_message == "Kept with the older text."
    shown = as_person(curator).get(f"{DESK}?show=kept")
    assert [row.move for row in shown.context["rows"]] == [first]
    assert 'value="keep"' not in shown.content.decode()


def test_a_suggestion_that_was_rejected_meanwhile_waits_no_longer(as_person, curator):
    move = make_waiting(status=Status.SUGGESTED, suggestion="a" * 64)
    assert [row.move for row in as_person(curator).get(DESK).context["rows"]] == [move]
    editorial.reject(record=move.finding, by=curator)
    assert as_person(curator).get(DESK).context["rows"] == []
    editorial.restore(record=move.finding, by=curator)
    assert [row.move for row in as_person(curator).get(DESK).context["rows"]] == [move]


def test_the_form_comes_with_the_best_guess(as_person, reviewer):
    move = make_waiting()
    form = as_person(reviewer).get(address(move)).context["form"]
    citation, figure = move.finding.citations.get(), move.finding.figures.get()
    assert form["quote"].value() == NEW_QUOTE
    assert form["quote"].help_text.startswith("Not in the newer text as it was")
    assert form[f"citation-{citation.pk}"].value() == "KINU"
    assert form[f"citation-{citation.pk}"].help_text == ""
    assert form[f"figure-{figure.pk}"].value() == "60 detainees"


def test_words_are_pasted_and_the_finding_moves(as_person, reviewer, synced, django_capture_on_commit_callbacks):
    move = make_waiting()
    desk, figure = as_person(reviewer), move.finding.figures.get()
    data = sent(desk.get(address(move)), **{f"figure-{figure.pk}": "60  DETAINEES"})
    with django_capture_on_commit_callbacks(execute=True):
        answer = desk.post(address(move), data, follow=True)
    move.finding.refresh_from_db()
    figure.refresh_from_db()
    assert "Moved to the newer text." in messages_of(answer)
    assert (move.finding.passage, move.finding.quote) == (move.to_passage, NEW_QUOTE)
    assert figure.words == "60 detainees"
    assert outcome_of(move) == MoveOutcome.REPLACED
    assert len(synced) == 1


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"quote": "Guards shot 60 detainees"}, "does not have these words"),
        ({"quote": ""}, "This field is required"),
        ({"figure": "40 prisoners"}, "does not have these words"),
        ({"figure": ""}, "tick “Leave it out”"),
        ({"hedge": "allegedly"}, "does not have these words"),
    ],
)
def test_a_fault_moves_nothing_and_keeps_what_was_typed(as_person, reviewer, changed, said):
    move = make_waiting()
    desk, figure = as_person(reviewer), move.finding.figures.get()
    typed = {f"figure-{figure.pk}" if name == "figure" else name: value for name, value in changed.items()}
    answer = desk.post(
        address(move), sent(desk.get(address(move)), **({f"figure-{figure.pk}": "60 detainees"} | typed))
    )
    assert said in answer.content.decode()
    assert "Nothing was changed" in answer.content.decode()
    assert all(answer.context["form"][name].value() == value for name, value in typed.items())
    assert outcome_of(move) == MoveOutcome.WAITING


def test_a_part_can_be_left_out(as_person, reviewer, synced):
    move = make_waiting()
    desk, figure = as_person(reviewer), move.finding.figures.get()
    desk.post(address(move), sent(desk.get(address(move)), **{f"figure-{figure.pk}-out": "on"}))
    assert outcome_of(move) == MoveOutcome.REPLACED
    assert not move.finding.figures.exists()


def test_somebody_elses_change_is_shown_before_anything_moves(as_person, reviewer):
    move = make_waiting()
    desk, figure = as_person(reviewer), move.finding.figures.get()
    data = sent(desk.get(address(move)), **{f"figure-{figure.pk}": "60 detainees"})
    move.finding.note = "a colleague's"
    move.finding.save()
    answer = desk.post(address(move), data)
    assert "somebody changed the finding after you opened this page" in answer.content.decode()
    assert outcome_of(move) == MoveOutcome.WAITING
    desk.post(address(move), data | {"opened_version": answer.context["opened"]})
    assert outcome_of(move) == MoveOutcome.REPLACED


def test_what_a_colleague_changed_since_is_not_withdrawn_unseen(as_person, reviewer):
    move, desk = make_waiting(), as_person(reviewer)
    data = sent(desk.get(address(move)), "take_down", reason="error")
    move.finding.note = "a colleague's"
    move.finding.save()
    answer = desk.post(address(move), data)
    assert "somebody changed the finding after you opened this page" in answer.content.decode()
    assert outcome_of(move) == MoveOutcome.WAITING
    move.finding.refresh_from_db()
    assert move.finding.status == Status.PUBLISHED


def test_a_curator_is_told_who_moves_and_withdraws_what_is_public(as_person, curator):
    move = make_waiting()
    desk = as_person(curator)
    shown = desk.get(address(move)).content.decode()
    assert "It is published: ask a Reviewer." in shown
    assert "You may not withdraw findings: ask a Reviewer." in shown
    assert 'value="move"' not in shown
    for act in ("move", "take_down"):
        desk.post(address(move), sent(desk.get(address(move)), act, reason="error"))
    assert outcome_of(move) == MoveOutcome.WAITING
    move.finding.refresh_from_db()
    assert move.finding.status == Status.PUBLISHED


def test_withdrawing_asks_for_the_reason(as_person, reviewer, synced):
    move, desk = make_waiting(), as_person(reviewer)
    assert "This field is required" in desk.post(address(move), {"act": "take_down", "reason": ""}).content.decode()
    desk.post(address(move), sent(desk.get(address(move)), "take_down", reason="error"))
    move.finding.refresh_from_db()
    assert (move.finding.status, move.finding.withdrawal_reason) == (Status.WITHDRAWN, "error")
    assert outcome_of(move) == MoveOutcome.KEPT
    assert not as_person(reviewer).get(f"{DESK}?show=kept").context["rows"]


def test_a_decision_taken_twice_is_told(as_person, reviewer, synced):
    move, desk = make_waiting(), as_person(reviewer)
    desk.post(address(move), {"act": "keep"})
    assert "decided it already" in messages_of(desk.post(address(move), {"act": "keep"}, follow=True))


def test_what_is_not_there_is_not_found_and_strangers_see_nothing(as_person, reviewer, django_user_model):
    assert as_person(reviewer).get(f"{DESK}999/").status_code == 404
    stranger = django_user_model.objects.create_user("stranger", is_staff=True)
    move = make_waiting()
    for url in (DESK, address(move)):
        assert as_person(stranger).get(url).status_code == 403


def test_an_empty_desk_says_so_and_a_report_narrows_it(as_person, curator):
    assert "No finding waits after a revision." in as_person(curator).get(DESK).content.decode()
    move, _ = make_waiting(), make_waiting()
    shown = as_person(curator).get(DESK, {"report": move.revision.report_id})
    assert [row.move for row in shown.context["rows"]] == [move]
    assert as_person(curator).get(DESK, {"report": "x", "p": "99"}).status_code == 200


def test_a_full_desk_asks_fewer_than_fifteen_queries(as_person, root):
    for _ in range(12):
        make_waiting()
    desk = as_person(root)
    with CaptureQueriesContext(connection) as asked:
        answer = desk.get(DESK)
    assert len(answer.context["rows"]) == 10
    assert len(asked) < 15, [query["sql"][:200] for query in asked]


def test_the_history_tells_of_the_move(as_person, reviewer, synced):
    move, desk = make_waiting(), as_person(reviewer)
    figure = move.finding.figures.get()
    desk.post(address(move), sent(desk.get(address(move)), **{f"figure-{figure.pk}-out": "on"}))
    shown = desk.get(f"/admin/reports/finding/{move.finding_id}/history/").content.decode()
    assert "move to newer text" in shown
    assert f"{move.to_passage}" in shown
    assert make.make_finding().passage.text not in shown


def test_what_a_machine_suggested_waits_behind_what_people_made(as_person, curator, synced):
    suggested = make_waiting(status=Status.SUGGESTED, suggestion="a" * 64)
    first, second = make_waiting(), make_waiting()
    desk = as_person(curator)
    answer = desk.get(DESK)
    assert [row.move.pk for row in answer.context["rows"]] == [first.pk, second.pk, suggested.pk]
    assert "left to decide, the last suggested by machine" in answer.content.decode()
    assert desk.post(address(first), {"act": "keep"}).url.endswith(f"#m-{second.pk}")
    assert desk.post(address(second), {"act": "keep"}).url.endswith(f"#m-{suggested.pk}")
    assert "1</strong> left to decide, all suggested by machine" in desk.get(DESK).content.decode()
