"""Which spellings the sound key joins, and which names it must keep apart."""

import itertools
import time
import unicodedata
from collections import defaultdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.romanisation import dprk, forms, mccune_reischauer, revised, sound_key

JOINED = [
    "개천 Kaechon Kaech'ŏn Kaech’on Kaecheon Gaecheon Gaechon Kaechŏn Kaechʻŏn Kaechǒn",
    "전거리 Jongori Jongo-ri Jŏngŏ-ri Chŏn'gŏ-ri Jeongeo-ri Jeongeori Chongo-ri",
    "교화소 kyohwaso Kyo-hwa-so kyohwa-so gyohwaso KYOHWASO",
    "북창 Bukchang Pukchang Pukch'ang",
    "화성 Hwaseong Hwasong Hwasŏng",
    "명간 Myonggan Myeonggan Myŏnggan Myunggan",
    "요덕 Yodok Yodeok Yodŏk",
    "청진 Chongjin Cheongjin Ch'ŏngjin Chŏngjin",
    "승호리 Sunghori Sungho-ri Sŭngho-ri Seungho-ri",
    "함경 Hamgyong Hamkyung Hamgyŏng Hamgyeong Hamkyong",
    "관리소 kwanliso kwan-li-so kwalliso gwanliso gwalliso kwanriso kwan-ri-so",
    "신의주 Sinuiju Sinŭiju Shinuiju Shinŭiju",
    "회령 Hoeryong Hoeryŏng Hoeryeong Hweryong Hoiryŏng",
    "평양 Pyongyang P'yŏngyang Pyeongyang Phyŏngyang",
    "로동단련대 노동단련대 rodong-danryeondae nodong-danryeondae rodong-tallyŏndae nodong-dallyeondae",
    "집결소 jipkyulso chipkyolso jipgyeolso jip-kyul-so chipkyŏlso",
    "구류장 kuryujang guryujang ku-ryu-jang",
    "교양소 kyoyangso gyoyangso kyo-yang-so",
    "토성리 T'osŏng-ni Tosong-ni Toseong-ri Tosong-ri Tosong-li Thosŏng-ri",
    "량강도 양강도 Ryanggang-do Yanggang-do",
    "녕변 영변 Nyongbyon Yongbyon Yŏngbyŏn",
    "국 Kuk Kook Guk",
]

# The Korean names and terms of the nine North Korea editions (2016 to 2024), as each spells them.
IN_THE_REPORTS = [
    "개천 Kaechon Kaecheon Gaecheon Gaechon",
    "북창 Pukchang Bukchang",
    "청진 Chongjin Cheongjin",
    "화성 Hwaseong",
    "명간 Myonggan Myeonggan",
    "요덕 Yodok",
    "전거리 Jongori Jongo-ri Jeongeori",
    "승호리 Sunghori",
    "토성리 T’osong-ni",
    "금천리 Kumchon-ri",
    "서림천 Sorimchon",
    "회령 Hoeryong",
    "평양 Pyongyang",
    "평안 Pyongan Pyeongan Phyongan",
    "함경 Hamgyong Hamgyeong Hamkyung",
    "황해 Hwanghae",
    "자강 Chagang",
    "량강 Ryanggang",
    "강원 Kangwon",
    "자성 Chasong",
    "혜산 Hyesan",
    "무산 Musan",
    "온성 Onsong",
    "신의주 Sinuiju",
    "의주 Uiju",
    "남포 Nampo",
    "개성 Kaesong",
    "원산 Wonsan",
    "함흥 Hamhung",
    "갑산 Kapsan",
    "삼수 Samsu",
    "풍서 Pungso",
    "풍산 Pungsan",
    "라진선봉 Rajin-Sonbong",
    "려명 Ryomyung",
    "승리 Sungri",
    "관리소 kwanliso kwan-li-so",
    "교화소 kyohwaso kyo-hwa-so",
    "교양소 kyoyangso",
    "집결소 jipkyulso",
    "로동단련대 rodong-danryeondae",
    "단련대 danryeondae",
    "구류장 kuryujang",
    "감옥 kamok",
    "성분 songbun",
    "인민반 inminban",
    "돌격대 dolgyeokdae",
    "보위성 bowiseong",
    "안전부 An-Jeon-Bu",
    "오승오각자 oseungogakja",
]

