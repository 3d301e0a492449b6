"""What would still say the words of a withdrawn passage is named with it."""

import pytest

from reports.choices import Relation, Status
from reports.editorial.related_passages import related_passages, versions
from reports.models import Passage
from reports.search import rebuild
from tests.factories import make_edit, make_passage, make_report

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("index_dir")]

STORY = "One man worked in the mine for nine years, lost two fingers of his left hand and was released in July."


@pytest.fixture
def index_dir(tmp_path, settings):
    settings.ARCHIVE_INDEX_DIR = tmp_path / "index"


def related(*passages):
    rebuild()
    return {(one.passage.pk, one.relation) for one in related_passages(passages)}


def test_every_version_of_a_passage_is_named_however_far_back():
    first = make_passage("Nine prisoners died.")
    second = make_edit(first, "About nine prisoners died.").after
    third = make_edit(second, "About ten prisoners died.").after
    assert versions(second) == {first.pk, second.pk, third.pk}
    assert related(third) == {(first.pk, Relation.VERSION), (second.pk, Relation.VERSION)}
    assert related(first) == {(second.pk, Relation.VERSION), (third.pk, Relation.VERSION)}


def test_the_same_words_in_another_report_are_named_with_their_versions():
    passage, elsewhere = make_passage(STORY), make_passage(STORY, report=make_report())
    older = make_passage("A man lost two fingers.", report=elsewhere.report)
    make_edit(older, "Other words.")
    newer = make_edit(elsewhere, "He lost a hand.").after
    assert related(passage) == {(elsewhere.pk, Relation.EQUAL), (newer.pk, Relation.VERSION_OF_RELATED)}


def test_nearly_the_same_words_are_named_with_what_both_share():
    passage = make_passage(STORY)
    near = make_passage(f"An NGO reported: {STORY} Others died.", report=make_report())
    make_passage("He was released in July.", report=make_report())
    rebuild()
    (one,) = related_passages([passage])
    assert (one.passage.pk, one.relation, one.words) == (near.pk, Relation.NEAR, STORY.rstrip("."))


def test_what_is_withdrawn_already_is_not_named_again():
    passage, elsewhere = make_passage(STORY), make_passage(STORY, report=make_report())
    Passage.objects.filter(pk=elsewhere.pk).update(status=Status.WITHDRAWN, withdrawal_reason="error")
    assert related(passage) == set()


def test_passages_given_together_are_not_named_for_each_other():
    passage, elsewhere = make_passage(STORY), make_passage(STORY, report=make_report())
    assert related(passage, elsewhere) == set()
