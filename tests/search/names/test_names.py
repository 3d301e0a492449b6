"""A search finds every form of a name: which spellings agree, which words are left alone, and whose names are told."""

import pytest

from reports.choices import Status
from reports.models import Passage
from reports.romanisation.ordinary import ORDINARY
from reports.search import SearchQuery, passages_found, rebuild, search
from reports.search.language import parse
from reports.search.language.tree import Name, Word
from reports.search.names.namebook import NameBook
from reports.search.names.names import read_names
from tests.factories import make_facility, make_facility_name, make_facility_type, make_passage

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("index_dir")]

KAECHON = "Kaechon Kaech'on Kaech’on Kaechŏn Kaech'ŏn Kaecheon Gaecheon Gaechon Gaechŏn KAECHON kae-chon 개천 개천에서".split()
JONGORI = "Jongori Jongo-ri Jŏngŏ-ri Jŏngo-ri Chŏn'gŏ-ri Chongo-ri Jeongeo-ri Jeongeori 전거리 전거리의".split()
KYOHWASO = ["kyohwaso", "Kyo-hwa-so", "kyo hwa so", "gyohwaso", "Kyohwa-so", "교화소", "교화소는", "교화소에서"]
KWANLISO = ["kwanliso", "kwalliso", "gwalliso", "gwanliso", "kwan-li-so", "kwan li so", "관리소", "관리소는"]

# Names that the nine editions on North Korea print and no facility needs to bear, with other spellings that readers type.
PLACES = [
    "Pukchang Bukchang Pukch'ang 북창",
    "Hwaseong Hwasong Hwasŏng 화성",
    "Myonggan Myeonggan Myŏnggan Myunggan 명간",
    "Hoeryong Hoeryeong Hoeryŏng Hweryong 회령",
    "Chongjin Cheongjin Chungjin Ch'ŏngjin 청진",
    "Sinuiju Shinuiju Sinŭiju 신의주",
    "Hamhung Hamhŭng Hamheung 함흥",
    "Hamgyong Hamgyeong Hamkyung Hamgyŏng 함경",
    "Yodok Yodeok Yodŏk 요덕",
    "Pyongyang P'yŏngyang Pyeongyang P’yongyang 평양",
    "Pyongan Pyeongan Phyongan 평안",
    "Ryanggang Yanggang 량강 양강",
    "Jagang Chagang 자강",
    "Kangwon Gangwon Kangwŏn 강원",
    "Hwanghae 황해",
    "Kaesong Gaeseong Kaesŏng 개성",
    "Nampo Namp'o 남포",
    "Wonsan Weonsan Wŏnsan 원산",
    "Hyesan 혜산",
    "Musan 무산",
    "Onsong Onseong 온성",
    "Kapsan Gapsan 갑산",
    "Samsu 삼수",
    "Pungso Pungseo P'ungsŏ 풍서",
    "Pungsan P'ungsan 풍산",
    "Chasong Jaseong 자성",
    "Rajin-Sonbong Rajin-Seonbong Najin-Sonbong 라진선봉",
    "Ryomyung Ryomyong Ryeomyeong 려명",
    "Sungri Seungri 승리",
    "Sunghori Sungho-ri Seungho-ri 승호리",
    "T'osong-ni Tosong-ri Toseong-ri Tosongni 토성리",
    "Kumchon-ri Kumchon-ni Geumcheon-ri 금천리",
    "Sorimchon Seorimcheon 서림천",
    "Pokchong-ni Bokjeong-ri Pokchong-ri 복정리",
    "Choma-bong Ch'oma-bong Chomabong 초마봉",
    "Panmunjom Panmunjon Panmunjeom 판문점",
    "Songbun Seongbun Sŏngbun 성분",
    "Inminban Inmin-ban 인민반",
    "Kuryujang Guryujang 구류장",
]

COMMON = """
    the of and to in for were government or on with that law not by as from was their rights there at an reported authorities
    including persons but other no against reports did cases public some is also had human during police who according country
    may which be such national access labor it these they legal security court year children than provides members ministry
    continued all women violence generally officials are state have political international media prison report without years
    under workers individuals discrimination although detention sexual laws ngos right social them groups those health
    organizations due local more freedom see percent civil one its this most criminal child often after services many remained
    constitution domestic while provide prohibits two work employment conditions abuse office independent if citizens between
    family information three through number forces however any forced penalties system only lack provided protection foreign
    held his several september august effectively education detainees limited july based department prisoners violations could
    has does corruption when up areas into age charges judicial arrest enforced restrictions private both free case june
    arrested crimes alleged physical within refugees used employers section victims status courts disabilities well reportedly
    president stated received official detained men care before requires been society facilities included sometimes service
    months noted five imprisonment march enforcement process party justice hours use must association abuses minimum
    journalists authority medical required particularly trafficking working activities approximately october available union
    song camp young among person sung hong kong iran libya sudan china korea korean human hunger hanging mining sanction icon
""".split()


