"""The tree of abuses, counted so that no finding counts twice, and the page of one."""

import re

import pytest
from django.urls import reverse

from tests.factories import make_abuse_type, make_citation, make_facility, make_finding, make_source
from tests.views.conftest import make_full_report

pytestmark = pytest.mark.django_db


@pytest.fixture
def torture():
    return make_abuse_type(code="torture", label="Torture", scope_note="Severe pain inflicted on purpose.")


def plain(html):
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_a_finding_counts_once_for_a_term_and_all_below_it(read, torture):
    beating = make_abuse_type(label="Beating", parent=torture, position=1)
    burning = make_abuse_type(label="Burning", parent=torture, position=2)
    make_finding(abuse_types=[beating, burning])
    make_finding(abuse_types=[torture, beating])
    make_finding(abuse_types=[torture], status="draft")
    text = plain(read(reverse("abuse_type_list")))
    assert "Torture 2 (1 directly) Severe pain inflicted on purpose. Beating 2 Burning 1" in text


def test_the_page_holds_the_findings_of_narrower_kinds_too(read, torture):
    beating = make_abuse_type(label="Beating", parent=torture)
    make_finding("Words about beating", abuse_types=[beating])
    make_finding("Zyzzyva words", abuse_types=[beating], status="in_review")
    html = read(torture.get_absolute_url())
    assert "Words about beating" in html
    assert "Beating" in html
    assert "/search/?abuse=torture" in html
    assert "Zyzzyva" not in html
    assert [crumb["label"] for crumb in read_crumbs(beating, read)] == ["Abuses", "Torture", "Beating"]


def read_crumbs(term, read):
    html = read(term.get_absolute_url())
    trail = html[html.index('<nav class="breadcrumbs"') :].split("</nav>")[0]
    return [{"label": label} for label in re.findall(r">([^<>\n]+)</(?:a|span)>", trail)]


def test_facilities_and_sources_narrow_the_findings(read, torture):
    facility, source = make_facility(slug="camp-14", name="Camp 14"), make_source(slug="kinu")
    finding = make_finding("At the camp", abuse_types=[torture], facilities=[facility, make_facility(status="draft")])
    make_citation(finding=finding, source=source)
    make_finding("Elsewhere", abuse_types=[torture])
    html = read(torture.get_absolute_url())
    assert 'href="?facility=camp-14"' in html
    assert 'href="?source=kinu"' in html
    for params in ({"facility": "camp-14"}, {"source": "kinu"}):
        narrowed = read(torture.get_absolute_url(), **params)
        assert "At the camp" in narrowed
        assert "Elsewhere" not in narrowed


def test_findings_come_twenty_to_a_page(read, torture):
    for _ in range(21):
        make_finding(abuse_types=[torture])
    assert read(torture.get_absolute_url()).count("<blockquote") == 20
    assert read(torture.get_absolute_url(), page=2).count("<blockquote") == 1
    assert "There is no such page" in read(torture.get_absolute_url(), 400, page=3)


def test_nothing_to_show_and_nothing_known(client, read, torture):
    assert "No finding mentions it yet." in read(torture.get_absolute_url())
    assert client.get(reverse("abuse_type", args=["none"])).status_code == 404
    assert "Nothing is shown" in read(torture.get_absolute_url(), 400, facility="x")


def test_queries_do_not_grow(queries, torture):
    def fill(report):
        for passage in report.passages.all():
            passage.findings.get().abuse_types.add(make_abuse_type(parent=torture))

    fill(make_full_report(1))
    few = queries(reverse("abuse_type_list")), queries(torture.get_absolute_url())
    fill(make_full_report(20))
    assert (queries(reverse("abuse_type_list")), queries(torture.get_absolute_url())) == few
    assert few == (2, 15)
