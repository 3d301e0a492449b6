"""Facets as HTML: every word from outside escaped, and nothing printed that is not there."""

import pytest

from reports.templatetags.facets import facet, facet_choices, year_bars
from reports.views.search.years import Bar

BAD = "<script>\"'&"
ESCAPED = "&lt;script&gt;&quot;&#x27;&amp;"


def choice(**given):
    return {"label": "Torture", "count": 1234, "url": "?abuse=torture&q=a", **given}


def whole(**given):
    return facet({"name": "abuse", "title": "Abuse", "choices": [choice()], "more": [], **given})


def test_a_line_links_its_value_and_counts_it():
    html = facet_choices([choice()])
    assert '<a class="facet-choice" href="?abuse=torture&amp;q=a" rel="nofollow">' in html
    assert '<span class="facet-label">Torture</span></span> <span class="count">1,234</span></a></li>' in html
    assert "aria-current" not in html


def test_what_filters_says_so():
    assert ' aria-current="true"' in facet_choices([choice(selected=True)])
    assert "(chosen; remove)" in facet_choices([choice(selected=True)])
    left_out = facet_choices([choice(excluded=True)])
    assert "facet-choice facet-left-out" in left_out
    assert "(left out; take back)" in left_out


def test_suggestions_stand_apart_and_a_label_has_its_language():
    html = facet_choices([choice(suggested=2000, lang="ko")])
    assert "+2,000 suggested by machine" in html
    assert '<span class="name" lang="ko">' in html


@pytest.mark.parametrize("part", ["label", "url", "exclude_url", "lang"])
def test_every_part_of_a_line_is_escaped(part):
    html = facet_choices([choice(**{"exclude_url": "?", part: BAD})])
    assert ESCAPED in html
    assert "<script" not in html


def test_every_part_of_a_facet_is_escaped():
    html = whole(title=BAD, all_url=BAD, total=100)
    assert html.count(ESCAPED) == 3
    assert "<script" not in html


def test_a_facet_shows_what_there_is():
    assert "details" not in whole()
    assert "<summary>2 more</summary>" in whole(more=[choice(), choice()])
    assert ">All 1,500<" in whole(all_url="/all/", total=1500)
    assert whole(choices=[]) == ""


def bars(count, *, is_narrowed=False, **used):
    years = {"selected": False, "excluded": False, "url": "?year=2016&q=a", **used}
    bar = Bar(year="2016", count=count, x=0.0, y=1.5, width=8.0, height=2.25, choice=years)
    return year_bars({"bars": [bar], "height": 56, "is_narrowed": is_narrowed})


def test_a_bar_says_its_year_and_count_in_words():
    assert 'aria-label="2016: 1 passage"' in bars(1)
    assert 'aria-label="2016: 1,500 passages (chosen; remove)"' in bars(1500, selected=True)
    assert "(left out; take back)" in bars(2, excluded=True)
    assert 'href="?year=2016&amp;q=a"' in bars(2)


def test_other_years_are_pale_where_some_are_chosen():
    assert "year-bar-pale" in bars(2, is_narrowed=True)
    assert "year-bar-pale" not in bars(2, is_narrowed=True, selected=True)
    assert "year-bar-pale" not in bars(2)