def found(typed, **asked):
    keys = passages_found(SearchQuery(typed, page_size=100, repeats=True, **asked))
    return set(Passage.objects.filter(pk__in=keys).values_list("text", flat=True))


def make_place(forms, place, **given):
    facility = make_facility(**given)
    for form in forms:
        make_facility_name(form, facility=facility, kind="place", place=place)
    return facility


@pytest.mark.parametrize(
    ("curated", "typed"),
    [
        (["Kaechon", "Kaech'ŏn", "Gaecheon", "개천", "价川"], [*KAECHON, "价川"]),
        (["Jongo-ri", "Jŏngŏ-ri", "전거리"], [*JONGORI, "Jongno-ri"]),
        (["Kaechon", "개천"], KAECHON),
        (["전거리"], JONGORI),
    ],
)
def test_all_spellings_of_a_place_find_the_same_passages(curated, typed):
    make_place(curated, "here")
    texts = {make_passage(f"He was held near {form} then.").text for form in {*curated, *typed}}
    make_passage("He was held near Kangnung then.")
    rebuild()
    assert {form: found(form) for form in typed} == dict.fromkeys(typed, texts)


@pytest.mark.parametrize(
    ("label", "hangul", "typed"),
    [("Kyohwaso", "교화소", KYOHWASO), ("Kwanliso", "관리소", KWANLISO), ("", "", KYOHWASO[1:]), ("", "", KWANLISO)],
)
def test_all_spellings_of_a_kind_find_the_same_passages_whether_it_is_recorded_or_not(label, hangul, typed):
    if label:
        make_facility_type(label=label, hangul=hangul, variants=[])
    printed = [form for form in typed if " " not in form]
    texts = {make_passage(f"Held in a {form} in winter.").text for form in printed}
    rebuild()
    assert {form: found(form) for form in printed} == dict.fromkeys(printed, texts)
    apart = [form for form in typed if " " in form]
    assert [found(form) for form in apart] == [texts for _ in apart]


def test_places_that_no_facility_bears_agree_in_every_spelling():
    texts = {line: {make_passage(f"It lies by {form} city.").text for form in line.split()} for line in PLACES}
    rebuild()
    for line, wanted in texts.items():
        for typed in line.split():
            assert found(typed) == wanted, typed


def test_what_is_typed_counts_most_then_what_is_curated_then_what_only_sounds_so():
    make_place(["Kaechon", "Gaecheon", "개천"], "kaechon")
    for form in ("Gaechon", "Gaecheon", "Kaechon"):
        make_passage(f"Camp at {form} here.")
    rebuild()
    hits = [hit.passage.text for hit in search(SearchQuery("Kaechon")).hits]
    assert hits == ["Camp at Kaechon here.", "Camp at Gaecheon here.", "Camp at Gaechon here."]


def test_exactly_as_typed_and_phrases_find_no_other_spelling():
    make_place(["Kaechon", "Gaecheon", "개천"], "kaechon")
    make_passage("Camp at Kaechon here.")
    make_passage("Camp at Gaecheon here.")
    make_passage("인민반 Inminban")
    make_passage("Inminban alone")
    rebuild()
    assert found("Kaechon", exact=True) == found('"Kaechon"') == found('exact:"Kaechon"') == {"Camp at Kaechon here."}
    assert found("인민반", exact=True) == {"인민반 Inminban"}


def test_the_reading_tells_spellings_that_the_archive_prints_and_no_others():
    make_passage("It lies by Hamhung city.")
    rebuild()
    (part,) = search(SearchQuery("Hamheung")).interpretation.parts
    assert set(part.sounds) == {"Hamhung", "함흥"}


def test_ordinary_words_are_never_taken_for_names():
    make_passage(" ".join(COMMON))
    rebuild()
    book = read_names()
    assert len(set(COMMON)) >= 200
    assert [word for word in [*COMMON, *ORDINARY] if book.expand(Word(word)) != Word(word)] == []


def test_the_list_of_ordinary_words_is_what_keeps_them_apart():
    """Names of the very same sound stand in the book, and still the words are left alone."""
    book = NameBook()
    book.add(["Sanksyon", "Songe", "쏭에", "이란", "마이닝"])
    book.add_korean("이란")
    for word in ("Iran", "iran", "IRAN"):
        assert book.expand(Word(word)) == Word(word)
    iraan = book.expand(Word("Iraan"))
    assert (iraan.forms, iraan.sounded) == ((), ("Sanksyon", "Songe", "쏭에", "이란", "마이닝"))


