"""Published spellings, checked against the three strict systems."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.romanisation import dprk, is_hangul, mccune_reischauer, revised
from reports.romanisation.places import parts

WORDS = st.text(st.characters(min_codepoint=0xAC00, max_codepoint=0xD7A3), min_size=1, max_size=8)

# Well-known places as atlases and gazetteers have them: McCune-Reischauer, Revised, DPRK.
PUBLISHED = [
    ("평양", "P'yŏngyang", "Pyeongyang", "Phyŏngyang"),
    ("청진", "Ch'ŏngjin", "Cheongjin", "Chŏngjin"),
    ("개성", "Kaesŏng", "Gaeseong", "Kaesŏng"),
    ("개천", "Kaech'ŏn", "Gaecheon", "Kaechŏn"),
    ("혜산", "Hyesan", "Hyesan", "Hyesan"),
    ("해주", "Haeju", "Haeju", "Haeju"),
    ("강계", "Kanggye", "Ganggye", "Kanggye"),
    ("순천", "Sunch'ŏn", "Suncheon", "Sunchŏn"),
    ("북창", "Pukch'ang", "Bukchang", "Pukchang"),
    ("함흥", "Hamhŭng", "Hamheung", "Hamhŭng"),
    ("원산", "Wŏnsan", "Wonsan", "Wŏnsan"),
    ("회령", "Hoeryŏng", "Hoeryeong", "Hoeryŏng"),
    ("신의주", "Sinŭiju", "Sinuiju", "Sinŭiju"),
    ("남포", "Namp'o", "Nampo", "Nampho"),
    ("길주", "Kilchu", "Gilju", "Kilju"),
    ("의주", "Ŭiju", "Uiju", "Ŭiju"),
    ("판교", "P'an'gyo", "Pangyo", "Phan-gyo"),
    ("갑산", "Kapsan", "Gapsan", "Kapsan"),
    ("칠보산", "Ch'ilbosan", "Chilbosan", "Chilbosan"),
    ("백마산", "Paengmasan", "Baengmasan", "Paengmasan"),
    ("한라산", "Hallasan", "Hallasan", "Hallasan"),
    ("대동강", "Taedonggang", "Daedonggang", "Taedonggang"),
]


@pytest.mark.parametrize(("hangul", "mr", "rr", "north"), PUBLISHED)
def test_published_names_are_spelled_as_published(hangul, mr, rr, north):
    assert (mccune_reischauer(hangul), revised(hangul), dprk(hangul)) == (mr, rr, north)


@pytest.mark.parametrize(
    ("hangul", "mr", "rr"),
    [
        # nasals and liquids
        ("백마", "Paengma", "Baengma"),
        ("독립", "Tongnip", "Dongnip"),
        ("왕십리", "Wangsim-ni", "Wangsip-ri"),
        ("종로", "Chongno", "Jongno"),
        ("심리", "Simni", "Simni"),
        ("법률", "Pŏmnyul", "Beomnyul"),
        ("신라", "Silla", "Silla"),
        ("한라", "Halla", "Halla"),
        ("별내", "Pyŏllae", "Byeollae"),
        ("빨리", "Ppalli", "Ppalli"),
        # ㅎ
        ("좋고", "Chok'o", "Joko"),
        ("놓다", "Not'a", "Nota"),
        ("낳지", "Nach'i", "Nachi"),
        ("않다", "Ant'a", "Anta"),
        ("좋은", "Choŭn", "Joeun"),
        ("맞히다", "Mach'ida", "Machida"),
        ("묵호", "Mukho", "Mukho"),
        ("집현전", "Chiphyŏnjŏn", "Jiphyeonjeon"),
        ("발해", "Parhae", "Balhae"),
        ("실험", "Sirhŏm", "Silheom"),
        # palatalisation
        ("해돋이", "Haedoji", "Haedoji"),
        ("같이", "Kach'i", "Gachi"),
        ("굳히다", "Kuch'ida", "Guchida"),
        ("미닫이", "Midaji", "Midaji"),
        # a coda carried over, and clusters
        ("국어", "Kugŏ", "Gugeo"),
        ("법인", "Pŏbin", "Beobin"),
        ("필요", "P'iryo", "Piryo"),
        ("닭", "Tak", "Dak"),
        ("값", "Kap", "Gap"),
        ("읽어", "Ilgŏ", "Ilgeo"),
        ("없다", "Ŏpta", "Eopda"),
        # voicing, and what hinders it
        ("가구", "Kagu", "Gagu"),
        ("등대", "Tŭngdae", "Deungdae"),
        ("반복", "Panbok", "Banbok"),
        ("주장", "Chujang", "Jujang"),
        ("낙동강", "Naktonggang", "Nakdonggang"),
        ("압구정", "Apkujŏng", "Apgujeong"),
        ("갈등", "Kaltŭng", "Galdeung"),
        ("날개", "Nalgae", "Nalgae"),
        ("한글", "Han'gŭl", "Hangeul"),
        ("중앙", "Chungang", "Jungang"),
        # tense letters, and s before wi
        ("색깔", "Saekkal", "Saekkkal"),
        ("쉬", "Shwi", "Swi"),
        ("짜다", "Tchada", "Jjada"),
        ("옷소매", "Ossomae", "Otsomae"),
        # two vowels that must not look like one
        ("회의에", "Hoeŭie", "Hoeuie"),
        ("나에", "Naë", "Nae"),
    ],
)
def test_sounds_change_as_the_rules_say(hangul, mr, rr):
    assert (mccune_reischauer(hangul), revised(hangul)) == (mr, rr)


# Printed in the DPRK's guideline, save that it sets Jŏlla-do without a hyphen and JJilregol with two capitals.
@pytest.mark.parametrize(
    ("hangul", "north"),
    [
        ("압록강", "Amrokgang"),
        ("천리마", "Chŏllima"),
        ("한나산", "Hallasan"),
        ("은률", "Ŭnryul"),
        ("찔레골", "Jjilregol"),
        ("꽃마을", "Kkonmaŭl"),
        ("닭섬", "Taksŏm"),
        ("앉은바위", "Anjŭnbawi"),
        ("붉은바위", "Pulgŭnbawi"),
        ("삿갓봉", "Satkatbong"),
        ("인덕원", "Indŏgwŏn"),
        ("앞산", "Apsan"),
        ("서포", "Sŏpho"),
        ("교구동", "Kyogu-dong"),
        ("고비리", "Kobi-ri"),
        ("평안남도 평성시", "Phyŏngannam-do Phyŏngsŏng-si"),
        ("전라도", "Jŏlla-do"),
    ],
)
def test_the_norths_own_examples(hangul, north):
    assert dprk(hangul) == north


@pytest.mark.parametrize(
    ("hangul", "mr", "rr", "north"),
    [
        ("전거리", "Chŏn'gŏ-ri", "Jeongeo-ri", "Jŏn-gŏ-ri"),
        ("승호리", "Sŭngho-ri", "Seungho-ri", "Sŭngho-ri"),
        ("토성리", "T'osŏng-ni", "Toseong-ri", "Thosŏng-ri"),
        ("금천리", "Kŭmch'ŏn-ni", "Geumcheon-ri", "Kŭmchŏn-ri"),
        ("평택군", "P'yŏngt'aek-kun", "Pyeongtaek-gun", "Phyŏngthaek-gun"),
        ("평택읍", "P'yŏngt'aeg-ŭp", "Pyeongtaek-eup", "Phyŏngthaek-ŭp"),
        ("삼죽면", "Samjung-myŏn", "Samjuk-myeon", "Samjuk-myŏn"),
        ("개천군", "Kaech'ŏn-gun", "Gaecheon-gun", "Kaechŏn-gun"),
        ("개천시", "Kaech'ŏn-si", "Gaecheon-si", "Kaechŏn-si"),
        ("구기동", "Kugi-dong", "Gugi-dong", "Kugi-dong"),
        ("함경북도", "Hamgyŏng-bukto", "Hamgyeongbuk-do", "Hamgyŏngbuk-do"),
        ("평안남도", "P'yŏngan-namdo", "Pyeongannam-do", "Phyŏngannam-do"),
        ("량강도", "Ryanggang-do", "Ryanggang-do", "Ryanggang-do"),
        ("강원도", "Kangwŏn-do", "Gangwon-do", "Kangwŏn-do"),
        ("신-리", "Sin-ni", "Sin-ri", "Sin-ri"),
    ],
)
def test_an_administrative_suffix_is_set_off_by_a_hyphen(hangul, mr, rr, north):
    assert (mccune_reischauer(hangul), revised(hangul), dprk(hangul)) == (mr, rr, north)


@pytest.mark.parametrize("word", ["로동", "강제로동", "관리소", "인민군", "해동", "정치범수용소", "제주도민"])
def test_everyday_words_have_no_suffix(word):
    assert parts(word) == [word]


@pytest.mark.parametrize(("north", "south"), [("로동", "노동"), ("령변", "영변"), ("량강", "양강"), ("리원", "이원")])
def test_the_initial_is_read_as_written(north, south):
    assert mccune_reischauer(north)[0] == revised(north)[0] == dprk(north)[0] == "R"
    assert mccune_reischauer(south)[0] in "NYI"


def test_what_is_not_hangul_stays():
    assert mccune_reischauer("제14호 관리소 (Camp 14)") == "Che14ho Kwalliso (Camp 14)"
    assert revised("Kaech'ŏn 价川") == "Kaech'ŏn 价川"


def test_hangul_is_known_in_every_form():
    for text in ("개천", "Camp 개", "ㄱ", unicodedata.normalize("NFD", "개천")):
        assert is_hangul(text)
    assert not is_hangul("Kaech'ŏn 价川 12")


@given(st.text())
def test_any_text_can_be_spelled(text):
    for system in (mccune_reischauer, revised, dprk):
        assert isinstance(system(text), str)


@given(WORDS)
def test_composed_and_decomposed_letters_are_spelled_alike(word):
    for system in (mccune_reischauer, revised, dprk):
        spelled = system(word)
        assert not is_hangul(spelled)
        assert spelled == system(unicodedata.normalize("NFD", word)) == system(spelled)
