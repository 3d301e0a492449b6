"""The curators' room: the stock admin, arranged for the people who make, read and publish findings.

One noun a file. What a step means is the business of `reports.editorial`; how pages look, of the stylesheets.
"""

from django.contrib import admin
from django_tasks_db.models import DBTaskResult

from reports.admin.abuse_type import AbuseTypeAdmin
from reports.admin.actor import ActorAdmin
from reports.admin.capture import CaptureAdmin
from reports.admin.country import CountryAdmin
from reports.admin.cross_reference import CrossReferenceAdmin
from reports.admin.facility import FacilityAdmin
from reports.admin.facility_type import FacilityTypeAdmin
from reports.admin.finding import FindingAdmin
from reports.admin.group import GroupAdmin
from reports.admin.intake.pages import IntakeAdmin
from reports.admin.passage import PassageAdmin
from reports.admin.publisher import PublisherAdmin
from reports.admin.report import ReportAdmin
from reports.admin.section import SectionAdmin
from reports.admin.series import SeriesAdmin
from reports.admin.source import SourceAdmin
from reports.admin.topic import TopicAdmin
from reports.admin.topic_spelling import TopicSpellingAdmin

admin.site.site_header = "Findings archive"
admin.site.site_title = "Findings archive"
admin.site.index_title = "The curators' room"
admin.site.unregister(DBTaskResult)  # the result of work in the background is shown, in words, where it was begun

__all__ = [
    "AbuseTypeAdmin",
    "ActorAdmin",
    "CaptureAdmin",
    "CountryAdmin",
    "CrossReferenceAdmin",
    "FacilityAdmin",
    "FacilityTypeAdmin",
    "FindingAdmin",
    "GroupAdmin",
    "IntakeAdmin",
    "PassageAdmin",
    "PublisherAdmin",
    "ReportAdmin",
    "SectionAdmin",
    "SeriesAdmin",
    "SourceAdmin",
    "TopicAdmin",
    "TopicSpellingAdmin",
]
