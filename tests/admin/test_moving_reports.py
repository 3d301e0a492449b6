"""Moving a report to another edition from its page: who may, what is shown, and what is refused."""

import pytest
from django.urls import reverse

from reports.models import Passage, Report, ReportMove
from tests import factories as make
from tests.admin.desk import messages_of


@pytest.fixture
def report(db):
    return make.make_passage(report=make.make_report(country=make.make_country(name="Ruritania"))).report


@pytest.fixture
def sylvania(db):
    return make.make_country(name="Sylvania")


def page_of(report):
    return reverse("admin:reports_report_move", args=[report.pk])


def said(report, country, **given):
    opened = f"{report.series_id} {report.country_id} {report.year}"
    asked = {"series": report.series_id, "country": country.pk, "year": report.year, "opened": opened}
    return asked | {"reason": "It is about Sylvania."} | given


def test_a_reviewer_moves_it_and_its_page_says_so(as_person, reviewer, report, sylvania, synced):
    desk, key = as_person(reviewer), Passage.objects.get().key
    change = reverse("admin:reports_report_change", args=[report.pk])
    assert f'href="{page_of(report)}"' in desk.get(change).content.decode()
    assert report.get_absolute_url() in desk.get(page_of(report)).content.decode()
    answer = desk.post(page_of(report), said(report, sylvania), follow=True)
    assert f"It is filed under Sylvania 2021, {report.series} now." in messages_of(answer)
    assert "from Ruritania 2021" in answer.content.decode()
    assert "by reviewer: It is about Sylvania." in answer.content.decode()
    assert (Report.objects.get().slug, Passage.objects.get().key) == (report.slug, key)


def test_nobody_else_may(as_person, curator, client, report, sylvania):
    desk = as_person(curator)
    for answer in (desk.get(page_of(report)), desk.post(page_of(report), said(report, sylvania))):
        assert answer.status_code == 403
    change = reverse("admin:reports_report_change", args=[report.pk])
    assert page_of(report) not in desk.get(change).content.decode()
    assert client.get(page_of(report)).status_code == 302
    assert not ReportMove.objects.exists()


def test_what_cannot_be_is_told_and_nothing_is_moved(as_person, reviewer, report, sylvania):
    desk = as_person(reviewer)
    stored = make.make_report(series=report.series, country=sylvania)
    told = desk.post(page_of(report), said(report, sylvania)).content.decode()
    assert f"“{stored.slug}” is stored there already, and is another report" in told
    for wrong in ({"reason": ""}, {"year": "21"}, {"country": "0"}, {"opened": "1 2 1999"}):
        assert desk.post(page_of(report), said(report, sylvania) | wrong).status_code == 200
    assert desk.get(reverse("admin:reports_report_move", args=[999_999])).status_code == 404
    assert not ReportMove.objects.exists()


def test_who_saw_it_elsewhere_is_asked_once_more(as_person, reviewer, report, sylvania):
    earlier = said(report, sylvania, year=2020)
    as_person(reviewer).post(page_of(report), said(report, sylvania))
    told = as_person(reviewer).post(page_of(report), earlier).content.decode()
    assert "moved by somebody else since this page was opened" in told
    assert Report.objects.get().year == 2021
