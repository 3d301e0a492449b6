"""Directories without a database: a small one, and the one that the fixtures would fill."""

from reports.curated.nodes import Faults, read_yaml
from reports.ingest.preparing.reference_data import NamedCountry, NamedSeries, ReferenceData
from reports.text import fold, fold_name
from tests.ingest.pages import SEED

CURATED = SEED.parents[1] / "curated"
SERIES = NamedSeries(1, "country-reports", "Country Reports")
RURITANIA = NamedCountry(1, "QR", "Ruritania", "ruritania")
GRAUSTARK = NamedCountry(2, "QG", "Graustark", "graustark")


def small_reference_data(**names):
    """Ruritania and Graustark; further names by code: QR=["Rurtania"]."""
    return make_reference_data([RURITANIA, GRAUSTARK], names, {"prison and detention center conditions": 7})


def fixtures_reference_data():
    entries = plain("countries.yaml")
    countries = [
        NamedCountry(number, entry["code"], entry["name"], entry["slug"]) for number, entry in enumerate(entries, 1)
    ]
    spellings = {
        fold(spelling): number
        for number, topic in enumerate(plain("topics.yaml"), 1)
        for spelling in topic["spellings"]
    }
    return make_reference_data(countries, {entry["code"]: entry.get("names", []) for entry in entries}, spellings)


def make_reference_data(countries, other_names, spellings):
    names = {fold_name(name): country.code for country in countries for name in (country.name, country.slug)}
    names |= {fold_name(form): code for code, forms in other_names.items() for form in forms}
    return ReferenceData({SERIES.slug: SERIES}, {country.code: country for country in countries}, names, spellings)


def plain(name):
    faults = Faults()
    entries = read_yaml(CURATED / name, name, faults).plain()
    assert not faults
    return entries
