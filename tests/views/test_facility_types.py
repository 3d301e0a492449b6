"""Kinds of facility: the terms, their facilities, and what is said of the kind in general."""

import pytest
from django.urls import reverse

from tests.factories import make_facility, make_facility_type, make_finding
from tests.views.conftest import make_full_report

pytestmark = pytest.mark.django_db


@pytest.fixture
def kind():
    return make_facility_type(
        code="kyohwaso", label="Kyohwaso", hangul="교화소", glosses=["re-education camps"], variants=["kyo-hwa-so"],
        scope_note="Prisons for the sentenced.",
    )  # fmt: skip


def test_the_list_shows_each_kind_with_its_facilities(read, kind):
    make_facility(name="Kyohwaso No. 1", facility_type=kind)
    make_facility(name="Zyzzyva", facility_type=kind, status="draft")
    make_finding(facility_types=[kind])
    make_finding(facility_types=[kind], status="draft")
    html = read(reverse("facility_type_list"))
    for text in (
        "교화소",
        "“re-education camps”",
        "Prisons for the sentenced.",
        "Kyohwaso No. 1",
        "1 finding about",
        "1 facility",
    ):
        assert text in html
    assert "Zyzzyva" not in html


def test_the_page_tells_facilities_and_findings_of_the_kind(read, kind):
    make_facility(name="Kyohwaso No. 1", facility_type=kind)
    make_facility(name="Zyzzyva", facility_type=kind, status="rejected")
    make_finding("Words about the kind", facility_types=[kind])
    make_finding("Zyzzyva words", facility_types=[kind], status="draft")
    html = read(kind.get_absolute_url())
    for text in ("Kyohwaso No. 1", "Words about the kind", "kyo-hwa-so", "/search/?facility_type=kyohwaso"):
        assert text in html
    assert "Zyzzyva" not in html


def test_a_kind_of_which_nothing_is_said(read, kind):
    html = read(kind.get_absolute_url())
    assert "The archive names no facility of this kind." in html
    assert "No finding speaks of the kind in general." in html


def test_an_unknown_kind_and_an_invalid_parameter(client, read, kind):
    assert client.get(reverse("facility_type", args=["none"])).status_code == 404
    assert "Nothing is shown" in read(kind.get_absolute_url(), 400, source="x")


def test_queries_do_not_grow(queries, kind):
    def fill(report):
        for passage in report.passages.all():
            passage.findings.get().facility_types.add(kind)
            make_facility(facility_type=kind)

    fill(make_full_report(1))
    few = queries(reverse("facility_type_list")), queries(kind.get_absolute_url())
    fill(make_full_report(20))
    assert (queries(reverse("facility_type_list")), queries(kind.get_absolute_url())) == few
    assert few == (2, 15)
