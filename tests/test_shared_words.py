"""Long runs of words that two texts share."""

from hypothesis import given
from hypothesis import strategies as st

from reports.shared_words import shared_run

STORY = "One man worked in the mine for nine years, lost two fingers of his left hand and was released in July."


def test_a_sentence_that_stands_in_another_paragraph_is_found_as_printed():
    other = f"According to a report, {STORY.lower()} The camp was closed later."
    assert shared_run(STORY, other) == STORY.rstrip(".")


def test_a_formula_of_a_few_words_is_no_repetition():
    assert (
        shared_run("There were no reports of arrests.", "There were no reports of politically motivated killings.")
        == ""
    )


def test_quotation_marks_case_and_punctuation_do_not_matter():
    assert (
        shared_run("The “prison” was, he said, Hell", 'the prison was he said "hell"', least=6)
        == "The “prison” was, he said, Hell"
    )


def test_the_longest_run_is_given():
    one = "a b c d. p q r s t u"
    assert shared_run(one, "a b c d x p q r s t u", least=3) == "p q r s t u"


def test_a_text_shorter_than_a_run_counts_whole():
    assert shared_run("He was shot.", "Witnesses said that he was shot at dawn.") == "He was shot"
    assert shared_run("", "Words.") == ""


WORDS = st.lists(st.sampled_from(["a", "b", "c", "d"]), max_size=30).map(" ".join)


@given(WORDS, WORDS, st.integers(1, 6))
def test_what_is_found_stands_in_both_and_nothing_longer_does(one, other, least):
    found = shared_run(one, other, least=least).split()
    first, second = one.split(), other.split()
    least = min(least, len(first), len(second))

    def common(length):
        runs = {tuple(second[at : at + length]) for at in range(len(second) - length + 1)}
        return any(tuple(first[at : at + length]) in runs for at in range(len(first) - length + 1))

    longest = max((n for n in range(1, min(len(first), len(second)) + 1) if common(n)), default=0)
    assert bool(found) == (longest >= least > 0)
    assert not found or common(len(found))


def test_one_word_over_and_over_costs_no_square():
    words = "na " * 20_000
    assert len(shared_run(words, words).split()) == 20_000
