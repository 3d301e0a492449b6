"""The small map: a dot as sure as the coordinates, and no map where there is nothing to show."""

import pytest

from reports.views.parts.locator import locator
from tests.factories import make_country, make_facility

pytestmark = pytest.mark.django_db


def place(code="KP", **given):
    given = {"latitude": 39.0, "longitude": 125.75, "precision": "site", "coordinates_source": "A map"} | given
    return locator(make_facility(country=make_country(code=code), **given))


def test_a_place_is_drawn_where_it_is():
    pyongyang = place()
    assert (pyongyang.x, pyongyang.y) == (133.4, 420.0)


def test_a_corner_of_the_frame_is_a_corner_of_the_drawing():
    corner = place(latitude=43.2, longitude=124.0)
    assert (corner.x, corner.y) == (0, 0)


@pytest.mark.parametrize(("precision", "radius"), [("site", 0), ("locality", 18), ("province", 60)])
def test_the_less_is_known_the_wider_the_ring(precision, radius):
    assert place(precision=precision).radius == radius


@pytest.mark.parametrize("given", [{"code": "CN"}, {"latitude": 10.0}, {"longitude": 140.0}])
def test_no_map_elsewhere(given):
    assert place(**given) is None


def test_no_map_without_coordinates(client):
    facility = make_facility(country=make_country(code="KP"))
    assert locator(facility) is None
    html = client.get(facility.get_absolute_url()).content.decode()
    assert "<svg viewBox" not in html.replace('<svg class="wordmark-sign" viewBox', "")
    assert "none recorded" in html


def test_the_page_says_in_words_what_the_map_shows(client):
    facility = make_facility(
        country=make_country(code="KP"),
        latitude=39.0,
        longitude=125.75,
        precision="locality",
        coordinates_source="A map",
    )
    html = client.get(facility.get_absolute_url()).content.decode()
    assert 'cx="133.4" cy="420.0"' in html
    assert "The dot marks the nearest town, according to A map." in html
    assert "39.0000, 125.7500" in html
