"""The forms of facilities, sources and vocabularies: what can be wrong is named beside its field, and nothing is lost."""

import hashlib

import pytest

from reports.choices import Status
from reports.models import AbuseType, Actor, Capture, Facility, FacilityName, Group, Source, Topic
from tests import factories as make
from tests.admin.desk import errors_of, page, row, save


@pytest.fixture
def desk(as_person, administrator, synced):
    return as_person(administrator)


@pytest.mark.parametrize(
    ("changes", "mend"),
    [
        ({"latitude": "39.5"}, "give this one too"),
        ({"latitude": "39.5", "longitude": "126", "coordinates_source": "HRNK"}, "Say what the coordinates point at"),
        ({"latitude": "39.5", "longitude": "126", "precision": "site"}, "Say who gives the coordinates"),
        (
            {"latitude": "95", "longitude": "126", "precision": "site", "coordinates_source": "HRNK"},
            "Between -90 and 90",
        ),
        ({"name": ""}, "required"),
    ],
)
def test_half_given_coordinates_are_named(desk, changes, mend):
    facility = make.make_facility()
    answer = save(desk, page(Facility, "change", facility.pk), summary="kept", **changes)
    assert mend in errors_of(answer)
    assert "kept" in answer.content.decode()


def test_coordinates_given_whole_are_saved(desk):
    facility = make.make_facility()
    whole = {"latitude": "39.5", "longitude": "126.06", "precision": "site", "coordinates_source": "HRNK"}
    assert save(desk, page(Facility, "change", facility.pk), **whole).status_code == 302


def test_one_form_of_a_name_is_entered_once(desk):
    facility = make.make_facility_name("Kaechon").facility
    url = page(Facility, "change", facility.pk)
    again = {"form": "Kaechon", "kind": "full", "script": "Latn", "system": "as_printed"}
    assert "already exists" in errors_of(save(desk, url, **{"names-TOTAL_FORMS": 2}, **row("names", 1, **again)))
    more = again | {"system": "revised"}
    assert save(desk, url, **{"names-TOTAL_FORMS": 2}, **row("names", 1, **more)).status_code == 302


def test_two_names_that_change_places_are_answered_not_lost(desk):
    facility = make.make_facility()
    for form in ("Kaechon", "Gaecheon"):
        make.make_facility_name(form, facility=facility)
    url = page(Facility, "change", facility.pk)
    first, second = facility.names.order_by("kind", "script", "form", "pk")
    answer = save(desk, url, **{"names-0-form": second.form, "names-1-form": first.form})
    assert answer.status_code in (200, 302)
    assert FacilityName.objects.filter(facility=facility).count() == 2


@pytest.mark.parametrize("system", ["revised"])
def test_a_new_facility_is_a_draft_until_a_reviewer_publishes_it(as_person, curator, system, synced):
    country = make.make_country()
    url = page(Facility, "add")
    names = row("names", 0, form="Kaechon", kind="full", script="Latn", system=system)
    desk = as_person(curator)
    answer = save(desk, url, name="Camp 14", slug="camp-14", country=country.pk, **{"names-TOTAL_FORMS": 1}, **names)
    assert answer.status_code == 302, errors_of(answer)
    assert Facility.objects.get().status == Status.DRAFT
    assert (
        "camp-14" in errors_of(save(desk, url, name="x", slug="camp-14", country=country.pk))
        or Facility.objects.count() == 1
    )


def test_an_address_once_public_stays(desk):
    for record, field in [
        (make.make_facility(), "slug"),
        (make.make_source(), "slug"),
        (make.make_abuse_type(), "code"),
    ]:
        form = desk.get(page(type(record), "change", record.pk)).context["adminform"].form
        assert field not in form.fields
    draft = make.make_facility(status=Status.DRAFT)
    assert "slug" in desk.get(page(Facility, "change", draft.pk)).context["adminform"].form.fields


@pytest.mark.parametrize(
    ("changes", "mend"),
    [
        ({"published": "in 2020"}, "is not a date in EDTF"),
        ({"csl": "[1]"}, "CSL-JSON of one work is an object"),
        ({"csl": "{"}, "Enter a valid JSON"),
        ({"url": "not an address"}, "valid URL"),
        ({"evidence": ["hearsay"]}, "not one of the available choices"),
    ],
)
def test_what_is_wrong_with_a_source_is_named(desk, changes, mend):
    assert mend in errors_of(save(desk, page(Source, "change", make.make_source().pk), **changes))


def test_a_source_keeps_what_it_rests_on_and_its_copies(desk):
    source = make.make_source()
    copy = row("copies", 0, url="https://example.org/a.pdf", kind="archived", retrieved_at="2026-11-01")
    url = page(Source, "change", source.pk)
    answer = save(
        desk, url, published="2020-05~", evidence=["testimony", "survey"], **{"copies-TOTAL_FORMS": 1}, **copy
    )
    assert answer.status_code == 302, errors_of(answer)
    source.refresh_from_db()
    assert source.evidence == ["testimony", "survey"]
    assert source.copies.get().kind == "archived"


@pytest.mark.parametrize("maker", [make.make_abuse_type, make.make_group, make.make_actor, make.make_topic])
def test_a_term_does_not_stand_below_itself(desk, maker):
    top = maker()
    below = maker(parent=maker(parent=top))
    for parent in (below, top):
        answer = save(desk, page(type(top), "change", top.pk), parent=parent.pk)
        assert "cannot be above it" in errors_of(answer)
    assert {type(top)} <= {AbuseType, Group, Actor, Topic}


def test_other_words_for_a_term_are_found(desk):
    term = make.make_abuse_type(variants=["waterboarding", "near-drowning"])
    answer = desk.get(page(AbuseType, "changelist"), {"q": "near-drown"})
    assert list(answer.context["cl"].result_list) == [term]


def test_the_bytes_of_a_capture_come_as_they_came_and_only_as_a_file(desk, client):
    content = "<script>alert('페이지')</script>".encode()
    capture = make.make_capture(content, filename='dir/page "one".html')
    url = page(Capture, "bytes", capture.pk)
    answer = desk.get(url)
    assert hashlib.sha256(answer.content).hexdigest() == capture.sha256
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["Content-Disposition"].startswith("attachment; filename=")
    assert "dir" not in answer["Content-Disposition"]
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert client.get(url).status_code == 302
    assert desk.get(page(Capture, "bytes", capture.pk + 1)).status_code == 404
    shown = desk.get(page(Capture, "change", capture.pk)).content.decode()
    assert url in shown
    assert capture.sha256 in shown
