"""Between the page that asks and its answer somebody changes the record: nothing is done, and both versions are shown."""

import pytest

from reports.choices import Status
from reports.models import Finding, Source
from tests import factories as make
from tests.admin.desk import page
from tests.admin.test_steps_pages import LIST, choose, shown_on, statuses

pytestmark = pytest.mark.usefixtures("synced")


def answer(client, step, findings, seen, **more):
    data = {"action": step, "_selected_action": [finding.pk for finding in findings], "confirmed": "yes"}
    return client.post(page(Finding, LIST), data | seen | more)


def test_a_swap_between_asking_and_answering_is_refused_with_both_versions(as_person, reviewer, curator):
    swapped, other = (make.make_finding(status=Status.IN_REVIEW, drafted_by=curator, note="first") for _ in range(2))
    desk = as_person(reviewer)
    asked = choose(desk, Finding, "publish", [swapped, other])
    Finding.objects.filter(pk=swapped.pk).update(note="second")
    again = answer(desk, "publish", [swapped, other], shown_on(asked))
    assert statuses(swapped, other) == [Status.IN_REVIEW, Status.PUBLISHED]
    shown = again.content.decode()
    assert "It was changed since you opened this page" in shown
    assert "<td>first</td><td>second</td>" in shown
    assert "Published 1 finding." in shown
    assert answer(desk, "publish", [swapped], shown_on(again)).status_code == 302
    assert statuses(swapped) == [Status.PUBLISHED]


def test_the_reason_given_is_kept(as_person, reviewer):
    finding = make.make_finding(note="first")
    desk = as_person(reviewer)
    asked = choose(desk, Finding, "withdraw", [finding])
    Finding.objects.filter(pk=finding.pk).update(note="second")
    again = answer(desk, "withdraw", [finding], shown_on(asked), reason="legal")
    assert statuses(finding) == [Status.PUBLISHED]
    assert '<option value="legal" selected>' in again.content.decode()


@pytest.mark.parametrize("forged", ["", "forged:token", None])
def test_an_answer_that_does_not_say_what_was_shown_does_nothing(as_person, reviewer, curator, forged):
    finding = make.make_finding(status=Status.IN_REVIEW, drafted_by=curator)
    seen = {} if forged is None else {f"seen-{finding.pk}": forged}
    again = answer(as_person(reviewer), "publish", [finding], seen)
    assert statuses(finding) == [Status.IN_REVIEW]
    assert "did not say what you were shown" in again.content.decode()


def test_what_changed_since_the_records_own_page_is_shown_before_it_is_asked(as_person, reviewer, curator):
    finding = make.make_finding(status=Status.IN_REVIEW, drafted_by=curator, note="first")
    desk = as_person(reviewer)
    own = desk.get(page(Finding, "change", finding.pk)).context
    Finding.objects.filter(pk=finding.pk).update(note="second")
    asked = choose(desk, Finding, "publish", [finding], **{own["seen_name"]: own["seen"]}).content.decode()
    assert "It was changed since you opened this page" in asked
    assert "<td>first</td><td>second</td>" in asked


def test_a_version_is_not_brought_back_over_what_nobody_saw(as_person, reviewer):
    source = make.make_source(title="first")
    source.title = "second"
    source.save()
    desk, url = as_person(reviewer), page(Source, "restore_version", source.pk, source.events.get(title="first").pgh_id)
    asked = desk.get(url)
    Source.objects.filter(pk=source.pk).update(title="third")
    again = desk.post(url, {asked.context["seen_name"]: asked.context["seen"]})
    source.refresh_from_db()
    assert source.title == "third"
    assert "<td>second</td><td>third</td>" in again.content.decode()
    desk.post(url, {again.context["seen_name"]: again.context["seen"]})
    source.refresh_from_db()
    assert source.title == "first"


def test_the_page_that_asks_shows_all_that_it_answers_for(as_person, reviewer, curator):
    finding = make.make_finding(status=Status.IN_REVIEW, drafted_by=curator, note="<b>ours</b>")
    make.make_figure(finding=finding, counted="prisoners of war")
    shown = choose(as_person(reviewer), Finding, "publish", [finding]).content.decode()
    assert "&lt;b&gt;ours&lt;/b&gt;" in shown
    assert "prisoners of war" in shown


def test_asking_costs_the_same_for_many(as_person, reviewer, curator, django_assert_max_num_queries):
    findings = [make.make_finding(status=Status.IN_REVIEW, drafted_by=curator) for _ in range(12)]
    for finding in findings:
        make.make_figure(finding=finding, citation=make.make_citation(finding=finding))
    desk = as_person(reviewer)
    with django_assert_max_num_queries(45):
        choose(desk, Finding, "publish", findings)