# Misprints of the same editions: no rule can know them, the curated list has to.
MISPRINTED = [("전거리", "Jongno-ri"), ("서림천", "Sirmchon"), ("판문점", "Panmunjon")]

CITIES_AND_COUNTIES = """
    평양 남포 개성 라선 원산 함흥 흥남 청진 신의주 강계 사리원 해주 혜산 평성 순천 개천 덕천 안주 정주 구성 희천 만포 송림
    문천 신포 단천 김책 회령 북창 맹산 양덕 성천 회창 신양 은산 녕원 대흥 증산 온천 숙천 문덕 평원 대동 녕변 구장 운산 태천
    박천 곽산 선천 철산 동림 염주 룡천 피현 의주 삭주 창성 벽동 동창 대관 향산 운전 천마 자성 중강 화평 랑림 장강 전천 성간
    룡림 동신 송원 고풍 우시 초산 위원 시중 삼지연 보천 백암 운흥 갑산 풍서 김형권 김정숙 삼수 김형직 대홍단 북청 리원 덕성
    홍원 락원 함주 정평 금야 고원 수동 요덕 장진 부전 신흥 영광 허천 라진 선봉 온성 경원 은덕 부령 무산 연사 경성 어랑 명간
    명천 화대 화성 안변 고산 통천 고성 금강 창도 김화 회양 세포 평강 철원 이천 판교 법동 천내 신천 재령 안악 은률 삼천 송화
    장연 과일 룡연 태탄 옹진 강령 벽성 청단 연안 배천 봉천 신원 은천 황주 봉산 서흥 린산 평산 토산 금천 신계 곡산 신평 수안
    연산 연탄 은파 상원 중화 강남 강동 승호
""".split()

WELL_KNOWN = """
    Kaechon Kanggye Kaesong Hoeryong Hyesan Hamhung Hongwon Chongjin Chongpyong Sinuiju Sunchon Sungho Sariwon Pukchang
    Yodok Hwasong Myonggan Pyongyang Pyongsong Wonsan Nampo Haeju Sonchon Sinchon Songchon Musan Onsong Kapsan Samsu
""".split()

WORDS = st.text(st.characters(min_codepoint=0xAC00, max_codepoint=0xD7A3), min_size=1, max_size=6)
LATIN = st.text(st.sampled_from("abcdeghijklmnoprstuwyz'-ŏŭ "), max_size=24)


@pytest.mark.parametrize("spellings", JOINED)
def test_spellings_of_one_name_share_a_key(spellings):
    assert len({sound_key(form) for form in spellings.split()}) == 1


@pytest.mark.parametrize("spellings", IN_THE_REPORTS)
def test_names_in_the_reports_share_the_key_of_their_hangul(spellings):
    hangul, *printed = spellings.split()
    assert {sound_key(form) for form in printed} == {sound_key(hangul)}


@pytest.mark.parametrize(("hangul", "misprint"), MISPRINTED)
def test_misprints_are_left_to_the_curated_list(hangul, misprint):
    assert sound_key(hangul) != sound_key(misprint)


def test_spaces_and_capitals_do_not_count():
    assert sound_key("Rodong Danryeondae") == sound_key("rodong danryeondae") == sound_key("로동 단련대")


def test_well_known_places_keep_keys_of_their_own():
    assert len({sound_key(name) for name in WELL_KNOWN}) == len(WELL_KNOWN)


def test_few_cities_and_counties_share_a_key():
    names = defaultdict(list)
    for name in CITIES_AND_COUNTIES:
        names[sound_key(name)].append(name)
    shared = [group for group in names.values() if len(group) > 1]
    print(f"{len(CITIES_AND_COUNTIES)} names, {sum(map(len, shared))} with a shared key:", *map(" = ".join, shared))
    assert len(set(CITIES_AND_COUNTIES)) == len(CITIES_AND_COUNTIES)
    assert sum(map(len, shared)) <= len(CITIES_AND_COUNTIES) / 20


def test_numbers_stay():
    assert sound_key("Camp 14") != sound_key("Camp 15")
    assert sound_key("14") == "14"


