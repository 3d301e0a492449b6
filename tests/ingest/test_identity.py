"""Which edition a page is: decided where all that is said agrees, and asked for where it does not; never guessed."""

import datetime

import pytest

from reports.ingest.preparing.edition import EditionHints
from reports.ingest.preparing.identity import decide_edition
from reports.management.console import as_option
from reports.problems import Refused
from reports.reading.outline.elements import EditionClue, Outline, PageMetadata
from tests.ingest.reference_data import GRAUSTARK, RURITANIA, SERIES, small_reference_data

NAMES = {"QR": ["Rurtania", "strelsau"]}


def outline(*clues, headed="Ruritania", metadata=None):
    return Outline(
        headed=headed,
        headed_line=11,
        is_extract=False,
        sections=(),
        passages=(),
        lines=(),
        metadata=metadata or PageMetadata(),
        clues=clues,
    )


def heading(country="Ruritania", year=2021):
    return EditionClue("heading", f"{year} Reports: {country}", year, country)


def address(country="ruritania", year=2021):
    return EditionClue("address", f"https://example.org/{year}/{country}/", year, country)


def decide(*clues, asked=None, series="country-reports", names=NAMES, **given):
    return decide_edition(
        outline(*clues, **given), small_reference_data(**names), EditionHints(**asked or {}), series=series
    )


def problems(*clues, **given):
    with pytest.raises(Refused) as refused:
        decide(*clues, **given)
    return [(problem.sentence(as_option), problem.line) for problem in refused.value.problems]


def reason(*clues, **given):
    ((only, _),) = problems(*clues, **given)
    return only


class TestWhatThePageSays:
    def test_is_the_edition_when_all_its_places_agree(self):
        edition = decide(heading("Rurtania"), address("strelsau")).edition
        assert (edition.series, edition.country, edition.year) == (SERIES, RURITANIA, 2021)
        assert (edition.slug, edition.full_title) == (
            "country-reports-2021-ruritania",
            "2021 Country Reports: Ruritania",
        )

    def test_gives_the_day_and_the_address_that_nobody_was_asked_for(self):
        moment = datetime.datetime(2022, 3, 23, 23, 30, tzinfo=datetime.timezone(datetime.timedelta(hours=-4)))
        metadata = PageMetadata(address="https://example.org/r/", published=moment)
        edition = decide(heading(), metadata=metadata).edition
        assert (edition.published_date, edition.url) == (datetime.date(2022, 3, 23), "https://example.org/r/")
        asked = {
            "published": datetime.date(2022, 4, 12),
            "url": "https://example.org/other/",
            "title": "T",
            "licence": "L",
        }
        edition = decide(heading(), metadata=metadata, asked=asked).edition
        assert (edition.published_date, edition.url) == (asked["published"], asked["url"])
        assert (edition.full_title, edition.licence) == ("T", "L")

    def test_two_years_are_a_question(self):
        told = problems(heading(year=2020), address(year=2021))
        assert told == [
            (
                "which edition is this? its heading says “2020 Reports: Ruritania”; its address says"
                " “https://example.org/2021/ruritania/”. Say it with --year.",
                11,
            )
        ]

    def test_two_countries_are_a_question(self):
        assert "which country is this? its heading says “2021 Reports: Ruritania”; its address says" in reason(
            heading(), address("graustark")
        )

    def test_a_year_that_no_report_is_about_is_none(self):
        assert reason(heading(year=1066)) == "the year 1066 is none a report can be about."

    def test_a_page_that_names_nothing_asks_for_everything(self):
        assert [said for said, _ in problems(headed="", series="")] == [
            "which series is this? The page does not say. Give --series. It has: country-reports.",
            "which country is this? The page names none. Give --country.",
            "which edition is this? The page names no year. Give --year.",
        ]

    def test_a_page_with_a_headed_country_alone_is_about_it(self):
        assert decide(asked={"year": 2021}).edition.country == RURITANIA


