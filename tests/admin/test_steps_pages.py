"""Publishing, withdrawing and the rest, from a list or from a record's own page."""

import pgtrigger
import pytest
from django.contrib.admin.models import LogEntry
from django.urls import reverse

from reports.choices import Status
from reports.models import Facility, Finding, Passage, Report
from tests import factories as make
from tests.admin.desk import messages_of, page

LIST = "changelist"


def choose(client, model, step, records, **more):
    data = {"action": step, "_selected_action": [record.pk for record in records], "index": 0, "select_across": 0}
    return client.post(page(model, LIST), data | more)


def shown_on(asked):
    """What the form of the page that asks carries of what it showed."""
    return {name: carried for _, name, carried, _ in asked.context["shown"]} if asked.status_code == 200 else {}


def confirm(client, model, step, records, **more):
    """Asks, and answers the page that asks with yes."""
    seen = shown_on(choose(client, model, step, records))
    data = {"action": step, "_selected_action": [record.pk for record in records], "confirmed": "yes"}
    return client.post(page(model, LIST), data | seen | more, follow=True)


def statuses(*records):
    return list(
        type(records[0]).objects.filter(pk__in=[r.pk for r in records]).order_by("pk").values_list("status", flat=True)
    )


@pytest.fixture
def in_review(curator):
    facility, source = make.make_facility(name="Camp 14"), make.make_source(title="White Paper")
    finding = make.make_finding(status=Status.IN_REVIEW, drafted_by=curator, facilities=[facility])
    make.make_citation(finding=finding, source=source)
    return finding


def test_a_step_asks_first_and_says_exactly_what_it_touches(as_person, reviewer, in_review):
    other = make.make_finding(status=Status.DRAFT)
    asked = choose(as_person(reviewer), Finding, "publish", [in_review, other])
    shown = asked.content.decode()
    assert asked.context["title"] == "Publish: 1 finding"
    assert [plan.record for plan in asked.context["taken"]] == [in_review]
    assert "submit it for review first" in shown
    for touched in (
        in_review.passage,
        in_review.passage.report,
        in_review.facilities.get(),
        in_review.citations.get().source,
    ):
        assert f'href="{touched.get_absolute_url()}"' in shown
    assert statuses(in_review, other) == [Status.IN_REVIEW, Status.DRAFT]


def test_a_confirmed_step_does_what_it_can_and_says_what_it_left(as_person, reviewer, in_review, synced):
    other = make.make_finding(status=Status.DRAFT)
    answer = confirm(as_person(reviewer), Finding, "publish", [in_review, other])
    assert statuses(in_review, other) == [Status.PUBLISHED, Status.DRAFT]
    assert "Published 1 finding." in messages_of(answer)
    assert "To undo this, choose “Withdraw”" in messages_of(answer)
    assert "submit it for review first" in messages_of(answer)


def test_a_step_stands_in_the_log_of_each_record(as_person, reviewer, in_review, synced):
    confirm(as_person(reviewer), Finding, "publish", [in_review])
    entry = LogEntry.objects.get()
    assert (entry.user, entry.object_id, entry.change_message) == (reviewer, str(in_review.pk), "Published.")


def test_nobody_publishes_their_own_and_what_once_was_published_so_can_be_found(
    as_person, reviewer, administrator, synced
):
    for person in (reviewer, administrator):
        own = make.make_finding(status=Status.IN_REVIEW, drafted_by=person)
        answer = confirm(as_person(person), Finding, "publish", [own])
        own.refresh_from_db()
        assert own.status == Status.IN_REVIEW
        assert "a second person reads it" in messages_of(answer)
    with pgtrigger.ignore("reports.Finding:read_twice"):  # as an earlier version of the archive allowed
        Finding.objects.filter(pk=own.pk).update(status=Status.PUBLISHED, published_by=administrator)
    shown = as_person(administrator).get(page(Finding, LIST)).content.decode()
    assert shown.count("published without a second reader") == 1
    listed = as_person(reviewer).get(page(Finding, LIST), {"reading": "alone"})
    assert listed.context["cl"].result_count == 1


def test_withdrawing_asks_for_a_reason(as_person, reviewer, synced):
    finding = make.make_finding()
    desk = as_person(reviewer)
    asked = confirm(desk, Finding, "withdraw", [finding], reason="")
    assert "This field is required" in asked.content.decode()
    assert statuses(finding) == [Status.PUBLISHED]
    answer = confirm(desk, Finding, "withdraw", [finding], reason="witness_safety")
    finding.refresh_from_db()
    assert (finding.status, finding.withdrawal_reason) == (Status.WITHDRAWN, "witness_safety")
    assert f"{page(Finding, LIST)}?status__exact=withdrawn" in messages_of(answer)
    assert "(To protect a person)" in LogEntry.objects.get().change_message


