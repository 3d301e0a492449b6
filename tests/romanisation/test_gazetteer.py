"""The list of places and terms: what may stand in it, and that few of its names can be taken for each other."""

from collections import defaultdict

import pytest

from reports.romanisation import PLACES, PRINTED_SO, TERMS, could_be_korean, forms, is_ordinary, sound_key

MOST_ALIKE = 0.1
"""The share of names that another name may sound like, once marks and systems are lost."""


def test_each_name_stands_once_and_is_whole_syllables():
    names = [*PLACES, *TERMS]
    assert len(set(names)) == len(names) > 200
    assert all("가" <= syllable <= "힣" for name in names for syllable in name)


def test_misprints_belong_to_a_name_of_the_list_and_no_rule_makes_them():
    assert set(PRINTED_SO) <= {*PLACES, *TERMS}
    for name, spellings in PRINTED_SO.items():
        for spelling in spellings:
            assert sound_key(spelling) != sound_key(name)
            assert not is_ordinary(spelling)


def test_few_names_sound_like_another():
    by_key = defaultdict(set)
    for name in (*PLACES, *TERMS):
        by_key[sound_key(name)].add(name)
    alike = [group for group in by_key.values() if len(group) > 1]
    assert sum(map(len, alike)) <= MOST_ALIKE * len((*PLACES, *TERMS)), alike


@pytest.mark.parametrize("name", [*PLACES, *TERMS])
def test_its_strict_spellings_are_taken_for_korean_and_for_no_ordinary_word(name):
    spellings = forms(name)[:3]
    assert all(could_be_korean(spelling) and not is_ordinary(spelling) for spelling in spellings), spellings