class TestNamesThatNobodyKnows:
    def test_are_asked_for_with_near_ones(self):
        said = reason(heading("Graustarkk", 2021), headed="Graustarkk")
        assert said.startswith(
            "which country is this? Its heading says “Graustarkk”, and no country is known by that name."
        )
        assert "Near it: Graustark (QG)." in said
        assert '--country and --headed "Graustarkk"' in said

    def test_in_the_heading_stop_a_page_whose_other_places_mean_something_else(self):
        said = reason(heading("Strelsavia"), address("graustark"), headed="Strelsavia")
        assert "no country is known by that name. Its other places say Graustark (QG)." in said

    def test_in_the_heading_are_a_misspelling_where_the_other_places_say_so(self):
        decided = decide(heading("Graustakr"), address("graustark"), headed="Graustakr")
        assert decided.edition.country == GRAUSTARK
        assert [question.partition("?")[0] for question in decided.questions] == ["is “Graustakr” Graustark"]

    def test_in_the_heading_stop_a_page_where_another_country_is_written_more_like_them(self):
        said = reason(heading("Graustarki"), address("graustark"), names={"QR": ["Graustarkia"]}, headed="Graustarki")
        assert "Near it: Ruritania (QR), Graustark (QG)." in said

    def test_in_lesser_places_are_told_and_stop_nothing(self):
        decided = decide(heading(), address("x-17"))
        assert decided.edition.country == RURITANIA
        assert len(decided.questions) == 1

    def test_are_shown_no_longer_than_a_person_reads(self):
        name = "Ruritania " * 100_000
        assert len(reason(heading(name), headed=name)) < 1000


class TestWhatIsAsked:
    def test_answers_what_the_page_leaves_open(self):
        edition = decide(
            headed="", series="", asked={"series": "country-reports", "country": "qg", "year": 2019}
        ).edition
        assert edition.slug == "country-reports-2019-graustark"

    def test_answers_where_places_disagree_when_one_of_them_says_the_same(self):
        asked = {"country": "QG", "year": 2020}
        assert decide(heading(year=2020), address("graustark"), asked=asked).edition.country == GRAUSTARK

    def test_is_a_question_when_no_place_says_the_same(self):
        assert problems(heading(), address(), asked={"country": "QG"}) == [
            (
                "the page is headed “Ruritania”, and QG is Graustark here. If the page means Graustark, say so with"
                ' --headed "Ruritania". If not, give its own --country.',
                11,
            )
        ]
        assert "and 2019 was asked for. If the page is that edition all the same, say so with --headed" in reason(
            heading(), asked={"year": 2019}
        )

    def test_holds_when_the_person_has_seen_the_heading(self):
        asked = {"country": "QG", "year": 2019, "headed": "RURITANIA"}
        edition = decide(heading(), address(), asked=asked).edition
        assert (edition.country, edition.year, edition.headed) == (GRAUSTARK, 2019, "RURITANIA")

    def test_another_heading_than_the_page_has_answers_nothing(self):
        assert reason(heading(), asked={"country": "QG", "headed": "Graustark"})

    def test_is_told_what_is_held_instead(self):
        asked = {"series": "contry-reports", "country": "Graustrak", "year": 21}
        assert [said for said, _ in problems(series="", asked=asked)] == [
            "the archive has no series “contry-reports”. It has: country-reports.",
            "the archive has no country “Graustrak”. Near it: Graustark (QG).",
            "the year 21 is none a report can be about.",
        ]

    def test_may_not_be_another_series_than_the_readers(self):
        assert reason(heading(), asked={"series": "other"}) == (
            "this page is one of the series “country-reports”, and “other” was asked for."
        )

    def test_says_what_to_load_when_nothing_is_held(self):
        with pytest.raises(Refused, match="It has none yet: run load_curated --vocabularies first"):
            decide_edition(outline(heading()), type(small_reference_data())(), EditionHints(), series="country-reports")
