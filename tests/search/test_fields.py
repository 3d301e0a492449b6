"""What the value of a field means."""

import pytest

from reports.choices import Status
from reports.search import SearchQuery, rebuild, search
from tests.factories import make_facility, make_facility_name, make_finding, make_passage

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("index_dir")]


@pytest.fixture
def fortress():
    fortress = make_facility(name="Kwanliso No. 14 (Camp 14)", slug="kwanliso-14")
    make_facility_name("Sinuiju", facility=fortress, kind="place", place="sinuiju")
    make_finding(passage=make_passage("The widows asked for the bodies."), facilities=[fortress])
    make_facility(name="Camp 1 Annex", status=Status.DRAFT)
    rebuild()


def ask(value):
    results = search(SearchQuery(f'facility:"{value}"'))
    return results.total, " ".join(results.reading.notes)


@pytest.mark.parametrize("value", ["Kwanliso No. 14 (Camp 14)", "camp 14", "kwanliso-14", "Sinuiju", "kwanliso"])
def test_a_facility_is_called_by_its_forms_its_name_and_whole_words_of_that(fortress, value):
    assert ask(value) == (1, "")


@pytest.mark.parametrize("value", ["Camp 1", "Uiju", "liso", "No", "Annex"])
def test_a_facility_is_not_called_by_pieces_of_words(fortress, value):
    assert ask(value) == (0, f"No facility is called “{value}”.")