def test_no_word_of_elsewhere_that_sounds_like_a_place_is_found_with_it():
    make_passage("The Lachin corridor was closed.")
    make_passage("Rajin lies on the coast.")
    rebuild()
    assert found("Rajin") == found("라진") == {"Rajin lies on the coast."}
    assert found("Lachin") == {"The Lachin corridor was closed."}


@pytest.mark.parametrize("typed", ["Kaechon", "Gaechon", "Gaechŏn", "개천", "개천에서"])
def test_namesakes_are_told_for_every_spelling(typed):
    places = [
        make_place(["Kaechon", "개천"], "kaechon", name=name) for name in ("Camp 14", "Kyohwaso No. 1", "Choma-bong")
    ]
    make_place(["Kaechon", "개천"], "kaechon", name="Hidden", status=Status.DRAFT)
    rebuild()
    (shared,) = search(SearchQuery(typed)).interpretation.namesakes
    assert {facility.pk for facility in shared.facilities} == {place.pk for place in places}


@pytest.mark.parametrize("status", [status for status in Status if status != Status.PUBLISHED])
def test_names_of_facilities_that_are_not_public_join_nothing(status):
    make_place(["Sorokdo", "Hiddenplace", "소록도"], "hidden", status=status)
    make_passage("Held at Hiddenplace here.")
    make_passage("Held at Sorokdo here.")
    rebuild()
    assert found("Sorokdo") == {"Held at Sorokdo here."}
    assert found('exact:"Sorogdo"') == set()
    assert search(SearchQuery("Sorogdo")).interpretation.misspelled == ("Sorogdo",)  # nothing knows it for a name
    assert "Hiddenplace" not in str(read_names().expand(parse("소록도").root))


def test_a_name_within_or_and_behind_a_minus_is_widened_too():
    make_passage("It lies by Hamhung city.")
    make_passage("It lies by Hamheung city.")
    make_passage("It lies by another city.")
    rebuild()
    assert found("city -Hamhŭng") == {"It lies by another city."}
    assert found("Hamhŭng OR another") == found("city")


def test_syllables_typed_apart_are_one_name_only_when_they_are_none_by_themselves():
    book = NameBook()
    for hangul in ("관리소", "관리", "승리"):
        book.add_korean(hangul)
    assert isinstance(book.expand(parse("ku an").root), type(parse("ku an").root))
    apart = NameBook()
    apart.add_korean("관리소")
    assert apart.expand(parse("kwan li so").root) == Name("kwan li so", (), ("관리소",), frozenset({"관리소"}))


def test_a_name_of_another_sound_is_another_name():
    make_passage("It lies by Sunchon city.")
    make_passage("It lies by Sonchon city.")
    rebuild()
    assert found("순천") == {"It lies by Sunchon city."}
    assert found("Seoncheon") == {"It lies by Sonchon city."}


def test_a_spelling_that_stems_to_another_word_is_not_looked_for():
    """English stemming takes -li for an ending: Sungli would be found wherever Sung stands."""
    make_passage("It lies by Sungri works.")
    make_passage("Kim Il Sung spoke.")
    make_passage("It lies by Sungli works.")
    rebuild()
    assert found("승리") == found("Seungri") == {"It lies by Sungri works."}


def test_the_hangul_of_a_name_in_latin_letters_begins_a_word():
    """신의주 is Sinuiju, 개천절 a holiday that begins like Kaechon: where a word ends, Korean does not tell."""
    make_passage("의주에서 왔다.")
    make_passage("신의주에서 왔다.")
    make_passage("개천절과 북개천.")
    make_passage("북개천.")
    rebuild()
    assert found("Uiju") == {"의주에서 왔다."}
    assert found("의주") == {"의주에서 왔다.", "신의주에서 왔다."}
    assert found("Sinuiju") == {"신의주에서 왔다."}
    assert found("Kaechon") == {"개천절과 북개천."}


def test_a_kind_of_place_is_found_behind_the_name_that_it_is_joined_to():
    make_facility_type(label="Chatkwaso", hangul="자과소")
    make_passage("전거리교화소는 비었다.")
    make_passage("전거리자과소는 비었다.")
    rebuild()
    assert found("kyohwaso") == {"전거리교화소는 비었다."}
    assert found("chatkwaso") == {"전거리자과소는 비었다."}


def test_a_form_of_several_words_begins_where_its_first_word_does():
    make_place(["Uiju Prison", "의주 감옥소"], "uiju-prison")
    make_passage("의주 감옥소에서 나왔다.")
    make_passage("신의주 감옥소에서 나왔다.")
    rebuild()
    assert found("Uiju Prison") == {"의주 감옥소에서 나왔다."}


def test_a_name_is_found_however_many_words_go_on_from_it():
    texts = {f"개천{chr(ord('가') + 28 * number)}." for number in range(60)}
    for text in texts:
        make_passage(text)
    rebuild()
    assert set(found("Kaechon")) == texts
