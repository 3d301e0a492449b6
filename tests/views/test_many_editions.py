"""Nine editions on two hundred countries: every list stays usable, asks little of the database and weighs little."""

import gzip
import re

import pytest
from django.urls import reverse

from reports.models import Country, Report, Section
from reports.views.parts.letters import letter_of
from tests import factories as make

pytestmark = pytest.mark.django_db
YEARS = list(range(2016, 2025))
FIRST_VIEW = 150_000
FONTS_AND_STYLES = 75_000  # over the wire: two fonts, style sheets compressed


@pytest.fixture
def archive():
    """Two hundred countries, eight to a letter; the first has no edition of 2020."""
    countries = Country.objects.bulk_create(
        Country(code=f"X{n}", name=f"{chr(65 + n // 8)}land {n}", slug=f"country-{n}") for n in range(200)
    )
    topic = make.make_topic(code="everything")
    make.make_many_reports(countries, YEARS)
    Section.objects.update(topic=topic)
    Report.objects.filter(country=countries[0], year=2020).update(status="draft")
    return countries


def weight(html):
    return len(gzip.compress(html.encode())) + FONTS_AND_STYLES


def test_the_list_is_a_grid_of_countries_and_years(read, archive):
    html = read("/reports/")
    assert re.findall(r'<th scope="col"><a href="\?year=(\d+)"', html) == [str(year) for year in reversed(YEARS)]
    assert html.count('<th scope="row">') == 40
    assert '<td class="absent" data-label="2020">not here</td>' in html
    assert "1,799 reports on 200 countries" in html
    assert re.search(r'<td><a href="[\w-]+-2021-country-0/">2021</a></td>', html)


def test_letters_lead_to_the_page_that_holds_them(read, archive):
    html = read("/reports/")
    assert '<li><a href="#letter-A">A</a></li>' in html
    assert '<li><a href="?page=2#letter-F">F</a></li>' in html
    assert 'id="letter-F"' in read("/reports/", page="2")
    assert 'id="letter-F"' not in html
    assert "last one is 5" in read("/reports/", status=400, page="6")


def test_one_country_or_one_year_is_a_list(read, archive):
    html = read("/reports/", country="country-3")
    assert html.count('<th scope="row">') == 9
    assert "200 reports<" in read("/reports/", year="2021")
    assert read("/reports/", year="2021", view="grid").count('<th scope="row">') == 40


def test_a_small_archive_is_a_list_and_can_be_a_grid(read):
    report = make.make_report()
    assert 'class="table editions"' not in read("/reports/")
    assert f'<a href="{report.slug}/">2021</a>' in read("/reports/", view="grid")


def test_two_series_on_one_country_and_year_are_told_apart(read):
    country = make.make_country()
    for title in ("Country Reports", "Prison Reports"):
        make.make_report(country=country, series=make.make_series(title=title))
    html = read("/reports/", view="grid")
    assert ">2021 Country Reports</a>" in html
    assert ">2021 Prison Reports</a>" in html


@pytest.mark.parametrize(
    ("address", "most"),
    [
        ("/reports/", 9),
        ("/reports/?view=list", 6),
        ("/reports/?year=2021", 6),
        ("/", 13),
        ("/custom-report/", 5),
        ("/topics/", 2),
        ("/topics/everything/", 8),
    ],
)
def test_no_list_asks_much_or_weighs_much(queries, read, archive, address, most):
    assert queries(address) <= most
    assert weight(read(address)) < FIRST_VIEW


def test_the_builder_groups_countries_by_letter(read, archive):
    html = read("/custom-report/")
    assert html.count('class="choice-letter"') == 25
    assert html.count('name="country"') == 200
    assert 'data-narrows="countries" hidden' in html
    assert html.count('name="year"') == 9


def test_a_topic_is_narrowed_to_a_year_or_a_country(read, archive):
    html = read(reverse("topic", args=["everything"]), year="2021", country="country-7")
    assert html.count('<th scope="row">') == 1
    assert "No edition has all of this." in read(
        reverse("topic", args=["everything"]), year="2020", country="country-0"
    )
    assert "Nothing is shown" in read(reverse("topic", args=["everything"]), status=400, year="1066")


@pytest.mark.parametrize(("name", "letter"), [("Côte d’Ivoire", "C"), ("Åland", "A"), ("“The” Gambia", "T"), ("", "")])
def test_a_name_stands_under_its_first_letter(name, letter):
    assert letter_of(name) == letter
