"""What is asked of the index's own words: whether it has one, which are near, which begin so, and that none is kept too long."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reports.choices import Status, WithdrawalReason
from reports.models import Passage
from reports.search import rebuild, sync
from reports.search.names.vocabulary import Vocabulary, get_vocabulary
from tests.factories import make_facility, make_facility_name, make_finding, make_passage

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("index_dir")]


def test_a_word_is_held_in_any_form_that_a_search_finds():
    facility = make_facility()
    make_facility_name("Namedplace", facility=facility)
    make_finding(passage=make_passage("Beatings at Jongo-ri, 증언자는."), facilities=[facility])
    rebuild()
    words = get_vocabulary()
    held = ["beatings", "beating", "Jongori", "jongo-ri", "Jŏngo-ri", "증언자", "namedplace"]
    assert [word for word in held if not words.holds(word)] == []
    assert [word for word in ("beetings", "Jongno", "증인", "", "-") if words.holds(word)] == []


def test_near_words_are_the_nearest_first_and_then_the_commonest():
    for text in ("Prison here.", "Prison there.", "Prism here.", "Poison here.", "Freedom here."):
        make_passage(text)
    rebuild()
    assert get_vocabulary().spelled_like("prizon") == [("prison", 2)]
    assert get_vocabulary().spelled_like("rpison") == [("prison", 2)]
    assert get_vocabulary().spelled_like("xprison") == [("prison", 2)]
    assert get_vocabulary().spelled_like("pri") == []
    assert "prison" not in dict(get_vocabulary().spelled_like("prison"))


def test_a_long_word_may_differ_in_two_letters():
    make_passage("Repatriation by force.")
    rebuild()
    assert get_vocabulary().spelled_like("repartiatoin") == [("repatriation", 1)]


def test_words_that_begin_so_are_counted_in_what_can_still_be_found():
    make_passage("Prison here, prisoners there.")
    gone = make_passage("Prison and privation.")
    rebuild()
    assert get_vocabulary().beginning("pri", limit=9) == [("prison", 2), ("prisoners", 1), ("privation", 1)]
    reason = WithdrawalReason.values[0]
    Passage.objects.filter(pk=gone.pk).update(status=Status.WITHDRAWN, withdrawal_reason=reason)
    sync()
    assert get_vocabulary().beginning("pri", limit=9) == [("prison", 1), ("prisoners", 1)]
    assert get_vocabulary().beginning("pri", limit=1) == [("prison", 1)]


def test_spellings_are_those_that_passages_print_as_they_print_them():
    make_passage("In Hamhŭng and Hwe-ryong, near the Lachin corridor.")
    rebuild()
    words = get_vocabulary()
    assert words.spellings("함흥") == ("Hamhŭng",)
    assert words.spellings("회령") == ("hwe-ryong",)
    assert words.spellings("라진") == words.spellings("개천") == ()


def test_without_an_index_nothing_is_known():
    words = Vocabulary(None)
    assert (words.holds("prison"), words.spelled_like("prison"), words.beginning("pri", limit=3)) == (False, [], [])
    assert words.spellings("함흥") == ()
    assert get_vocabulary().holds("prison") is False


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=30))
def test_any_text_can_be_asked_for(text):
    if not hasattr(test_any_text_can_be_asked_for, "made"):
        make_passage("Prison in Hamhŭng.")
        rebuild()
        test_any_text_can_be_asked_for.made = True
    words = get_vocabulary()
    assert words.holds(text) in (True, False)
    assert isinstance(words.spelled_like(text), list)
    assert isinstance(words.beginning(text, limit=5), list)
    assert isinstance(words.spellings(text), tuple)
