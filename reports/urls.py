"""Every public address and the page behind it. The name of an address is the name of its view and of its template."""

from django.urls import path

from reports.views.abuses import abuse_type, abuse_type_list
from reports.views.changes import report_changes
from reports.views.custom_report import custom_report
from reports.views.facilities import facility, facility_list
from reports.views.facility_types import facility_type, facility_type_list
from reports.views.findings import finding
from reports.views.health import healthz
from reports.views.home import home
from reports.views.passages import passage, passage_repeats
from reports.views.prose import about, methodology, privacy, robots
from reports.views.publishers import publisher, publisher_list
from reports.views.report_list import report_list
from reports.views.reports import report
from reports.views.search.advanced import search_advanced
from reports.views.search.help import search_help
from reports.views.search.one_hit import search_like, search_why
from reports.views.search.results import search
from reports.views.search.suggest import search_suggest
from reports.views.search.values import search_values
from reports.views.sources import source, source_list
from reports.views.topics import topic, topic_list

urlpatterns = [
    path("", home, name="home"),
    path("search/", search, name="search"),
    path("search/help/", search_help, name="search_help"),
    path("search/advanced/", search_advanced, name="search_advanced"),
    path("search/suggest/", search_suggest, name="search_suggest"),
    path("search/values/<slug:facet>/", search_values, name="search_values"),
    path("search/why/<slug:key>/", search_why, name="search_why"),
    path("search/like/<slug:key>/", search_like, name="search_like"),
    # Reports and what they say
    path("reports/", report_list, name="report_list"),
    path("reports/<slug:slug>/", report, name="report"),
    path("reports/<slug:slug>/changes/", report_changes, name="report_changes"),
    path("p/<slug:key>/", passage, name="passage"),
    path("p/<slug:key>/repeats/", passage_repeats, name="passage_repeats"),
    path("findings/<slug:key>/", finding, name="finding"),
    # Records: facilities, sources, vocabularies
    path("facilities/", facility_list, name="facility_list"),
    path("facilities/<slug:slug>/", facility, name="facility"),
    path("facility-types/", facility_type_list, name="facility_type_list"),
    path("facility-types/<slug:code>/", facility_type, name="facility_type"),
    path("sources/", source_list, name="source_list"),
    path("sources/<slug:slug>/", source, name="source"),
    path("publishers/", publisher_list, name="publisher_list"),
    path("publishers/<slug:slug>/", publisher, name="publisher"),
    path("abuses/", abuse_type_list, name="abuse_type_list"),
    path("abuses/<slug:code>/", abuse_type, name="abuse_type"),
    path("topics/", topic_list, name="topic_list"),
    path("topics/<slug:code>/", topic, name="topic"),
    path("custom-report/", custom_report, name="custom_report"),
    # About the archive
    path("about/", about, name="about"),
    path("methodology/", methodology, name="methodology"),
    path("robots.txt", robots, name="robots"),
    path("privacy/", privacy, name="privacy"),
    path("healthz", healthz, name="healthz"),
]
