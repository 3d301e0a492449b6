"""Every facet of the table is indexed, counted, typed, completed, read from addresses, and has its box: none is forgotten."""

import pytest
import tantivy
from django.http import QueryDict
from django.urls import reverse

from reports.filters.advanced import AdvancedForm
from reports.filters.findings import FindingFilterSet
from reports.filters.passages import PassageFilterSet
from reports.models import Passage
from reports.search import FACETS, RECORD_FACETS, SearchQuery, completions, count, rebuild, search
from reports.search.asking.explaining import FIELD_REASONS
from reports.search.asking.fields import NO_PASSAGE
from reports.search.facets.table import COMPLETED, FIELDS, NOUNS, SECTION
from reports.search.index.documents import DocumentMaker
from reports.search.index.schema import SCHEMA, SUGGESTED_FACETS, suggested
from tests.factories import (
    make_abuse_type,
    make_actor,
    make_citation,
    make_country,
    make_facility,
    make_facility_type,
    make_finding,
    make_group,
    make_passage,
    make_publisher,
    make_report,
    make_section,
    make_source,
    make_suggestion,
    make_topic,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("index_dir")]

UNCOMPLETED = {"group", "actor", "report", "year"}
"""Facets that nobody is offered while typing: vocabularies of few words, and what filters choose quicker."""


@pytest.fixture
def values():
    """One passage that has a value of every facet, one that has none of them, and what each value is in an address."""
    country = make_country(name="Northland", slug="northland", code="NO")
    report = make_report(country=country, year=2020, slug="northland-2020")
    section = make_section(report=report, topic=make_topic(label="Prisons", code="prisons"))
    passage = make_passage("Guards beat prisoners.", section=section)
    facility = make_facility(name="Camp Seven", slug="camp-seven")
    kind = make_facility_type(label="Kyohwaso", code="kyohwaso")
    publisher = make_publisher(name="Institute", slug="institute")
    source = make_source(title="White Paper", slug="white-paper", publisher=publisher)
    named = {
        "abuse_types": [make_abuse_type(label="Beating", code="beating")],
        "groups": [make_group(label="Women", code="women")],
        "actors": [make_actor(label="Police", code="police")],
        "facilities": [facility],
        "facility_types": [kind],
    }
    for make in (make_finding, make_suggestion):
        make_citation(finding=make(passage=passage, **named), source=source)
    make_passage("Nothing is named here.", report=make_report(year=2016))
    rebuild()
    return {
        "abuse": ("beating", "Beating"),
        "facility": ("camp-seven", "Camp Seven"),
        "facility_type": ("kyohwaso", "Kyohwaso"),
        "source": ("white-paper", "White Paper"),
        "publisher": ("institute", "Institute"),
        "group": ("women", "Women"),
        "actor": ("police", "Police"),
        "topic": ("prisons", "Prisons"),
        "report": ("northland-2020", "Northland 2020"),
        "year": ("2020", "2020"),
        "country": ("northland", "Northland"),
    }


def query_of(address):
    filterset = PassageFilterSet(QueryDict(address))
    assert filterset.is_valid(), filterset.errors
    return filterset.query()


def test_the_archive_of_these_tests_has_every_facet(values):
    assert set(values) == set(FACETS)


def test_the_schema_has_a_field_for_each_and_for_its_suggestions():
    for name in (*FACETS, *map(suggested, SUGGESTED_FACETS)):
        tantivy.Query.term_query(SCHEMA, name, 1)  # raises for a field that the schema lacks
    assert set(SUGGESTED_FACETS) == {name for name, facet in FACETS.items() if facet.from_findings}


def test_a_document_has_the_values_of_each(values):
    passage = Passage.objects.get(text="Guards beat prisoners.")
    (document,) = DocumentMaker().make([passage.pk])
    assert {name for name, keys in document.facets.items() if keys} == {*FACETS, *map(suggested, SUGGESTED_FACETS)}


def test_each_is_counted_and_named(values):
    for query in (SearchQuery(), SearchQuery(suggested=True)):
        results = search(query)
        assert [facet.name for facet in results.facets] == list(FACETS)
        for facet in results.facets:
            shown = {(value.parameter, value.label) for value in facet.values if value.count}
            assert values[facet.name] in shown, facet.name
            assert facet.label == FACETS[facet.name].label


@pytest.mark.parametrize("name", FACETS)
def test_each_is_typed_as_a_field(values, name):
    for value in values[name]:
        assert count(SearchQuery(f'{FACETS[name].typed}:"{value}"')) == 1, value


@pytest.mark.parametrize("name", FACETS)
def test_each_is_a_parameter_that_filters_and_leaves_out(values, name):
    parameter, _ = values[name]
    assert count(query_of(f"{name}={parameter}")) == 1
    assert count(query_of(f"not_{name}={parameter}")) == 1
    assert not PassageFilterSet(QueryDict(f"{name}=nothing-of-this-name")).is_valid()


@pytest.mark.parametrize("name", FACETS)
def test_each_is_completed_or_known_not_to_be(values, name):
    parameter, label = values[name]
    offered = [one for one in completions(label) if one.kind == FACETS[name].typed]
    assert bool(offered) == (name not in UNCOMPLETED)
    for one in offered:
        assert (one.label, one.parameters) == (label, {name: parameter})


def test_what_is_completed_is_read_again_when_it_changes():
    """Columns are forgotten easily: every table that gives a name has to be among those that are watched."""
    assert {facet.name for facet in COMPLETED} == set(FACETS) - UNCOMPLETED
    for facet in COMPLETED:
        assert facet.rows().model in facet.columns, facet.name


@pytest.mark.parametrize("name", FACETS)
def test_each_has_its_box_in_the_advanced_form_and_its_line_in_the_help(values, name, client):
    typed, label = FACETS[name].typed, values[name][1]
    boxes = {"year_from": label, "year_to": label} if name == "year" else {typed: label}
    form = AdvancedForm(boxes)
    assert form.is_valid()
    assert count(SearchQuery(form.written())) == 1
    assert f"{typed}:" in client.get(reverse("search_help")).content.decode()


def test_each_has_its_words():
    assert set(FIELDS) == {facet.typed for facet in FACETS.values()} | {SECTION} == set(NOUNS)
    assert len({facet.typed_order for facet in FACETS.values()}) == len(FACETS)
    of_passages = {facet.typed for facet in RECORD_FACETS.values() if not facet.from_findings}
    assert of_passages == set(NO_PASSAGE)
    assert of_passages | {SECTION} == set(FIELD_REASONS)


def test_lists_of_findings_call_their_filters_as_the_search_does():
    for name in ("abuse", "facility", "source"):
        assert FindingFilterSet.base_filters[name].label == FACETS[name].label
