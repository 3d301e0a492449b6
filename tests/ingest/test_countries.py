"""The countries and areas of the fixtures: each once, and each found by what headings and addresses of reports call it."""

from collections import Counter

import pytest

from reports.text import fold_name
from tests.ingest.reference_data import fixtures_reference_data, plain

COUNTRIES = plain("countries.yaml")
REFERENCE_DATA = fixtures_reference_data()


def test_there_is_every_country_of_iso_3166_and_the_areas_it_has_no_code_for():
    codes = [entry["code"] for entry in COUNTRIES]
    assert len(codes) == len(set(codes))
    assert sum(len(code) == 2 and not code.startswith("X") for code in codes) == 249
    assert [code for code in sorted(codes) if len(code) > 2 or code.startswith("X")] == [
        "CN-XZ",
        "UA-43",
        "XC",
        "XK",
        "XU",
    ]


def test_no_name_means_two_countries_or_stands_twice():
    own = [{fold_name(entry["name"]), fold_name(entry["slug"])} for entry in COUNTRIES]
    forms = [{fold_name(form) for form in entry.get("names", [])} for entry in COUNTRIES]
    counts = Counter(form for forms_of_one in [*own, *forms] for form in forms_of_one)
    assert [form for form, count in counts.items() if count > 1] == []
    assert sum(map(len, forms)) == sum(len(entry.get("names", [])) for entry in COUNTRIES)


@pytest.mark.parametrize(
    ("code", "names"),
    [
        ("KP", ["democratic-peoples-republic-of-korea", "Korea, North", "DPRK", "North Korea"]),
        ("KR", ["Republic of Korea", "korea-republic-of", "South Korea"]),
        ("SZ", ["Swaziland", "eswatini"]),
        ("MK", ["Macedonia", "north-macedonia", "Macedonia, North"]),
        ("TR", ["Turkey", "Türkiye", "Turkey (Türkiye)", "turkiye"]),
        ("MM", ["Burma", "Myanmar", "Burma (Myanmar)"]),
        ("CV", ["Cape Verde", "cabo-verde"]),
        ("CZ", ["Czechia", "the-czech-republic"]),
        ("CI", ["Ivory Coast", "cote-divoire", "Côte d’Ivoire", "Cote d'Ivoire"]),
        ("CD", ["Congo, Democratic Republic of the", "democratic-republic-of-the-congo", "Zaire"]),
        ("CG", ["Congo, Republic of the", "republic-of-the-congo", "Congo (Brazzaville)"]),
        ("CN", ["China (includes Hong Kong, Macau, and Tibet)", "china-includes-tibet-hong-kong-and-macau-china"]),
        ("HK", ["China (includes Tibet, Hong Kong, and Macau) – Hong Kong", "hong-kong"]),
        ("MO", ["china-includes-tibet-hong-kong-and-macau-macau", "Macao"]),
        ("CN-XZ", ["China (includes Hong Kong, Macau, and Tibet) - Tibet", "tibet"]),
        ("IL", ["israel-golan-heights-west-bank-and-gaza", "Israel, West Bank and Gaza", "Israel and Golan Heights"]),
        ("PS", ["West Bank and Gaza", "the-west-bank-and-gaza", "The Occupied Territories"]),
        ("UA-43", ["Ukraine (Crimea)", "crimea"]),
        ("XK", ["Kosovo"]),
        ("BS", ["thebahamas", "Bahamas, The", "the-bahamas"]),
        ("GM", ["the-gambia", "Gambia, The"]),
        ("FM", ["federated-states-of-micronesia", "Micronesia"]),
        ("KG", ["Kyrgyz Republic", "kyrgyzstan"]),
        ("UY", ["uraguay"]),
        ("BA", ["Bosnia and Herzegovnia", "bosnia-and-herzegovina"]),
        ("MY", ["Malaysia", "malaysia-2"]),
        ("GH", ["ghana__trashed"]),
        ("ST", ["São Tomé and Príncipe", "sao-tome-and-principe"]),
        ("KN", ["St. Kitts and Nevis"]),
        ("VA", ["Vatican City"]),
    ],
)
def test_a_country_is_found_by_what_reports_call_it(code, names):
    assert {name: REFERENCE_DATA.country_of(name) for name in names} == dict.fromkeys(names, code)


@pytest.mark.parametrize("name", ["Korea", "Congo", "China, Russia", "Executive Summary", "United", "Islands"])
def test_a_name_that_could_be_two_countries_is_none(name):
    assert REFERENCE_DATA.country_of(name) == ""
