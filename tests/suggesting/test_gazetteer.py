import pytest

from reports.suggesting.proposing.gazetteer import Gazetteer, spellings, with_plural
from reports.suggesting.proposing.plain_text import make_plain


def found(text, **forms):
    gazetteer = Gazetteer()
    for value, form in forms.items():
        gazetteer.add(form, "name", value)
    plain = make_plain(text)
    return [(text[slice(*plain.span(hit.start, hit.end))], *hit.values) for hit in gazetteer.close().find(plain.text)]


def test_only_whole_words_are_found():
    assert found("Camp 141, Camp 14 and a Subcamp 14", camp="Camp 14") == [("Camp 14", "camp")]


def test_the_longest_of_two_that_overlap_is_found():
    assert found("the White Paper Office", short="White Paper", long="White Paper Office") == [
        ("White Paper Office", "long")
    ]


@pytest.mark.parametrize("printed", ["Jŏngŏ-ri", "Jongo-ri", "JONGORI", "jongo ri", "Jongo‑ri"])
def test_marks_case_and_hyphens_do_not_matter(printed):
    assert found(f"near {printed}.", place="Jŏngŏ-ri") == [(printed, "place")]


def test_apostrophes_may_be_curly_or_missing():
    assert found("Kaech’on and Kaechon", place="Kaech'on") == [("Kaech’on", "place"), ("Kaechon", "place")]


def test_places_are_told_in_the_original_where_invisible_characters_stand():
    assert found("near Ca\u00admp 14 and on", camp="Camp 14") == [("Ca\u00admp 14", "camp")]


def test_korean_words_may_have_a_particle_behind_them():
    assert found("관리소에서 죽었다", camp="관리소") == [("관리소", "camp")]


def test_one_form_may_mean_several():
    gazetteer = Gazetteer()
    gazetteer.add("Kaechon", "place", "one")
    gazetteer.add("Kaechon", "place", "two")
    assert [hit.values for hit in gazetteer.close().find("in kaechon")] == [("one", "two")]


def test_an_empty_gazetteer_finds_nothing():
    assert Gazetteer().close().find("any words") == []


def test_hyphens_are_kept_dropped_and_made_blanks():
    assert {"kyo-hwa-so", "kyohwaso", "kyo hwa so"} <= spellings("Kyo-hwa-so")


def test_a_word_is_known_in_its_plural():
    assert list(with_plural("prisoner")) == ["prisoner", "prisoners"]
    assert list(with_plural("facility")) == ["facility", "facilities"]
    assert list(with_plural("camps")) == ["camps", "camp"]
