"""Which passage of a newer page is which of the older one: same words, edited words, and words that are somebody else's."""

import time

import pytest

from reports.ingest.revising.align import align
from reports.ingest.revising.stored import StoredPassage
from tests.ingest.prepared_pages import make_edition, prepared_page

pytestmark = pytest.mark.django_db

ONE = "Guards beat detainees in the first camp until they could no longer stand."
TWO = "Food was scarce, and prisoners caught rats and frogs to stay alive in winter."
THREE = "The law forbids forced labor, and the government did not enforce it anywhere."
FOUR = "Journalists were not allowed to travel outside the capital without a minder."


@pytest.fixture
def edition():
    return make_edition()


def held(edition, *paragraphs, left=()):
    """As written from a page with these paragraphs; those that are in `left` left it with revision 1."""
    page = prepared_page(edition, "Summary", list(paragraphs))
    return [
        StoredPassage(
            pk=each.number,
            number=each.number,
            section=1,
            key=each.key,
            text=each.text,
            fingerprint=each.fingerprint,
            removed_in=int(each.text in left),
            status="published",
            reason="",
        )
        for each in page.passages
    ]


def aligned(edition, old, new, left=()):
    """Texts, told apart by what became of them."""
    found = align(held(edition, *old, left=left), prepared_page(edition, "Summary", list(new)).passages)
    return {
        "kept": [passage.text for _, passage in found.kept],
        "returned": [passage.text for _, passage in found.returned],
        "edited": [(edit.before.text, edit.after.text) for edit in found.edits],
        "added": [passage.text for passage in found.added],
        "gone": [passage.text for passage in found.gone],
    }


def some(**given):
    return {"kept": [], "returned": [], "edited": [], "added": [], "gone": []} | given


def test_the_same_words_are_kept_wherever_they_stand(edition):
    assert aligned(edition, [ONE, TWO, THREE], [THREE, ONE, TWO]) == some(kept=[THREE, ONE, TWO])


def test_other_quotation_marks_are_the_same_words(edition):
    old, new = 'The "camp" was closed - they said.', "The “camp” was closed – they said."
    assert aligned(edition, [old], [new]) == some(kept=[new])


def test_a_word_changed_is_an_edit(edition):
    edited = TWO.replace("rats", "mice")
    assert aligned(edition, [ONE, TWO, THREE], [ONE, edited, THREE]) == some(kept=[ONE, THREE], edited=[(TWO, edited)])


def test_other_words_in_the_same_place_are_gone_and_new(edition):
    assert aligned(edition, [ONE, TWO], [ONE, FOUR]) == some(kept=[ONE], added=[FOUR], gone=[TWO])


def test_a_passage_that_was_split_goes_on_in_the_likelier_half(edition):
    whole = f"{ONE} {TWO} {THREE}"
    assert aligned(edition, [whole], [f"{ONE} {TWO}", THREE]) == some(edited=[(whole, f"{ONE} {TWO}")], added=[THREE])


def test_of_passages_that_were_merged_the_likelier_one_goes_on(edition):
    longer = f"{ONE} {TWO}"
    assert aligned(edition, [longer, THREE], [f"{longer} {THREE}"]) == some(
        edited=[(longer, f"{longer} {THREE}")], gone=[THREE]
    )


def test_a_passage_edited_and_moved_a_little_is_found(edition):
    edited = ONE.replace("first", "second")
    assert aligned(edition, [ONE, TWO, THREE, FOUR], [TWO, THREE, edited, FOUR])["edited"] == [(ONE, edited)]


def test_each_passage_goes_into_one_and_the_likeliest_first(edition):
    near, nearer = ONE.replace("first", "second").replace("stand", "sit"), ONE.replace("first", "second")
    assert aligned(edition, [ONE], [near, nearer]) == some(edited=[(ONE, nearer)], added=[near])


def test_repeats_are_told_apart_by_their_order(edition):
    none = "There were no reports."
    found = aligned(edition, [none, TWO, none], [none, TWO])
    assert found == some(kept=[none, TWO], gone=[none])


def test_what_left_earlier_and_stands_again_has_returned(edition):
    assert aligned(edition, [ONE, TWO], [ONE, TWO], left=[TWO]) == some(kept=[ONE], returned=[TWO])


def test_an_edit_can_end_in_words_that_return(edition):
    newer = TWO.replace("rats", "mice")
    assert aligned(edition, [ONE, newer, TWO], [ONE, TWO], left=[TWO]) == some(
        kept=[ONE], returned=[TWO], edited=[(newer, TWO)]
    )


def test_a_likely_passage_far_away_is_another(edition):
    between = [f"Paragraph {number} tells of matter {number * 7} at place {number * 13}." for number in range(60)]
    edited = ONE.replace("first", "second")
    assert aligned(edition, [ONE, *between], [*between, edited])["edited"] == []


def test_three_thousand_passages_take_seconds(edition):
    old = [f"Paragraph {number} tells of {ONE} And of {number * 31} things." for number in range(3000)]
    new = [f"Now {text}" if number % 2 else text for number, text in enumerate(old)]
    passages, page = held(edition, *old), prepared_page(edition, "Summary", new).passages
    started = time.monotonic()
    found = align(passages, page)
    assert len(found.edits) == 1500
    assert all(edit.after.text == f"Now {edit.before.text}" for edit in found.edits)
    assert time.monotonic() - started < 60