def test_withdrawing_a_report_tells_of_all_that_goes_with_it(as_person, reviewer):
    finding = make.make_finding()
    shown = choose(as_person(reviewer), Report, "withdraw", [finding.passage.report]).content.decode()
    assert finding.get_absolute_url() in shown
    assert finding.passage.get_absolute_url() in shown


@pytest.mark.parametrize("maker", [make.make_passage, make.make_report, make.make_facility, make.make_source])
def test_what_was_withdrawn_is_restored(as_person, reviewer, maker, synced):
    record = maker()
    desk = as_person(reviewer)
    confirm(desk, type(record), "withdraw", [record], reason="error")
    assert statuses(record) == [Status.WITHDRAWN]
    choose(desk, type(record), "restore", [record])
    confirm(desk, type(record), "restore", [record])
    assert statuses(record) == [Status.PUBLISHED]


def test_a_step_from_a_records_own_page_leads_back_to_it(as_person, curator, synced):
    draft = make.make_finding(status=Status.DRAFT, drafted_by=curator)
    desk, own_page = as_person(curator), page(Finding, "change", draft.pk)
    shown = desk.get(own_page).content.decode()
    assert 'value="submit_for_review"' in shown
    assert 'value="publish"' not in shown
    data = {"action": "submit_for_review", "_selected_action": draft.pk, "back_to": draft.pk}
    asked = desk.post(page(Finding, LIST), data)
    assert asked.context["back_url"] == own_page
    assert "No public page changes." in asked.content.decode()
    answer = desk.post(page(Finding, LIST), data | shown_on(asked) | {"confirmed": "yes"})
    assert answer["Location"] == own_page
    assert statuses(draft) == [Status.IN_REVIEW]


def test_a_page_says_why_a_step_is_not_yours_to_take(as_person, reviewer):
    own = make.make_finding(status=Status.IN_REVIEW, drafted_by=reviewer)
    shown = as_person(reviewer).get(page(Finding, "change", own.pk)).content.decode()
    assert "You drafted it: a second person reads it and publishes it." in shown
    assert 'value="publish"' not in shown


def test_a_curator_is_not_offered_and_not_allowed_what_is_a_reviewers(as_person, curator):
    finding = make.make_finding(status=Status.IN_REVIEW)
    desk = as_person(curator)
    offered = desk.get(page(Finding, LIST)).content.decode()
    assert 'value="submit_for_review"' in offered
    assert 'value="publish"' not in offered
    confirm(desk, Finding, "publish", [finding])
    assert statuses(finding) == [Status.IN_REVIEW]


def test_too_many_at_once_are_refused_whole(as_person, reviewer, monkeypatch, synced):
    monkeypatch.setattr("reports.admin.parts.steps.MOST_AT_ONCE", 2)
    findings = [make.make_finding(status=Status.IN_REVIEW) for _ in range(3)]
    answer = confirm(as_person(reviewer), Finding, "publish", findings)
    assert "Nothing was changed: more than 2 are chosen" in messages_of(answer)
    assert statuses(*findings) == [Status.IN_REVIEW] * 3


def test_many_steps_cost_one_visit_to_the_index(as_person, reviewer, synced, django_capture_on_commit_callbacks):
    findings = [make.make_finding(status=Status.IN_REVIEW) for _ in range(5)]
    with django_capture_on_commit_callbacks(execute=True):
        confirm(as_person(reviewer), Finding, "publish", findings)
    assert statuses(*findings) == [Status.PUBLISHED] * 5
    assert len(synced) == 1


def test_deleting_many_at_once_is_not_offered(as_person, administrator):
    make.make_finding()
    for model in (Finding, Facility, Passage, Report):
        assert "delete_selected" not in as_person(administrator).get(page(model, LIST)).content.decode()


def test_status_is_no_field_of_any_form(as_person, root):
    finding = make.make_finding()
    for record in (finding, make.make_facility(), make.make_source(), finding.passage, finding.passage.report):
        url = page(type(record), "change", record.pk)
        answer = as_person(root).get(url)
        assert "status" not in answer.context["adminform"].form.fields
        assert reverse("admin:index") in answer.content.decode()
