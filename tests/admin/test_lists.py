"""The curators' lists: what they ask the database, what they find, and what they say when there is nothing."""

import re

import pytest
from django.contrib import admin
from django.db import connection
from django.test.utils import CaptureQueriesContext

from reports.choices import Certainty, Status
from reports.models import AbuseType, Capture, Facility, Finding, Passage, Source
from tests import factories as make
from tests.admin.desk import page

ROWS = 25
INLINE = re.compile(r"<script(?![^>]*\bsrc=)(?![^>]*application/json)|<style|\sstyle=|\son\w+=\"")
OURS = [model for model in admin.site._registry if model._meta.app_label == "reports"]


def names(models):
    return [model._meta.model_name for model in models]


@pytest.fixture
def full(db):
    """Twenty-five of everything, each with something hanging on it."""
    for number in range(ROWS):
        parent = make.make_abuse_type()
        finding = make.make_finding(
            abuse_types=[make.make_abuse_type(parent=parent)],
            groups=[make.make_group()],
            actors=[make.make_actor()],
            facility_types=[make.make_facility_type()],
            facilities=[make.make_facility(facility_type=make.make_facility_type())],
        )
        finding.passage.section.topic = make.make_topic_spelling(f"Heading {number}").topic
        finding.passage.section.save()
        make.make_facility_name(facility=finding.facilities.get())
        make.make_figure(finding=finding, citation=make.make_citation(finding=finding))
        make.make_cross_reference("section 1.a")
        make.make_intake_item()


def test_every_list_of_twenty_five_asks_fewer_than_fifteen_queries(full, as_person, root):
    desk = as_person(root)
    for model in OURS:
        with CaptureQueriesContext(connection) as asked:
            answer = desk.get(page(model, "changelist"))
        assert answer.context["cl"].result_count >= ROWS, model
        assert len(asked) < 15, [model, *(query["sql"][:150] for query in asked)]


def test_every_page_asks_few_queries_and_runs_nothing_inline(full, as_person, root):
    desk = as_person(root)
    for model in OURS:
        record = model._default_manager.order_by("pk").last()
        for url in (page(model, "change", record.pk), page(model, "history", record.pk), page(model, "changelist")):
            with CaptureQueriesContext(connection) as asked:
                shown = desk.get(url).content.decode()
            assert len(asked) < 40, url
            assert not INLINE.search(shown), url


def test_each_row_of_a_finding_costs_no_more_than_what_its_boxes_show(as_person, root):
    finding, desk = make.make_finding(), as_person(root)

    def cost():
        with CaptureQueriesContext(connection) as asked:
            desk.get(page(Finding, "change", finding.pk))
        return len(asked)

    for _ in range(2):
        make.make_figure(finding=finding, citation=make.make_citation(finding=finding), facility=make.make_facility())
    few = cost()
    for _ in range(8):
        make.make_figure(finding=finding, citation=make.make_citation(finding=finding), facility=make.make_facility())
    assert cost() <= few + 8 * 2, "one for each box in which a record is chosen"


@pytest.mark.parametrize("model", OURS, ids=names(OURS))
def test_every_list_is_ordered_to_the_last_row(model):
    order = admin.site.get_model_admin(model).ordering
    unique = {"pk", *(field.name for field in model._meta.fields if field.unique)}
    assert order[-1].lstrip("-") in unique


@pytest.mark.parametrize("model", OURS, ids=names(OURS))
def test_an_empty_list_says_so(as_person, root, model):
    assert "There are no " in as_person(root).get(page(model, "changelist")).content.decode()


@pytest.mark.parametrize("model", OURS, ids=names(OURS))
def test_a_search_that_finds_nothing_says_what_was_searched(as_person, root, model):
    shown = as_person(root).get(page(model, "changelist"), {"q": "n0thing <b>"}).content.decode()
    assert "Searched for: “n0thing &lt;b&gt;”" in shown


def found(client, model, **query):
    answer = client.get(page(model, "changelist"), query)
    assert answer.status_code == 200, answer.get("Location")
    return set(answer.context["cl"].result_list)


@pytest.fixture
def camps(db):
    kaechon = make.make_facility(name="Kwanliso No. 14 (Camp 14)", slug="camp", number="14", locality="Kaechon")
    for form in ("Kaech'ŏn", "Gaecheon", "개천"):
        make.make_facility_name(form, facility=kaechon, kind="place")
    jongori = make.make_facility(name="Kyohwaso No. 12, Jongori", slug="jongori")
    make.make_facility_name("Jŏngŏ-ri", facility=jongori)
    return kaechon, jongori


