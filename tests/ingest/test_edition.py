"""An edition has one address and one title, made of its series, its year and its country."""

from dataclasses import replace

from reports.ingest.preparing.edition import Edition
from tests.ingest.reference_data import RURITANIA, SERIES

EDITION = Edition(SERIES, RURITANIA, 2021)


def test_the_slug_is_made_of_series_year_and_country():
    assert EDITION.slug == "country-reports-2021-ruritania"


def test_the_title_is_made_of_them_unless_another_is_given():
    assert EDITION.full_title == "2021 Country Reports: Ruritania"
    assert replace(EDITION, title="A Title").full_title == "A Title"
