"""Narrowing a list of findings, and what each further choice would leave."""

import pytest
from django.http import QueryDict

from reports.filters.findings import FindingFilterSet
from reports.models import Finding
from tests.factories import make_abuse_type, make_citation, make_facility, make_finding, make_source

pytestmark = pytest.mark.django_db


def read(address=""):
    chosen = FindingFilterSet(QueryDict(address), Finding.objects.public().in_order())
    assert chosen.is_valid(), chosen.form.errors
    return chosen


def tallies(name, address=""):
    return {tally.value: tally.count for tally in read(address).tallies(name)}


def test_each_parameter_narrows():
    torture = make_abuse_type(code="torture")
    beating = make_abuse_type(code="beating", parent=torture)
    camp = make_facility(slug="camp-14")
    wanted = make_finding(abuse_types=[beating], facilities=[camp])
    make_citation(finding=wanted, source=make_source(slug="kinu"))
    make_finding(abuse_types=[make_abuse_type()])
    for address in ("abuse=beating", "abuse=torture", "facility=camp-14", "source=kinu"):
        assert list(read(address).qs) == [wanted], address


def test_a_finding_stands_once_however_often_it_cites_a_source():
    finding = make_finding()
    source = make_source(slug="kinu")
    make_citation(finding=finding, source=source)
    make_citation(finding=finding, source=source, position=2)
    assert list(read("source=kinu").qs) == [finding]
    assert tallies("source") == {"kinu": 1}


def test_counts_leave_out_their_own_choice_and_keep_the_others():
    camp, other = make_facility(slug="camp"), make_facility(slug="other")
    source = make_source(slug="source")
    make_citation(finding=make_finding(facilities=[camp]), source=source)
    make_citation(finding=make_finding(facilities=[camp, other]), source=source)
    make_finding(facilities=[camp])
    assert tallies("facility", "facility=other") == {"camp": 3, "other": 1}
    assert tallies("source", "facility=other") == {"source": 1}
    assert tallies("facility", "source=source") == {"camp": 2, "other": 1}


def test_a_broad_abuse_counts_each_finding_below_it_once():
    torture = make_abuse_type(code="torture")
    beating, burning = (make_abuse_type(code=code, parent=torture) for code in ("beating", "burning"))
    make_finding(abuse_types=[beating, burning])
    make_finding(abuse_types=[torture, burning])
    assert tallies("abuse") == {"torture": 2, "burning": 2, "beating": 1}


def test_hidden_records_are_in_no_count():
    finding = make_finding(facilities=[make_facility(slug="hidden", status="draft"), make_facility(slug="shown")])
    make_citation(finding=finding, source=make_source(slug="hidden", status="rejected"))
    make_finding(facilities=[make_facility(slug="of-a-draft")], status="draft", abuse_types=[make_abuse_type()])
    assert tallies("facility") == {"shown": 1}
    assert tallies("source") == {}
    assert tallies("abuse") == {}


@pytest.mark.parametrize("address", ["facility=hidden", "source=hidden", "abuse=none", "facility=%00"])
def test_an_unknown_or_hidden_value_is_refused(address):
    make_facility(slug="hidden", status="withdrawn")
    make_source(slug="hidden", status="suggested")
    assert FindingFilterSet(QueryDict(address), Finding.objects.public()).current_page() is None
