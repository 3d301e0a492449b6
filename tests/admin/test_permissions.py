"""Who may do what: the groups that the migration makes, and what an import alone may write."""

import pytest
from django.contrib import admin
from django.contrib.auth.models import Group, User

from reports.choices import Status
from reports.models import (
    AbuseType,
    Capture,
    Country,
    CrossReference,
    Facility,
    Finding,
    Passage,
    Publisher,
    Report,
    Section,
    Series,
    Source,
    Topic,
    TopicSpelling,
)
from tests import factories as make
from tests.admin.desk import page, save, sent_by
from tests.people import make_person

INGESTED = [Passage, Report, Section, Capture, CrossReference, TopicSpelling]
OURS = [model for model in admin.site._registry if model._meta.app_label == "reports"]


def rights(client, model):
    """What the index of the admin offers: the verbs of a model."""
    apps = client.get("/admin/").context["app_list"]
    found = [entry for app in apps for entry in app["models"] if entry["model"] is model]
    return {verb for verb, allowed in found[0]["perms"].items() if allowed} if found else set()


@pytest.mark.parametrize(
    ("group", "model", "expected"),
    [
        ("Curator", Finding, {"add", "change", "delete", "view"}),
        ("Curator", Facility, {"add", "change", "view"}),
        ("Curator", Source, {"add", "change", "view"}),
        ("Curator", Publisher, {"add", "view"}),
        ("Curator", AbuseType, {"view"}),
        ("Curator", Report, {"view"}),
        ("Curator", User, set()),
        ("Reviewer", AbuseType, {"add", "change", "view"}),
        ("Reviewer", Topic, {"add", "change", "view"}),
        ("Reviewer", Publisher, {"add", "change", "view"}),
        ("Reviewer", Report, {"change", "view"}),
        ("Reviewer", Section, {"change", "view"}),
        ("Reviewer", Country, {"view"}),
        ("Administrator", AbuseType, {"add", "change", "delete", "view"}),
        ("Administrator", Series, {"add", "change", "delete", "view"}),
        ("Administrator", Passage, {"view"}),
        ("Administrator", Capture, {"view"}),
    ],
)
def test_a_group_has_its_rights_and_no_others(as_person, db, group, model, expected):
    assert rights(as_person(make_person(group)), model) == expected


def test_each_group_has_all_that_the_one_before_it_has(db):
    make_person("Curator")
    held = [
        set(Group.objects.get(name=name).permissions.values_list("codename", flat=True))
        for name in ("Curator", "Reviewer", "Administrator")
    ]
    assert held[0] < held[1] < held[2]
    assert not any("publish_own_finding" in rights for rights in held)


@pytest.mark.parametrize("model", INGESTED, ids=lambda model: model._meta.model_name)
def test_nobody_adds_or_deletes_what_an_import_writes(as_person, root, model):
    record = make.make_cross_reference("section 1.a")
    make.make_topic_spelling("Torture")
    record = model._default_manager.first()
    desk = as_person(root)
    assert desk.get(page(model, "add")).status_code == 403
    assert desk.post(page(model, "delete", record.pk), {"post": "yes"}).status_code == 403
    assert 'class="deletelink"' not in desk.get(page(model, "change", record.pk)).content.decode()


@pytest.mark.parametrize(
    "model", [Passage, Capture, CrossReference, TopicSpelling], ids=lambda model: model._meta.model_name
)
def test_nobody_changes_them(as_person, root, model):
    make.make_cross_reference("section 1.a")
    make.make_topic_spelling("Torture")
    record = model._default_manager.first()
    answer = as_person(root).get(page(model, "change", record.pk))
    assert not answer.context["adminform"].form.fields
    assert as_person(root).post(page(model, "change", record.pk), {"text": "other"}).status_code == 403


@pytest.mark.parametrize(
    ("maker", "fields"),
    [(make.make_report, {"published_date", "url", "licence"}), (make.make_section, {"topic"})],
)
def test_a_reviewer_changes_only_what_curators_keep(as_person, reviewer, maker, fields):
    record = maker()
    form = as_person(reviewer).get(page(type(record), "change", record.pk)).context["adminform"].form
    assert set(form.fields) == fields


@pytest.mark.parametrize("status", Status)
def test_a_curator_edits_drafts_and_reads_the_rest(as_person, curator, status):
    desk = as_person(curator)
    for record in (
        make.make_finding(status=status),
        make.make_facility(status=status),
        make.make_source(status=status),
    ):
        url = page(type(record), "change", record.pk)
        shown = desk.get(url)
        if status in (Status.DRAFT, Status.SUGGESTED):
            assert save(desk, url).status_code == 302
        else:
            assert 'name="_save"' not in shown.content.decode()
            assert desk.post(url, {}).status_code == 403


@pytest.mark.parametrize("status", Status)
def test_a_reviewer_edits_what_is_in_review_or_public_too(as_person, reviewer, status):
    finding = make.make_finding(status=status)
    answer = as_person(reviewer).get(page(Finding, "change", finding.pk)).content.decode()
    assert ('name="_save"' in answer) is (status not in (Status.WITHDRAWN, Status.REJECTED))


@pytest.mark.parametrize("status", Status)
def test_only_what_the_public_never_saw_is_deleted(as_person, administrator, status, synced):
    finding = make.make_finding(status=status)
    make.make_figure(finding=finding, citation=make.make_citation(finding=finding))
    answer = as_person(administrator).post(page(Finding, "delete", finding.pk), {"post": "yes"})
    gone = status in (Status.DRAFT, Status.SUGGESTED, Status.REJECTED)
    assert answer.status_code == (302 if gone else 403)
    assert Finding.objects.filter(pk=finding.pk).exists() is not gone


def test_a_curator_deletes_drafts_of_their_own(as_person, curator):
    own = make.make_finding(status=Status.DRAFT, drafted_by=curator)
    other = make.make_finding(status=Status.DRAFT, drafted_by=make_person("Curator", "other"))
    desk = as_person(curator)
    assert desk.post(page(Finding, "delete", own.pk), {"post": "yes"}).status_code == 302
    assert desk.post(page(Finding, "delete", other.pk), {"post": "yes"}).status_code == 403


def test_facilities_and_sources_are_never_deleted(as_person, administrator):
    for record in (make.make_facility(status=Status.DRAFT), make.make_source(status=Status.DRAFT)):
        assert (
            as_person(administrator).post(page(type(record), "delete", record.pk), {"post": "yes"}).status_code == 403
        )


def test_a_term_in_use_is_not_deleted_with_what_it_holds(as_person, administrator):
    parent = make.make_topic()
    make.make_topic(parent=parent)
    answer = as_person(administrator).post(page(Topic, "delete", parent.pk), {"post": "yes"})
    assert answer.status_code == 200
    assert Topic.objects.filter(pk=parent.pk).exists()


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.model_name)
def test_a_stranger_sees_nothing_but_the_sign_in(client, db, model):
    assert client.get(page(model, "changelist")).status_code == 302
    stranger = User.objects.create_user("stranger", is_staff=True)
    client.force_login(stranger)
    for name in ("changelist", "add", "choices"):
        assert client.get(page(model, name)).status_code == 403


def test_a_form_sent_without_a_right_saves_nothing(as_person, curator, root):
    finding = make.make_finding(note="as it was")
    url = page(Finding, "change", finding.pk)
    sent = sent_by(as_person(root).get(url)) | {"note": "changed"}
    assert as_person(curator).post(url, sent).status_code == 403
    finding.refresh_from_db()
    assert finding.note == "as it was"
