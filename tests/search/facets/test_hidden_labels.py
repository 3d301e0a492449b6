"""No label names a hidden record, not even while the index still counts it: facets, completions, chips, fields."""

import pytest

from reports.choices import Status
from reports.models import Facility, Report, Source
from reports.search import FACETS, SearchQuery, completions, count_facet, rebuild, search
from tests.factories import (
    make_citation,
    make_facility,
    make_facility_name,
    make_finding,
    make_passage,
    make_publisher,
    make_report,
    make_series,
    make_source,
    make_suggestion,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("index_dir")]

MARK = "Zyzzyva"
"""Stands in the name of every record that is hidden, and nowhere else."""
HIDDEN = [Status.DRAFT, Status.REJECTED]


@pytest.fixture
def stale():
    """An index that counts a facility, a source with its publisher, and a report of a publisher, as if all were public."""
    institute = make_publisher(name=f"{MARK} institute", short_name=f"{MARK}I", slug="zi")
    source = make_source(title=f"{MARK} work", slug="zw", publisher=institute)
    facility = make_facility(name=f"{MARK} camp", slug="zc")
    make_facility_name(f"{MARK}-ri", facility=facility, kind="place", place="zyzzyva")
    passage = make_passage("Prisoners were beaten.")
    for make in (make_finding, make_suggestion):
        make_citation(finding=make(passage=passage, facilities=[facility]), source=source)
    ministry = make_publisher(name=f"{MARK} ministry", slug="zm")
    series = make_series(publisher=ministry, title=f"{MARK} series")
    make_passage("Prisoners of another report.", report=make_report(series=series, slug="zr", title=f"{MARK} report"))
    rebuild()


def hide(status):
    Facility.objects.update(status=status)
    Source.objects.update(status=status)
    Report.objects.filter(slug="zr").update(status=status)


def labels(query):
    """Every label that a page of this search shows."""
    results = search(query)
    shown = [value.label for facet in results.facets for value in facet.values]
    shown += [value.label for name in FACETS for value in count_facet(query, name).values]
    shown += [record.label for hit in results.hits for record in hit.linked]
    shown += [form for part in results.interpretation.parts for form in (*part.also, *part.sounds)]
    return [*shown, *results.interpretation.notes]


FIELDS = ["facility:zc", "source:zw", "publisher:zi", "publisher:zm", "report:zr", "source:institute"]


@pytest.mark.parametrize("suggested", [False, True])
def test_what_is_public_is_named(stale, suggested):
    shown = " ".join(labels(SearchQuery(suggested=suggested)))
    for name in (f"{MARK} camp", f"{MARK} work", f"{MARK} institute"):
        assert name in shown
    assert completions(MARK)


@pytest.mark.parametrize("suggested", [False, True])
@pytest.mark.parametrize("status", HIDDEN)
def test_facets_and_chips_name_nothing_hidden(stale, status, suggested):
    hide(status)
    assert MARK not in " ".join(labels(SearchQuery(suggested=suggested)))


@pytest.mark.parametrize("status", HIDDEN)
def test_fields_name_nothing_hidden(stale, status):
    hide(status)
    for typed in FIELDS:
        assert MARK not in " ".join(labels(SearchQuery(typed))), typed


@pytest.mark.parametrize("status", HIDDEN)
def test_completions_offer_nothing_hidden(stale, status):
    hide(status)
    assert [one for one in completions(MARK) if one.kind != "word"] == []
    for field in ("facility", "source", "publisher", "report"):
        assert completions(f"{field}:{MARK}") == []
