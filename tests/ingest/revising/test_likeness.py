"""How alike two paragraphs are is found in the order of their words, whatever they have in common."""

from reports.ingest.revising.likeness import likeness, shared_part, words_of
from tests.growth import grows_in_step


def every_other(size):
    return words_of(" ".join(f"x{n}" for n in range(size))), words_of(" ".join(f"x{n} y" for n in range(size // 2)))


def test_twice_the_words_are_twice_the_work():
    assert grows_in_step(lambda pair: likeness(*pair), every_other, 4_000)
    assert grows_in_step(lambda pair: shared_part(*pair), every_other, 4_000)


def test_likeness_is_what_both_have_in_order():
    assert likeness(words_of("a b c d"), words_of("a x c d")) == 0.75
    assert likeness(words_of(""), words_of("a")) == 0.0
    assert likeness(*every_other(4_000)) == 0.5
