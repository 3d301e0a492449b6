"""What findings name stands under their passage, in order, each thing once, and nothing that is hidden."""

import pytest

from reports.choices import CitationRole, Status
from reports.search.asking.linked_records import MOST_A_PASSAGE, linked_records
from tests.factories import (
    make_abuse_type,
    make_citation,
    make_facility,
    make_figure,
    make_finding,
    make_passage,
    make_publisher,
    make_source,
)

pytestmark = pytest.mark.django_db


def told(passage):
    return [(one.kind, one.label) for one in linked_records([passage.pk]).get(passage.pk, ())]


def test_kinds_stand_in_order_and_findings_in_the_order_of_their_words():
    passage = make_passage("Two camps. Both were full.")
    torture = make_abuse_type(label="Torture")
    late = make_finding("Both were full", passage=passage, facilities=[make_facility(name="Camp 14")])
    make_finding("Two camps", passage=passage, facilities=[make_facility(name="Camp 15")], abuse_types=[torture])
    late.abuse_types.set([torture, make_abuse_type(label="Hunger")])
    institute = make_publisher(name="Institute of Everything", short_name="IoE")
    make_citation(finding=late, source=make_source(publisher=institute), role=CitationRole.ESTIMATES)
    make_citation(finding=late, source=make_source(publisher=make_publisher(name="Witness")))
    make_figure(finding=late, low=1500, high=2000, qualifier="about", unit="prisoners")
    assert told(passage) == [
        ("facility", "Camp 15"),
        ("facility", "Camp 14"),
        ("figure", "about 1,500–2,000 prisoners"),
        ("source", "IoE"),
        ("source", "Witness"),
        ("abuse", "Torture"),
        ("abuse", "Hunger"),
    ]


def test_each_leads_to_its_record():
    facility, abuse, source = make_facility(), make_abuse_type(), make_source()
    finding = make_finding(facilities=[facility], abuse_types=[abuse])
    make_citation(finding=finding, source=source, role=CitationRole.DENIES)
    make_figure(finding=finding)
    carried = linked_records([finding.passage_id])[finding.passage_id]
    records = [facility, finding, source, abuse]
    assert [one.record.get_absolute_url() for one in carried] == [record.get_absolute_url() for record in records]
    assert [one.role for one in carried] == [None, None, CitationRole.DENIES, None]


@pytest.mark.parametrize("status", [status for status in Status if status != Status.PUBLISHED])
def test_nothing_hidden_is_named(status):
    hidden = {"status": status}
    if status == Status.WITHDRAWN:
        hidden["withdrawal_reason"] = "error"
    passage = make_passage("Guards beat prisoners.")
    finding = make_finding(passage=passage, facilities=[make_facility(**hidden)])
    make_citation(finding=finding, source=make_source(**hidden))
    make_figure(finding=finding, facility=finding.facilities.get())
    make_finding(passage=passage, abuse_types=[make_abuse_type()], facilities=[make_facility()], **hidden)
    assert told(passage) == []


def test_a_line_names_only_so_many():
    finding = make_finding(facilities=[make_facility() for _ in range(MOST_A_PASSAGE + 3)])
    assert len(told(finding.passage)) == MOST_A_PASSAGE


def test_whatever_is_carried_takes_one_query(django_assert_num_queries):
    findings = [make_finding(facilities=[make_facility()]) for _ in range(3)]
    with django_assert_num_queries(1):
        assert len(linked_records([finding.passage_id for finding in findings])) == 3
    with django_assert_num_queries(0):
        assert linked_records([]) == {}
