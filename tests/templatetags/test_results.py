"""A hit as HTML: every word from outside escaped, and nothing printed that is not there."""

from dataclasses import dataclass, field

from django.utils.safestring import SafeString

from reports.templatetags.results import result
from reports.views.parts.repeats import Repeats

BAD = "<script>\"'&"
ESCAPED = "&lt;script&gt;&quot;&#x27;&amp;"


@dataclass
class Report:
    country_name: str = "Laos"

    def get_absolute_url(self):
        return "/reports/laos/"


@dataclass
class Passage:
    report: Report = field(default_factory=Report)
    number: int = 4
    removed_in: int = 0
    anchor: str = "p4"
    begins_stretch: bool = False
    name: str = "Laos 2021 ¶ 4"

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return "/p/a/"


def line(passage=None, **given):
    told = {
        "passage": passage or Passage(),
        "place": "Laos 2021",
        "url": "/p/a/?q=x&result=1",
        "snippet": SafeString("Some <mark>words</mark>."),
        "by_link": False,
        "chips": [],
        "repeats": Repeats(),
        "like_url": "/like/",
    }
    return result(told | given)


def test_a_hit_alone_has_no_number_and_no_why():
    html = line()
    assert html.lstrip().startswith('<li class="result">')
    assert "result-number" not in html
    assert "Why this?" not in html
    for absent in ("repeats", "chips", "result-note"):
        assert absent not in html


def test_a_numbered_hit_can_be_linked_to_and_explained():
    html = line(number=1001, why_url="/why/?q=x&y")
    assert 'id="result-1001"' in html
    assert '>1,001<span class="visually-hidden">.</span>' in html
    assert (
        '<a href="/why/?q=x&amp;y" rel="nofollow">Why this?<span class="visually-hidden"> Result 1001</span></a>'
        in html
    )


def test_only_what_is_html_already_is_printed_as_it_is():
    assert "<mark>words</mark>" in line()
    chip = {"kind": BAD, "label": BAD, "url": BAD}
    html = line(Passage(Report(BAD), name=BAD), place=BAD, snippet=BAD, url=BAD, why_url=BAD, number=1, chips=[chip],
                repeats=Repeats(((2019, "key"),)))  # fmt: skip
    assert "<script" not in html
    assert html.count(ESCAPED) == 9


def test_it_says_how_it_was_found_where_its_words_do_not_show_it():
    assert "its own words do not say this name" in line(by_link=True)
    suggested = line(only_suggested=True, by_link=True)
    assert 'href="/reports/laos/?suggestions=on#p4"' in suggested
    assert "its own words do not say this name" not in suggested


def test_what_has_left_its_page_says_so():
    assert "No longer in the page" in line(Passage(removed_in=2))


def test_repeats_are_told_in_one_line():
    editions = ((2017, "k17"), (2018, "k18"))
    assert "Word for word in " in line(repeats=Repeats(others=1))
    assert ">1 other report<" in line(repeats=Repeats(others=1))
    html = line(repeats=Repeats(editions, others=1200))
    assert 'Also in <a href="/p/k17/"><span class="visually-hidden">Laos </span>2017</a>, <a href="/p/k18/">' in html
    assert '; word for word in <a href="/p/a/#repeats">1,200 more reports<' in html
