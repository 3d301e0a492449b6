"""The page that tells what newer captures of a report changed."""

import pytest
from django.urls import reverse

from reports.choices import Status
from reports.models import Passage
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def report():
    return make.make_report(country=make.make_country(name="Laos"))


@pytest.fixture
def address(report):
    return reverse("report_changes", args=[report.slug])


def test_a_report_captured_once_has_changed_nothing(read, report, address):
    make.make_passage(report=report)
    assert "nothing has changed" in read(address)


def test_every_kind_of_change_stands_with_its_links(read, report, address):
    edited, gone = (make.make_passage(text, report=report) for text in ("Ten people died.", "Gone words."))
    revision = make.make_revision(report, edited=1, added=1, gone=1, kept=5)
    edit = make.make_edit(edited, "Two people died.", revision=revision)
    make.take_away(gone, revision)
    added = make.make_passage("Added words.", report=report, capture=revision.capture)
    html = read(address)
    for passage in (edited, edit.after, gone, added):
        assert passage.get_absolute_url() in html
    assert html.index(">Edited<") < html.index("Added words.") < html.index("Gone words.")
    assert html.count("Added words.") == html.count("Gone words.") == 1
    assert '<td data-label="Unchanged" class="number">5</td>' in html
    assert "not listed" not in html


def test_the_newest_revision_is_shown_first_and_each_has_an_address(read, report, address):
    first, second = (make.make_passage(text, report=report) for text in ("One went.", "Two went."))
    make.take_away(first, make.make_revision(report, gone=1))
    make.take_away(second, make.make_revision(report, gone=1))
    newest, oldest = read(address), read(address, revision="1")
    assert ("Two went." in newest, "One went." in newest) == (True, False)
    assert ("Two went." in oldest, "One went." in oldest) == (False, True)
    assert 'href="?revision=1"' in newest
    assert "<title>What changed, revision 1 · Laos 2021" in oldest


@pytest.mark.parametrize(
    ("params", "named"),
    [({"revision": "9"}, "Revision"), ({"page": "9"}, "last one is 1"), ({"page": "x"}, "Page"), ({"p": "1"}, "“p”")],
)
def test_what_cannot_be_read_is_named(read, report, address, params, named):
    gone = make.make_passage("Gone words.", report=report)
    make.take_away(gone, make.make_revision(report, gone=1))
    html = read(address, status=400, **params)
    assert named in html
    assert "Gone words." not in html


def test_withdrawn_words_are_on_neither_side(read, report, address):
    texts = ("Ten people died.", "Nine people died.", "Gone words.")
    passages = [make.make_passage(text, report=report) for text in texts]
    revision = make.make_revision(report, edited=2, gone=1)
    edits = [make.make_edit(one, f"Newer: {one.text}", revision=revision) for one in passages[:2]]
    make.take_away(passages[2], revision)
    hidden = [edits[0].before.pk, edits[1].after.pk, passages[2].pk]
    Passage.objects.filter(pk__in=hidden).update(status=Status.WITHDRAWN, withdrawal_reason="error")
    html = read(address)
    assert "people died" not in html
    assert "Gone words" not in html
    assert "3 more changes of this revision are not listed" in html


def test_a_hidden_report_has_no_such_page(client):
    hidden = make.make_report(status=Status.DRAFT)
    withdrawn = make.make_report(status=Status.WITHDRAWN)
    assert client.get(reverse("report_changes", args=[hidden.slug])).status_code == 404
    assert client.get(reverse("report_changes", args=[withdrawn.slug])).status_code == 410


def test_many_changes_stand_on_pages_and_cost_the_same(queries, read, report, address):
    make.make_capture(report=report)
    revision = make.make_revision(report)
    make.make_edit(make.make_passage("Text 0.", report=report), "Newer 0.", revision=revision)
    few = queries(address)
    for n in range(1, 60):
        make.make_edit(make.make_passage(f"Text {n}.", report=report), f"Newer {n}.", revision=revision)
    assert queries(address) == few <= 9
    assert read(address).count('class="change"') == 40
    assert read(address, page="2").count('class="change"') == 20
