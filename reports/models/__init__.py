"""The record: one noun a file, each with its rules. Everything else in the archive is derived from these."""

from reports.models.abuse_type import AbuseType
from reports.models.actor import Actor
from reports.models.capture import Capture
from reports.models.citation import Citation
from reports.models.country import Country
from reports.models.facility import Facility, FacilityName
from reports.models.facility_type import FacilityType
from reports.models.figure import Figure
from reports.models.finding import Finding
from reports.models.group import Group
from reports.models.index_queue import IndexQueue
from reports.models.passage import CrossReference, Passage
from reports.models.publisher import Publisher
from reports.models.report import Report
from reports.models.section import Section
from reports.models.series import Series
from reports.models.source import Source, SourceCopy
from reports.models.topic import Topic, TopicSpelling

__all__ = [
    "AbuseType",
    "Actor",
    "Capture",
    "Citation",
    "Country",
    "CrossReference",
    "Facility",
    "FacilityName",
    "FacilityType",
    "Figure",
    "Finding",
    "Group",
    "IndexQueue",
    "Passage",
    "Publisher",
    "Report",
    "Section",
    "Series",
    "Source",
    "SourceCopy",
    "Topic",
    "TopicSpelling",
]