@pytest.mark.parametrize("nothing", ["", " ", "-'’", "价川", "\x00", "ㅋ"])
def test_a_text_without_letters_to_read_has_an_empty_key(nothing):
    assert sound_key(nothing) == ""


@given(st.text() | LATIN)
def test_keys_are_small_letters_and_digits_and_their_own_keys(text):
    key = sound_key(text)
    assert key == "" or (key.isascii() and key.isalnum() and key == key.lower())
    assert sound_key(key) == key


@given(st.text() | WORDS | LATIN)
def test_normal_forms_share_a_key(text):
    assert len({sound_key(unicodedata.normalize(form, text)) for form in ("NFC", "NFD", "NFKC", "NFKD")}) == 1


@given(WORDS)
def test_the_three_systems_share_the_key_of_the_hangul(word):
    assert {sound_key(system(word)) for system in (mccune_reischauer, revised, dprk)} == {sound_key(word)}


def test_the_systems_agree_wherever_two_sounds_meet():
    codas = [chr(ord("가") + number) for number in range(28)]
    onsets = [chr(ord("가") + 588 * onset + 28 * vowel) for onset in range(19) for vowel in (0, 6, 16, 18, 20)]
    for word in map("".join, itertools.product(codas, onsets)):
        assert {sound_key(system(word)) for system in (mccune_reischauer, dprk)} == {sound_key(word)}, word


def test_the_systems_agree_wherever_vowels_meet():
    vowels = [chr(ord("아") + 28 * number) for number in range(21)]
    for word in map("".join, itertools.product("하", vowels, vowels, vowels)):
        assert {sound_key(system(word)) for system in (mccune_reischauer, dprk)} == {sound_key(word)}, word


def test_a_long_paste_is_read_in_no_time():
    started = time.process_time()
    for piece in ("e", "eo", "ng", "dh", "ck", "t", "y", "개", "ŏ"):
        sound_key(piece * 10_000 + "x")
    assert time.process_time() - started < 5


def test_a_key_costs_few_microseconds():
    names = [form for group in JOINED for form in group.split()] + [form for name in WELL_KNOWN for form in forms(name)]
    sound_key.cache_clear()
    started = time.process_time()
    for _ in range(20):
        for name in names:
            sound_key(name)
    assert (time.process_time() - started) / (20 * len(names)) < 10e-6


@given(
    st.lists(
        st.sampled_from(
            "개 천 전 거 리 교 화 소 북 창 명 간 회 령 청 진 함 흥 요 덕 신 의 주 평 양 관 단 련 대 성 분".split()
        ),
        min_size=2,
        max_size=4,
    )
)
def test_careless_print_does_not_change_a_key(syllables):
    """Breves and apostrophes dropped, hyphens or none, capitals or none; g for k, d for t, b for p, l for r."""
    word = "".join(syllables)
    for form in (mccune_reischauer(word), revised(word), dprk(word)):
        bare = form.replace("'", "").replace("-", "")
        plain = "".join(c for c in unicodedata.normalize("NFD", form) if not unicodedata.combining(c))
        careless = {bare, form.upper(), form.lower(), form.replace("'", "’"), bare.replace("r", "l"), plain}
        assert {sound_key(one) for one in careless} == {sound_key(word)}, form


@given(st.lists(st.sampled_from("가 거 고 구 다 더 도 두 바 버 보 부 자 저 조 주".split()), min_size=2, max_size=4))
def test_voiced_and_unvoiced_letters_are_one_in_a_key(syllables):
    word = "".join(syllables)
    voiced = revised(word)
    assert sound_key(voiced) == sound_key(voiced.translate(str.maketrans("gdbGDB", "ktpKTP"))) == sound_key(word)
    assert sound_key(voiced.replace("j", "ch").replace("J", "Ch")) == sound_key(word)


@given(st.lists(st.sampled_from("산 천 강 흥 성 평 림 안".split()), min_size=2, max_size=3))
def test_ri_and_ni_are_one_behind_a_sound_that_makes_them_so(syllables):
    name = revised("".join(syllables))
    assert len({sound_key(f"{name}-{suffix}") for suffix in ("ri", "ni", "li")}) == 1
