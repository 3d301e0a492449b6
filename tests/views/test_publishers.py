"""Publishers: who issued the sources, and what rests on them."""

import pytest
from django.urls import reverse

from tests.factories import make_citation, make_finding, make_publisher, make_report, make_series, make_source
from tests.views.conftest import make_full_report

pytestmark = pytest.mark.django_db


def test_the_list_counts_sources_and_findings_each_once(read):
    publisher = make_publisher(name="Korea Institute", short_name="KINU", kind="institute")
    finding = make_finding()
    for source in (make_source(publisher=publisher), make_source(publisher=publisher)):
        make_citation(finding=finding, source=source)
    make_source(publisher=publisher, status="draft")
    html = read(reverse("publisher_list"), kind="institute")
    assert '<td data-label="Sources" class="number">2</td>' in html
    assert '<td data-label="Findings" class="number">1</td>' in html


def test_the_page_shows_sources_reports_and_findings(read):
    publisher = make_publisher(name="Ministry", note="A curator’s words.", url="https://example.org/")
    report = make_report(series=make_series(publisher=publisher, title="Yearly"))
    make_citation(
        finding=make_finding("Words that rest on it"), source=make_source(publisher=publisher, title="A work")
    )
    make_source(publisher=publisher, title="Zyzzyva work", status="rejected")
    html = read(publisher.get_absolute_url())
    for text in ("A curator’s words.", "https://example.org/", "Words that rest on it", "A work", f"{report}: Yearly"):
        assert text in html
    assert "Zyzzyva" not in html


def test_a_publisher_with_nothing_public_is_unknown(client, read):
    publisher = make_source(status="withdrawn", publisher=make_publisher(name="Zyzzyva")).publisher
    assert client.get(publisher.get_absolute_url()).status_code == 404
    assert "Zyzzyva" not in read(reverse("publisher_list"))


def test_an_invalid_parameter_is_named_and_nothing_is_shown(read):
    publisher = make_source().publisher
    assert publisher.name not in read(reverse("publisher_list"), 400, kind="x")
    assert "Nothing is shown" in read(publisher.get_absolute_url(), 400, page="0")
    assert "No publisher is of this kind." in read(reverse("publisher_list"), kind="media")


def test_queries_do_not_grow(queries):
    publisher = make_publisher()

    def fill(report):
        for passage in report.passages.all():
            make_citation(finding=passage.findings.get(), source=make_source(publisher=publisher))
            make_report(series=make_series(publisher=publisher))

    fill(make_full_report(1))
    few = queries(reverse("publisher_list")), queries(publisher.get_absolute_url())
    fill(make_full_report(20))
    assert (queries(reverse("publisher_list")), queries(publisher.get_absolute_url())) == few
    assert few == (2, 17)
