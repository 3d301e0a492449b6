"""The reading of a query in words: every kind of part, its parentheses, its forms, and what was left out."""

import re

import pytest

from reports.search import rebuild
from reports.search.asking.interpretation import Interpretation, QueryPart
from reports.views.search.interpretation import sentence
from tests.factories import make_facility, make_facility_name, make_passage

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_index(tmp_path, settings):
    settings.ARCHIVE_INDEX_DIR = tmp_path / "index"


def said(html):
    """The sentence of the page, without its marks and links."""
    found = re.search(r'<p class="read-as">(.*?)</p>', html, re.DOTALL)[1]
    return " ".join(re.sub(r"<[^>]+>", "", found).split())


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("prison torture", "Looked for prison and torture."),
        ('"hunger strike"', "Looked for the words “hunger strike” together."),
        ('"prison died"~5', "Looked for the words “prison died” within 5 words of each other, in any order."),
        ("tortur*", "Looked for words that begin with tortur."),
        ("prisn~", "Looked for prisn or a word that differs by a letter or two."),
        ('exact:"Guards"', "Looked for exactly “Guards” as printed."),
        ("year:2021", "Looked for the edition of 2021."),
        ("year:2019..2022", "Looked for editions from 2019 to 2022."),
        ('"guards"', "Looked for “guards”."),
        ('"prison died"~1', "Looked for the words “prison died” within 1 word of each other, in any order."),
        ("forced labour", "Looked for forced and labour (also written labor)."),
        ('"forced labour"', "Looked for the words “forced labour” together (also written forced labor)."),
        ("year:2019..", "Looked for editions from 2019 on."),
        ("year:..2019", "Looked for editions up to 2019."),
        ("section:1.c", "Looked for the section 1.c."),
        ("prison -women", "Looked for prison and not women."),
        ("-women", "Looked for not women."),
        ("(guards OR police) prison", "Looked for (guards or police) and prison."),
        ("prison -(women children)", "Looked for prison and not (women and children)."),
    ],
)
def test_every_kind_of_part_is_said(read, typed, words):
    make_passage()
    rebuild()
    assert said(read("/search/", q=typed)) == words


def test_a_field_says_what_it_was_taken_for(read):
    facility = make_facility(name="Camp 14")
    make_facility_name("Kaechon", facility=facility, kind="place", place="kaechon")
    rebuild()
    assert said(read("/search/", q="facility:kaechon")) == "Looked for the facility kaechon (that is, Camp 14)."


def test_a_field_of_the_very_name_is_not_explained_by_it(read):
    make_facility(name="Camp 14")
    rebuild()
    assert said(read("/search/", q='facility:"Camp 14"')) == "Looked for the facility Camp 14."


def test_spellings_of_the_same_sound_are_told_apart():
    pieces = sentence(
        Interpretation(
            (QueryPart("", "Kaechon", also=("Gaecheon",)), QueryPart("and", "Jongori", sounds=("Chongori",)))
        )
    )
    assert [(piece.also, piece.sounds) for piece in pieces] == [(("Gaecheon",), ()), ((), ("Chongori",))]


def test_spellings_of_the_same_sound_are_said(read):
    make_passage("At Kaechon and at Gaecheon.")
    rebuild()
    assert "(and spellings of the same sound: " in said(read("/search/", q="Kaecheon"))


def test_what_was_left_out_is_said_and_why(read):
    make_passage()
    rebuild()
    html = read("/search/", q="guards colour:red *")
    assert "<li>There is no field “colour”" in html


def test_namesakes_are_told_and_each_can_be_chosen(read):
    for slug in ("camp-14", "kyohwaso-1"):
        make_facility_name("Kaechon", facility=make_facility(slug=slug), kind="place", place="kaechon")
    make_passage("At Kaechon.")
    rebuild()
    html = read("/search/", q="Kaechon")
    assert "2 facilities share the place name Kaechon" in html
    for slug in ("camp-14", "kyohwaso-1"):
        assert f'href="/search/?q=Kaechon&amp;facility={slug}"' in html
        assert f'href="/facilities/{slug}/"' in html


def test_each_part_is_counted_when_there_are_none_together(read):
    make_passage("The guards were many.")
    make_passage("Prison food was poor.")
    rebuild()
    html = read("/search/", q="guards food nowhere")
    counts = re.findall(r"<li>(?:<a[^>]*>|<b>)(\w+)(?:</a>|</b>) <span class=\"muted\">(\d+) passage", html)
    assert counts == [("guards", "1"), ("food", "1"), ("nowhere", "0")]


def test_a_word_that_the_archive_does_not_hold_is_put_right(read):
    make_passage("The prison was cold.")
    rebuild()
    html = read("/search/", q="prizon")
    assert 'Did you mean <a href="/search/?q=prison">prison</a>' in html
