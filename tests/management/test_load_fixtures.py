"""The first run: the archive's own fixtures fill it, whole or not at all, and only when it is empty."""

import shutil
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db.models import Count

from reports.choices import Status
from reports.models import Country, CrossReference, Facility, FacilityType, Finding, Passage, Report, Section, Source
from tests import factories as make

pytestmark = pytest.mark.django_db

FIXTURES = Path(settings.BASE_DIR) / "fixtures"


def load(folder=FIXTURES):
    output = StringIO()
    call_command("load_fixtures", folder=folder, stdout=output)
    return output.getvalue()


@pytest.fixture
def copy(tmp_path):
    return Path(shutil.copytree(FIXTURES, tmp_path / "fixtures"))


def test_an_empty_archive_is_filled():
    printed = load()
    assert "country-reports-2021-north-korea: 57 lines: 7 headings, 38 passages, 12 chrome." in printed
    assert Passage.objects.public().count() == 38
    assert (Facility.objects.public().count(), FacilityType.objects.count()) == (11, 6)
    assert Finding.objects.public().count() >= 120
    assert Source.objects.public().count() >= 30
    assert not Finding.objects.exclude(status=Status.PUBLISHED).exists()
    assert not Passage.objects.annotate(found=Count("findings")).filter(found=0).exists()
    assert not Section.objects.filter(topic=None).exists()
    assert CrossReference.objects.count() == 4
    report = Report.objects.get()
    assert (report.title, str(report.published_date)) == (
        "2021 Country Reports on Human Rights Practices: North Korea",
        "2022-04-12",
    )
    assert report.licence == "Public domain in the United States (17 USC 105)"
    assert report.captures.get().operator == "first run"


def test_the_curated_files_agree_with_what_they_filled():
    load()
    output = StringIO()
    call_command("load_curated", stdout=output)
    assert "Kept" not in output.getvalue()


def test_an_archive_that_holds_a_report_is_left_alone():
    make.make_report()
    assert load() == "The archive holds reports already: nothing was loaded.\n"
    assert Passage.objects.count() == 0


def test_a_fault_anywhere_leaves_the_archive_empty(copy):
    next((copy / "curated" / "findings").rglob("*.yaml")).write_text("report: none", encoding="utf-8")
    with pytest.raises(CommandError, match="the archive has no report “none”"):
        load(copy)
    assert not Report.objects.exists()
    assert not Country.objects.exists()


@pytest.mark.parametrize(
    ("manifest", "told"),
    [
        ("- {file: x.txt, series: country-reports, country: KP}", "reports.yaml:1: the key “year” is missing."),
        (
            "- {file: x.txt, series: country-reports, country: KP, year: '2021', yaer: x}",
            "reports.yaml:1: unknown key “yaer”. Did you mean “year”?",
        ),
        (
            "- {file: x.txt, series: country-reports, country: KX, year: '2021'}",
            "reports.yaml:1: the archive has no country “KX”.",
        ),
        (
            "- {file: x.txt, series: country-reports, country: KP, year: last}",
            "reports.yaml:1: the year or the day of publication is faulty",
        ),
        ("- {file: x.txt, series: country-reports, country: KP, year: '2021'}", "x.txt: there is no such file."),
        (
            "- {file: reports.yaml, series: country-reports, country: KP, year: '2021'}",
            "reports.yaml:1: this is no custom report",
        ),
        (
            "- {file: country-reports-2021-north-korea.txt, series: country-reports, country: CN, year: '2021'}",
            "country-reports-2021-north-korea.txt:11: the page is headed “North Korea”",
        ),
    ],
    ids=[
        "no year",
        "a key nobody knows",
        "no such country",
        "no year either",
        "no such file",
        "no report",
        "another country",
    ],
)
def test_a_faulty_list_of_reports_is_told_with_its_place(copy, manifest, told):
    (copy / "reports" / "reports.yaml").write_text(manifest, encoding="utf-8")
    with pytest.raises(CommandError) as refused:
        load(copy)
    assert told in str(refused.value)
    assert str(refused.value).endswith("Nothing was loaded.")
    assert not Country.objects.exists()
