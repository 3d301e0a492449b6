import pytest

from reports.suggesting.proposing.knowledge import About
from tests.suggesting.known import values


def facilities(text, about=None):
    return values("facility", text, about) if about else values("facility", text)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Prisoners of Camp 14 mined coal.", ["camp-14"]),
        (
            "The state ran Camps 14, 15, and 16, as well as Choma-bong Restricted Area.",
            ["camp-14", "camp-16", "choma-bong"],
        ),
        ("Kyohwaso Number 12 held 5,000 persons.", ["kyohwaso-12"]),
        ("Kyo hwa so No. 12 held 5,000 persons.", ["kyohwaso-12"]),
        ("Political Prison Camp Number 14 was vast.", ["camp-14"]),
        ("Kyohwaso Number 1, located near Kaechon, held thousands.", ["kyohwaso-1"]),
        ("Nobody left Camp 140.", []),
        ("Camp 99 is not known.", []),
    ],
)
def test_a_type_and_a_number_name_a_facility(text, meant):
    assert facilities(text) == meant


@pytest.mark.parametrize(
    "text",
    [
        "Two thousand people live in Hwasong.",
        "Police in Hwasong arrested a man.",
        "A camp was opened while he lived in Hwasong.",
    ],
)
def test_a_bare_place_names_none(text):
    assert facilities(text) == []


@pytest.mark.parametrize(
    "text",
    ["The Hwasong political prison camp is vast.", "He was held in the camp at Hwasong.", "A kwanliso near Hwasong."],
)
def test_a_place_beside_its_kind_of_camp_names_one(text):
    assert facilities(text) == ["camp-16"]


def test_a_place_that_several_share_is_no_guess():
    assert facilities("He was held in a camp near Kaechon.") == []


def test_its_type_tells_the_facilities_of_a_place_apart():
    assert facilities("He was held in a kyohwaso near Kaechon.") == ["kyohwaso-1"]
    assert facilities("He was held in a kwanliso near Kaechon.") == ["camp-14"]


def test_facilities_of_another_country_are_not_meant():
    assert facilities("Prisoners of Camp 14 mined coal.", About("GH", 2021)) == []


def test_a_type_is_named_where_it_is_known():
    text = "Guards beat him in a re-education camp."
    assert values("facility_type", text) == ["kyohwaso"]
    assert values("facility_type", text, About("GH", 2021)) == []


def test_the_type_within_a_name_is_not_told_again():
    assert values("facility_type", "Kyohwaso No. 12 held 5,000 persons.") == []
