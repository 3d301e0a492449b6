"""Reads a State Department "custom report" on one country that was saved as a web page: the same report as its text gives.

There is no page of the report builder to learn from, so nothing is asked of its classes: the country's heading, the executive
summary, numbered sections and the builder's controls are known by their words, whatever elements they stand in.
"""

from reports.reading.reader import COUNTRY_REPORTS, Reader
from reports.reading.readers.custom_report_html.reading import read
from reports.reading.readers.custom_report_html.recognising import recognise

READER = Reader(
    name="custom-report-html",
    version=2,
    media_type="text/html",
    recognise=recognise,
    read=read,
    series=COUNTRY_REPORTS,
)
