"""The command `ingest`: what it asks, what it prints, and how it refuses."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from reports.collecting import Fetcher
from reports.management.commands import ingest as command
from reports.models import Capture, Passage, Report
from reports.search import SearchQuery, rebuild, search
from tests import factories as make
from tests.ingest.pages import SEED, custom_report, page
from tests.reading import state_html

pytestmark = pytest.mark.django_db

PAGES_OF_ONE_EDITION = Path(__file__).parents[1] / "ingest" / "one_edition"
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
    assert "left out: banner: official website" in printed
    assert "country-reports-2021-north-korea taken in: 38 passages in 9 sections." in printed
    rows = [line for line in printed.splitlines() if line.startswith("│")]
    assert sum("passage" in row for row in rows) == 38
    assert sum("heading" in row for row in rows) >= 7
    assert any("passage" in row and "paragraph headed “Physical Conditions”" in row for row in rows)
    assert any("chrome" in row and "banner: official website" in row for row in rows)


def test_headings_without_a_topic_are_listed():
    make.make_topic_spelling("Executive Summary")
    printed = ingest(SEED, **NORTH_KOREA_2021)
    assert "No topic is known for the heading “7. Worker Rights” (line 77)." in printed
    assert "“Executive Summary” (line" not in printed


def test_again_says_that_nothing_changed():
    ingest(SEED, **NORTH_KOREA_2021)
    assert "is stored from these very bytes: nothing changed." in ingest(SEED, **NORTH_KOREA_2021)
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


def test_the_edition_is_asked_for_where_the_page_does_not_say_it():
    assert "which edition is this? The page names no year. Give --year." in refusal(SEED)
    assert Report.objects.count() == 0


def test_a_site_is_sent_the_contact_of_the_archive(settings, monkeypatch):
    settings.ARCHIVE_CONTACT = "archive@example.org"
    contacts = []
    monkeypatch.setattr(command, "Fetcher", lambda contact: contacts.append(contact) or Fetcher(contact=contact))
    assert "inside a network" in refusal("http://127.0.0.1/report.html")
    assert contacts == ["archive@example.org"]


def test_an_edition_nobody_knows_is_named():
    told = refusal(SEED, series="country-reports", country="ZZ", year=2021)
    assert "the archive has no country “ZZ”. It has: KP." in told
    assert "--published yesterday is no day" in refusal(SEED, **NORTH_KOREA_2021, published="yesterday")


@pytest.mark.parametrize(
    ("content", "line", "reason"),
    [
        (b"North Korea\n\nExecutive Summary\n\nT\xe9xt.", 5, "the byte 0xE9 is not UTF-8"),
        (b"Dear Sir,\n\nthank you.", 1, "this is no custom report"),
        (
            custom_report("Executive Summary", "Good.", "click here", country="North Korea"),
            11,
            "nobody knows what this line is",
        ),
        (custom_report(country="South Korea"), 5, "the page is headed “South Korea”"),
    ],
    ids=["not UTF-8", "a letter", "unexplained", "another country"],
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


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "there is nothing in it"),
        (bytes(range(256)) * 100, "this is neither HTML, text, Word (.docx) nor PDF"),
    ],
    ids=["empty", "binary"],
)
def test_what_is_no_report_at_all_is_refused_by_its_name(tmp_path, content, reason):
    assert f"report.txt: {reason}" in refusal(page(tmp_path / "report.txt", content), **NORTH_KOREA_2021)


def state_page(*, country, year):
    """A page of the State Department's site, with three passages."""
    body = (
        state_html.summary("<p>Power lay with the army.</p>"),
        state_html.section(1, "The Person", state_html.sub("c. Torture", state_html.P, "<p>Cells were cold.</p>")),
    )
    link = '<h5 class="report-meta__link--download-pdf"><a href="x.pdf">PDF</a></h5>'
    return state_html.page(*body, meta=link, country=country, slug=country.lower().replace(" ", "-"), year=year)


class TestManyPages:
    @pytest.fixture
    def folder(self, tmp_path):
        make.make_country(code="ZA", name="Zubrowka", slug="zubrowka")
        for year, country in ((2021, "Zubrowka"), (2022, "Zubrowka"), (2021, "North Korea")):
            page(tmp_path / f"{year}-{country}.html", state_page(country=country, year=year))
        return tmp_path

    def test_all_come_in_and_one_bad_one_spoils_nothing(self, folder):
        page(folder / "bad.html", state_page(country="Nowhere", year=2021))
        page(folder / "noise.bin", bytes(range(256)))
        told = refusal(folder, workers=0)
        assert "2 of 5 were refused; the others are not touched by that." in told
        assert "bad.html" in told
        assert "Its heading says “Nowhere”, and no country is known by that name" in told
        assert sorted(Report.objects.values_list("slug", flat=True)) == [
            "country-reports-2021-north-korea",
            "country-reports-2021-zubrowka",
            "country-reports-2022-zubrowka",
        ]

    def test_a_second_run_changes_nothing(self, folder):
        assert "3 given: 3 new" in ingest(folder, workers=0)
        held = list(Passage.objects.order_by("pk").values_list("pk", "key", "number"))
        assert "3 given: 3 same" in ingest(folder, workers=0)
        assert list(Passage.objects.order_by("pk").values_list("pk", "key", "number")) == held
        assert Capture.objects.count() == 3

    def test_a_dry_run_says_of_each_what_would_be_and_writes_nothing(self, folder):
        printed = ingest(folder, workers=0, dry_run=True)
        assert printed.count("│ new") == 3
        assert "Nothing was written." in printed
        assert Report.objects.count() == 0

    def test_what_was_left_out_is_told_with_its_reason(self, folder):
        printed = ingest(folder, workers=0)
        assert "printed by the reports" in printed
        assert "left out: link of the site beside the title" in printed
        assert "No topic is known for “EXECUTIVE SUMMARY” (3 times)." in printed

    @pytest.mark.django_db(transaction=True)
    def test_processes_read_and_the_index_follows(self, folder):
        rebuild()
        assert "3 given: 3 new" in ingest(folder, workers=2)
        assert search(SearchQuery("guards")).total == 3


class TestASecondReportOfAnEdition:
    FIRST, SECOND = (PAGES_OF_ONE_EDITION / name for name in ("disappearances.html", "land.html"))

    def test_is_refused_with_a_question_that_names_the_options(self):
        ingest(self.FIRST, **NORTH_KOREA_2021)
        told = refusal(self.SECOND, **NORTH_KOREA_2021)
        assert "Disappearances in the North" in told
        assert "Land Seizures on the Coast" in told
        assert '--revises "country-reports-2021-north-korea"' in told
        assert "--another-report." in told
        assert Capture.objects.count() == 1

    def test_comes_in_beside_the_first_when_a_person_says_so(self):
        ingest(self.FIRST, **NORTH_KOREA_2021)
        assert "taken in: 2 passages" in ingest(self.SECOND, **NORTH_KOREA_2021, another_report=True)
        assert Report.objects.count() == 2

    @pytest.mark.parametrize("answer", [{"another_report": True}, {"revises": "x"}, {"symbol": "x"}])
    def test_is_never_answered_for_many_at_once(self, answer):
        assert "are said of one page" in refusal(self.FIRST.parent, **NORTH_KOREA_2021, **answer)
        assert Report.objects.count() == 0
