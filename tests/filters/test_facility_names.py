"""Names join in search, not in records."""

import pytest

from reports.filters.facility_names import PublicFacilityNames
from tests.factories import make_facility, make_facility_name

pytestmark = pytest.mark.django_db


@pytest.fixture
def camp_14():
    facility = make_facility(name="Kwanliso No. 14")
    make_facility_name("Kaech’ŏn", facility=facility, kind="place", place="kaechon", system="mccune_reischauer")
    make_facility_name("개천 14호 관리소", facility=facility, script="Hang", system="hangul")
    return facility


@pytest.fixture
def kyohwaso_1():
    facility = make_facility(name="Kyohwaso No. 1")
    make_facility_name("Kaechon", facility=facility, kind="place", place="kaechon")
    make_facility_name("Gaecheon", facility=facility, kind="place", place="kaechon", system="revised")
    return facility


@pytest.mark.parametrize("typed", ["Kaechon", "kaech'on", "KAECHŎN", "Gaecheon", "  Kaechon "])
def test_any_spelling_of_a_place_finds_every_facility_there(camp_14, kyohwaso_1, typed):
    assert PublicFacilityNames.public().matching(typed) == {camp_14.pk, kyohwaso_1.pk}


@pytest.mark.parametrize("typed", ["개천", "관리소", "14호", "kwan li so 14", "Kaechon 14"])
def test_all_words_have_to_be_in_the_names_of_one_facility(camp_14, kyohwaso_1, typed):
    assert PublicFacilityNames.public().matching(typed) == {camp_14.pk}


def test_a_number_is_the_whole_number(camp_14, kyohwaso_1):
    assert PublicFacilityNames.public().matching("1") == {kyohwaso_1.pk}


@pytest.mark.parametrize("typed", ["", "  ", "---", "nowhere", "Kaechon nowhere"])
def test_nothing_matches_nothing(camp_14, typed):
    assert PublicFacilityNames.public().matching(typed) == set()


def test_names_that_are_close_are_offered(camp_14, kyohwaso_1):
    close = PublicFacilityNames.public().nearest("Kachon")
    assert [(form.form, form.facility) for form in close] == [("Kaech’ŏn", camp_14.pk), ("Kaechon", kyohwaso_1.pk)]
    assert PublicFacilityNames.public().nearest("zzzz") == []


def test_facilities_of_one_place_are_told_apart(camp_14, kyohwaso_1):
    shared = PublicFacilityNames.public().shared
    assert [(one.facilities, one.spellings) for one in shared] == [
        ((camp_14.pk, kyohwaso_1.pk), ("Kaechon", "Gaecheon")),
    ]
    assert PublicFacilityNames.public().shared_by(camp_14.pk) == shared


def test_without_a_recorded_place_the_folded_name_joins():
    first, second, third = (make_facility() for _ in range(3))
    make_facility_name("Chŏngjin", facility=first, kind="place")
    make_facility_name("Chongjin", facility=second, kind="place")
    make_facility_name("Chongjin prison", facility=third)
    assert [one.facilities for one in PublicFacilityNames.public().shared] == [(first.pk, second.pk)]


def test_a_hidden_facility_neither_matches_nor_shares(camp_14):
    hidden = make_facility(name="Hidden camp", status="withdrawn")
    make_facility_name("Kaechon", facility=hidden, kind="place", place="kaechon")
    names = PublicFacilityNames.public()
    assert names.matching("Kaechon") == {camp_14.pk}
    assert names.matching("Hidden") == set()
    assert names.nearest("Hiden camp") == []
    assert names.shared == []


def test_all_that_is_asked_takes_two_queries(camp_14, kyohwaso_1, django_assert_num_queries):
    with django_assert_num_queries(2):
        names = PublicFacilityNames.public()
        names.matching("Kaechon")
        names.nearest("Kachon")
        assert names.shared
