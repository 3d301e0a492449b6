"""Passages that share a long run of words with a text are found in the index, wherever the run begins."""

import pytest

from reports.search import rebuild
from reports.search.asking.shared_runs import passages_sharing_runs
from tests.factories import make_passage

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("index_dir")]

STORY = "One man worked in the mine for nine years, lost two fingers of his left hand and was released in July."


@pytest.mark.parametrize("skipped", range(6))
def test_eleven_words_in_a_row_are_found_wherever_they_begin(skipped):
    words = STORY.split()
    near = make_passage(f"It was said that {' '.join(words[skipped : skipped + 11])}, according to an NGO.")
    make_passage("Elections were postponed in July for nine years.")
    rebuild()
    assert passages_sharing_runs(STORY, most=10) == (near.pk,)


def test_of_a_few_words_nothing_is_said():
    make_passage("Guards beat prisoners.")
    rebuild()
    assert passages_sharing_runs("Guards beat prisoners.", most=10) == ()


def test_no_more_are_given_than_asked_for():
    for number in range(4):
        make_passage(f"{STORY} {number}")
    rebuild()
    assert len(passages_sharing_runs(STORY, most=3)) == 3
