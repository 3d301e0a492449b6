"""The command `ingest`: what it asks, what it prints, and how it refuses."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from reports.models import Capture, Passage, Report
from tests import factories as make
from tests.ingest.pages import SEED, custom_report, page

pytestmark = pytest.mark.django_db

NORTH_KOREA_2021 = {"series": "country-reports", "country": "KP", "year": 2021}


@pytest.fixture(autouse=True)
def held():
    make.make_series(slug="country-reports", title="Country Reports")
    make.make_country(code="KP", name="North Korea", slug="north-korea")


def ingest(file, **options):
    output = StringIO()
    call_command("ingest", str(file), stdout=output, **options)
    return output.getvalue()


def refusal(file, **options):
    with pytest.raises(CommandError) as refused:
        ingest(file, **options)
    return str(refused.value)


def test_the_account_of_every_line_is_printed():
    printed = ingest(SEED, **NORTH_KOREA_2021)
    assert "57 lines: 7 headings, 38 passages, 12 chrome." in printed
    assert "country-reports-2021-north-korea taken in: 38 passages in 9 sections." in printed
    rows = [line for line in printed.splitlines() if line.startswith("│")]
    assert len(rows) == 57
    assert any("passage" in row and "paragraph headed “Physical Conditions”" in row for row in rows)
    assert any("chrome" in row and "banner: official website" in row for row in rows)


def test_headings_without_a_topic_are_listed():
    make.make_topic_spelling("Executive Summary")
    printed = ingest(SEED, **NORTH_KOREA_2021)
    assert "No topic is known for the heading “7. Worker Rights” (line 77)." in printed
    assert "“Executive Summary” (line" not in printed


def test_again_says_that_nothing_changed():
    ingest(SEED, **NORTH_KOREA_2021)
    assert "is held from these very bytes (SHA-256 23f29403eb5d…): nothing changed." in ingest(SEED, **NORTH_KOREA_2021)
    assert Capture.objects.count() == 1


def test_a_dry_run_says_what_would_be():
    assert "would be taken in: 38 passages in 9 sections. Nothing was written." in ingest(
        SEED, **NORTH_KOREA_2021, dry_run=True
    )
    assert Report.objects.count() == 0


def test_the_details_are_kept():
    ingest(
        SEED,
        **NORTH_KOREA_2021,
        published="2022-04-12",
        url="https://www.state.gov/reports/",
        licence="Public domain",
        title="North Korea 2021",
        operator="A. Curator",
    )
    report = Report.objects.get()
    assert (str(report.published_date), report.url, report.licence) == (
        "2022-04-12",
        "https://www.state.gov/reports/",
        "Public domain",
    )
    assert (report.title, report.captures.get().operator) == ("North Korea 2021", "A. Curator")


@pytest.mark.parametrize(
    ("given", "missing"),
    [
        ({}, "give --series and --country and --year."),
        ({"series": "country-reports", "country": "KP"}, "give --year."),
        ({"series": "country-reports", "year": 2021}, "give --country."),
    ],
    ids=["nothing", "no year", "no country"],
)
def test_the_edition_is_asked_for_never_guessed(given, missing):
    assert refusal(SEED, **given) == f"Which edition is this? It is asked for, never guessed: {missing}"


def test_an_edition_nobody_knows_is_named():
    assert refusal(SEED, series="country-reports", country="ZZ", year=2021).startswith(
        "no country “ZZ” is held. Held: KP."
    )
    assert "--published yesterday is no day" in refusal(SEED, **NORTH_KOREA_2021, published="yesterday")


@pytest.mark.parametrize(
    ("content", "line", "reason"),
    [
        (b"", 1, "the file is empty."),
        (b"North Korea\n\nExecutive Summary\n\nT\xe9xt.", 5, "the byte 0xE9 is not UTF-8"),
        (b"Dear Sir,\n\nthank you.", 1, "this is no custom report"),
        (bytes(range(256)) * 100, 3, "the byte 0x80 is not UTF-8"),
        (
            custom_report("Executive Summary", "Good.", "click here", country="North Korea"),
            11,
            "nobody knows what this line is",
        ),
        (custom_report(country="South Korea"), 5, "the page is headed “South Korea”"),
    ],
    ids=["empty", "not UTF-8", "a letter", "binary", "unexplained", "another country"],
)
def test_what_is_refused_is_named_with_file_line_and_reason(tmp_path, monkeypatch, content, line, reason):
    monkeypatch.chdir(tmp_path)
    told = refusal(page(tmp_path / "report.txt", content), **NORTH_KOREA_2021)
    assert told.startswith(f"report.txt:{line}: {reason}")
    assert told.endswith("Nothing was taken in.")
    assert Passage.objects.count() == 0


def test_many_problems_are_cut_short(tmp_path):
    lines = [f"click here {'again ' * (number % 2)}" for number in range(80)]
    told = refusal(
        page(tmp_path / "report.txt", custom_report("Executive Summary", "Good.", *lines, country="North Korea")),
        **NORTH_KOREA_2021,
    )
    assert "and 30 more" in told
    assert len(told.splitlines()) == 52
