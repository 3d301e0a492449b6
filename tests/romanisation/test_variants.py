"""The forms made from a name in Hangul: the strict ones first, all of them under its key."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.romanisation import dprk, forms, mccune_reischauer, revised, sound_key

WORDS = st.text(st.characters(min_codepoint=0xAC00, max_codepoint=0xD7A3), min_size=1, max_size=4)


@pytest.mark.parametrize(
    ("hangul", "printed"),
    [
        ("개천", "Kaech'ŏn Gaecheon Kaechŏn Kaech'on Kaechon Kaecheon Gaechon Gaechŏn"),
        ("전거리", "Chŏn'gŏ-ri Jeongeo-ri Jŏngŏ-ri Jongo-ri Jongori Chongo-ri Jeongeori"),
        ("교화소", "Kyohwaso Kyo-hwa-so Gyohwaso"),
        ("관리소", "Kwalliso Kwanliso Kwan-li-so Gwalliso Gwanliso Kwanriso"),
        ("북창", "Pukch'ang Pukchang Bukchang"),
        ("함경", "Hamgyŏng Hamgyong Hamkyung Hamgyeong"),
        ("집결소", "Chipkyŏlso Chipkyolso Jipgyeolso Jipkyulso"),
        ("로동단련대", "Rodongdanryeondae Nodongdallyeondae Rodongdallyŏndae"),
        ("량강도", "Ryanggang-do Yanggang-do"),
        ("토성리", "T'osŏng-ni Tosong-ni T'osong-ni Tosong-ri"),
        ("금천리", "Kumchon-ri Kumchon-ni"),
        ("회령 제12호 교화소", "Hoeryong Che12ho Kyohwaso"),
    ],
)
def test_what_sources_print_is_among_the_forms(hangul, printed):
    assert printed in forms(hangul) or set(printed.split()) <= set(forms(hangul))


@pytest.mark.parametrize("hangul", ["개천", "전거리", "로동단련대"])
def test_strict_forms_come_first(hangul):
    assert forms(hangul)[:3] == (mccune_reischauer(hangul), revised(hangul), dprk(hangul))


@pytest.mark.parametrize("text", ["", "Kaechon", "价川", "ㄱ", "12"])
def test_without_hangul_there_are_no_forms(text):
    assert forms(text) == ()


@given(WORDS)
def test_every_form_has_the_key_of_the_name_and_stands_once(word):
    made = forms(word)
    assert {sound_key(form) for form in made} == {sound_key(word)}
    assert len(set(made)) == len(made)
    assert {mccune_reischauer(word), revised(word), dprk(word)} <= set(made)


@given(st.text())
def test_any_text_can_be_asked_for_its_forms(text):
    assert all(sound_key(form) == sound_key(text) for form in forms(text))