@pytest.mark.parametrize(
    ("typed", "which"),
    [
        *[(form, 0) for form in ("kaechon", "Kaech'ŏn", "Kaech’on", "개천", "gaecheon 14", "camp 14", "GAECHEON")],
        *[(form, 1) for form in ("jongori", "Jongo-ri", "Jŏngŏ-ri", "no. 12", "12 kyohwaso")],
    ],
)
def test_a_facility_is_found_by_any_form_of_its_name(as_person, curator, camps, typed, which):
    desk = as_person(curator)
    assert found(desk, Facility, q=typed) == {camps[which]}
    finding = make.make_finding(facilities=[camps[which]])
    assert found(desk, Finding, q=typed) == {finding}
    asked = {"app_label": "reports", "model_name": "finding", "field_name": "facilities", "term": typed}
    chosen = desk.get(page(Facility, "choices"), asked).json()["results"]
    assert [int(choice["id"]) for choice in chosen] == [camps[which].pk]


def test_a_finding_is_found_by_its_words_reference_and_key(as_person, curator):
    passage = make.make_passage("The guards\u2019 dogs bit prisoners. Nobody was punished.")
    finding = make.make_finding("The guards\u2019 dogs bit prisoners", passage=passage, ref="18a")
    make.make_finding("Nobody was punished", passage=passage, ref="18b")
    for typed in ("guards' dogs", "guards\u2019 dogs", "18A", finding.key):
        assert found(as_person(curator), Finding, q=typed) == {finding}


def test_lists_are_filtered_by_what_matters(as_person, curator):
    desk = as_person(curator)
    plain, ambiguous = make.make_finding(), make.make_finding(status=Status.DRAFT, drafted_by=curator)
    make.make_citation(finding=ambiguous, certainty=Certainty.AMBIGUOUS)
    cited = make.make_finding(
        status=Status.IN_REVIEW, abuse_types=[make.make_abuse_type()], facilities=[make.make_facility()]
    )
    source = make.make_citation(finding=cited).source
    for query, expected in [
        ({"status__exact": "draft"}, {ambiguous}),
        ({"citation": "none"}, {plain}),
        ({"citation": "ambiguous"}, {ambiguous}),
        ({"reading": "mine"}, {ambiguous}),
        ({"reading": "for_me"}, {cited}),
        ({"publisher": source.publisher_id}, {cited}),
        ({"report": plain.passage.report_id}, {plain}),
        ({"abuse_types__id__exact": cited.abuse_types.get().pk}, {cited}),
        ({"facilities__id__exact": cited.facilities.get().pk}, {cited}),
        ({"report": "x", "publisher": "y", "citation": "z", "reading": "q"}, {plain, ambiguous, cited}),
    ]:
        assert found(desk, Finding, **query) == expected, query
    assert found(desk, Facility, found="yes") == set()
    assert found(desk, Facility, found="no") == set(Facility.objects.all())
    assert found(desk, Passage, report=plain.passage.report_id) == {plain.passage}
    assert found(desk, Source, found="yes") == set()


def test_public_records_lead_to_the_site_and_hidden_ones_do_not(as_person, root):
    desk = as_person(root)
    for record in (
        make.make_finding(),
        make.make_facility(),
        make.make_source(),
        make.make_publisher(),
        make.make_abuse_type(),
    ):
        assert (
            f'href="{record.get_absolute_url()}" class="viewsitelink"'
            in desk.get(page(type(record), "change", record.pk)).content.decode()
        )
    draft = make.make_finding(status=Status.DRAFT)
    assert "viewsitelink" not in desk.get(page(Finding, "change", draft.pk)).content.decode()


def test_the_list_of_captures_leaves_their_bytes_where_they_are(as_person, root):
    make.make_capture()
    with CaptureQueriesContext(connection) as asked:
        as_person(root).get(page(Capture, "changelist"))
    assert not any('"content"' in query["sql"] for query in asked)


def test_names_that_begin_as_typed_are_offered_first(as_person, curator):
    for label in ("Extortion", "Mental torture", "Torture"):
        make.make_abuse_type(label=label)
    asked = {"app_label": "reports", "model_name": "finding", "field_name": "abuse_types"}
    desk = as_person(curator)
    offered = [
        choice["text"] for choice in desk.get(page(AbuseType, "choices"), asked | {"term": "tort"}).json()["results"]
    ]
    assert offered == ["Torture", "Mental torture", "Extortion"]
    for term in ("(", "\0", "\\", "a b"):
        assert desk.get(page(AbuseType, "choices"), asked | {"term": term}).status_code == 200
