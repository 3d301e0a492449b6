"""The record: one noun a file, each with its rules. Everything else in the archive is derived from these."""

from reports.models.abuse_type import AbuseType
from reports.models.actor import Actor
from reports.models.capture import Capture, CaptureCheck
from reports.models.citation import Citation
from reports.models.country import Country, CountryName
from reports.models.cue import Cue
from reports.models.facility import Facility, FacilityName
from reports.models.facility_type import FacilityType
from reports.models.figure import Figure
from reports.models.finding import Finding
from reports.models.group import Group
from reports.models.history_chain import HistoryChain, HistoryHead
from reports.models.index_queue import IndexQueue
from reports.models.intake import Intake, IntakeItem
from reports.models.passage import CrossReference, Passage
from reports.models.publisher import Publisher
from reports.models.report import Report
from reports.models.report_move import ReportMove
from reports.models.revision import FindingMove, PassageEdit, Revision
from reports.models.section import Section
from reports.models.series import Series
from reports.models.source import Source, SourceCopy
from reports.models.topic import Topic, TopicSpelling

__all__ = [
    "AbuseType",
    "Actor",
    "Capture",
    "CaptureCheck",
    "Citation",
    "Country",
    "CountryName",
    "CrossReference",
    "Cue",
    "Facility",
    "FacilityName",
    "FacilityType",
    "Figure",
    "Finding",
    "FindingMove",
    "Group",
    "HistoryChain",
    "HistoryHead",
    "IndexQueue",
    "Intake",
    "IntakeItem",
    "Passage",
    "PassageEdit",
    "Publisher",
    "Report",
    "ReportMove",
    "Revision",
    "Section",
    "Series",
    "Source",
    "SourceCopy",
    "Topic",
    "TopicSpelling",
]
