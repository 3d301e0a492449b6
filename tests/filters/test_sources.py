"""The parameters of the lists of sources and publishers, each on its own."""

import pytest
from django.http import QueryDict

from reports.filters.sources import PublisherFilterSet, SourceFilterSet
from reports.models import Publisher, Source
from reports.models.links import sources_with_counts
from tests.factories import make_citation, make_publisher, make_source

pytestmark = pytest.mark.django_db


def found(address):
    chosen = SourceFilterSet(QueryDict(address), sources_with_counts(Source.objects.public()).in_order())
    assert chosen.is_valid(), chosen.form.errors
    return list(chosen.qs)


def test_each_parameter_narrows():
    kinu = make_publisher(slug="kinu", kind="institute")
    wanted = make_source(
        publisher=kinu,
        title="White Paper",
        printed_title="White Paper for 2020",
        kind="white_paper",
        evidence=["testimony", "documents"],
        published="2019-09/2020-07",
    )
    make_source(kind="report", evidence=["survey"], published="2013")
    addresses = (
        "publisher=kinu", "kind=white_paper", "publisher_kind=institute", "evidence=documents",
        "year=2019", "year=2020", "q=paper+white", "q=for+2020",
    )  # fmt: skip
    for address in addresses:
        assert found(address) == [wanted], address


def test_orders():
    new, old, undated = (
        make_source(title="A", published="2020"),
        make_source(title="B", published="2013"),
        make_source(title="C"),
    )
    make_citation(source=old)
    assert found("sort=title") == [new, old, undated]
    assert found("sort=newest") == [new, old, undated]
    assert found("sort=claims") == [old, new, undated]


def test_only_what_public_sources_have_is_offered():
    make_source(publisher=make_publisher(slug="shown"), published="2013/2014")
    make_source(publisher=make_publisher(slug="hidden"), published="1999", status="draft")
    fields = SourceFilterSet(QueryDict(""), Source.objects.public()).form.fields
    assert [value for value, _ in fields["publisher"].choices] == ["", "shown"]
    assert [value for value, _ in fields["year"].choices] == ["", "2014", "2013"]


@pytest.mark.parametrize("name", ["publisher", "kind", "publisher_kind", "evidence", "year", "sort"])
def test_an_unknown_value_is_refused(name):
    assert SourceFilterSet(QueryDict(f"{name}=x"), Source.objects.public()).current_page() is None


def test_publishers_by_kind():
    wanted = make_source(publisher=make_publisher(kind="un")).publisher
    make_source(publisher=make_publisher(kind="ngo"))
    chosen = PublisherFilterSet(QueryDict("kind=un"), Publisher.objects.public().order_by("pk"))
    assert list(chosen.current_page()) == [wanted]
    assert PublisherFilterSet(QueryDict("kind=x"), Publisher.objects.public()).current_page() is None
