"""A country is found by every name it has, and by no word that only looks like one."""

import pytest

from reports.models import CountryName
from reports.search import SearchQuery, passages_found, rebuild, search
from reports.search.names.country_names import names_that_join
from reports.search.names.korean_words import MEANINGS
from reports.text import fold_name
from tests.factories import make_country, make_passage, make_report

KOREAS = {
    1: ["North Korea", "Democratic People’s Republic of Korea", "North Korea (DPRK)", "Korea, North", "DPRK", "북한"],
    2: ["South Korea", "Republic of Korea", "ROK"],
}


@pytest.mark.parametrize(
    "typed", ["North Korea", "DPRK", "Korea, North", "북한", "democratic peoples republic of korea"]
)
def test_every_name_leads_to_those_that_reports_print(typed):
    assert names_that_join(KOREAS)[fold_name(typed)] == [
        "North Korea",
        "Democratic People’s Republic of Korea",
        "DPRK",
    ]


def test_a_name_inside_that_of_another_country_is_not_looked_for():
    assert names_that_join(KOREAS)[fold_name("ROK")] == ["South Korea", "ROK"]


def test_a_name_inside_one_that_its_own_name_stands_in_is_looked_for():
    joined = names_that_join({1: ["United States", "U.S."], 2: ["United States Virgin Islands", "U.S. Virgin Islands"]})
    assert joined["us"] == ["United States", "U.S."]


def test_a_short_name_that_is_a_word_in_small_letters_is_not_looked_for():
    assert names_that_join({1: ["Palestine", "oPt"]})["opt"] == ["Palestine"]


def test_a_country_keeps_its_own_name_wherever_else_it_stands():
    joined = names_that_join({1: ["China", "PRC", "People’s Republic of China"], 2: ["Taiwan", "Republic of China"]})
    assert joined["prc"] == ["China", "PRC"]
    assert joined["taiwan"] == ["Taiwan"]


def test_what_holds_a_shorter_name_of_the_country_is_found_by_that():
    assert names_that_join({1: ["Burkina Faso", "Burkina", "Upper Volta"]})["upper volta".replace(" ", "")] == [
        "Burkina",
        "Upper Volta",
    ]


def test_other_spellings_of_one_name_are_looked_for_once():
    assert names_that_join({1: ["Côte d’Ivoire", "Cote d'Ivoire", "Ivory Coast"]})["ivorycoast"] == [
        "Côte d’Ivoire",
        "Ivory Coast",
    ]


@pytest.fixture
def passages(index_dir, db):
    """In the report on a country, in one on another that names it, and in one that does not."""
    myanmar, china = make_country(code="MM", name="Myanmar", slug="myanmar"), make_country(code="CN", name="China")
    for form in ("Burma", "Union of Burma", "미얀마", "US"):
        CountryName.objects.create(country=myanmar, form=form)
    reports = make_report(country=myanmar), make_report(country=china)
    made = (
        make_passage("Soldiers mistreated villagers.", report=reports[0]),
        make_passage("Refugees from Burma said that they were mistreated.", report=reports[1]),
        make_passage("They told us of mistreated students.", report=reports[1]),
    )
    rebuild()
    return [passage.pk for passage in made]


@pytest.mark.parametrize(
    "typed", ["Myanmar mistreated", "burma mistreated", "Union of Burma mistreated", "미얀마 mistreated"]
)
def test_a_report_is_found_by_any_name_of_its_country(passages, typed):
    assert set(passages_found(SearchQuery(typed))) == set(passages[:2])


def test_what_was_looked_for_too_is_told_and_exact_words_are_not_widened(passages):
    (burma, _) = search(SearchQuery("burma mistreated")).interpretation.parts
    assert burma.also == ("Myanmar",)
    assert list(passages_found(SearchQuery("burma mistreated", exact=True))) == [passages[1]]


def test_a_word_in_small_letters_is_no_short_name(passages):
    assert set(passages_found(SearchQuery("US mistreated"))) == set(passages)
    assert list(passages_found(SearchQuery("us mistreated"))) == [passages[2]]


def test_names_that_nothing_holds_are_not_told(passages):
    (part,) = search(SearchQuery("미얀마")).interpretation.parts
    assert part.also == ("Burma", "Myanmar")
    (part,) = search(SearchQuery("China")).interpretation.parts
    assert part.also == ()


def test_a_name_given_later_is_known_at_once(passages):
    assert passages_found(SearchQuery("Zangia mistreated")) == ()
    CountryName.objects.create(country_id=CountryName.objects.first().country_id, form="Zangia")
    assert set(passages_found(SearchQuery("Zangia mistreated"))) == set(passages[:2])


@pytest.mark.parametrize("typed", ["공개처형", "공개처형을"])
def test_korean_words_that_reports_print_in_english_are_found(passages, typed):
    passage = make_passage("There were public executions.", report=make_report())
    rebuild()
    assert list(passages_found(SearchQuery(typed))) == [passage.pk]


def test_every_such_word_has_a_meaning_of_its_own():
    assert all(english and all(english) for english in MEANINGS.values())
    assert all(len(set(english)) == len(english) for english in MEANINGS.values())
