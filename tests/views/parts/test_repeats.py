"""Words that stand in other editions and reports too, told on the reader, on the passage and on search hits."""

import pytest
from django.urls import reverse

from reports.choices import Status
from reports.models import Passage
from reports.search import rebuild
from reports.text import fingerprint, passage_key
from reports.views.parts.repeats import Repeats, repeats_of
from tests import factories as make

pytestmark = pytest.mark.django_db
TEXT = "The law prohibits such practices."


@pytest.fixture
def laos():
    """The same words in three editions on one country; gives the passages by year."""
    country, series = make.make_country(name="Laos"), make.make_series()
    return {
        year: make.make_passage(TEXT, report=make.make_report(country=country, series=series, year=year))
        for year in (2017, 2018, 2019)
    }


def elsewhere(**given):
    return make.make_passage(TEXT, report=make.make_report(**given))


def test_other_editions_of_the_country_are_named_and_other_reports_counted(laos):
    elsewhere(), elsewhere()
    assert repeats_of([laos[2018]]) == {
        laos[2018].pk: Repeats(((2017, laos[2017].key), (2019, laos[2019].key)), others=2)
    }


def test_words_that_stand_once_repeat_nothing(laos):
    alone = make.make_passage("Something else.", report=laos[2017].report)
    make.make_passage(TEXT, report=laos[2017].report)
    assert not repeats_of([alone])[alone.pk]
    assert repeats_of([laos[2017]])[laos[2017].pk].editions[0][0] == 2018


def test_what_is_hidden_or_has_left_its_page_does_not_count(laos):
    elsewhere(status=Status.DRAFT)
    Passage.objects.filter(pk=laos[2017].pk).update(status=Status.WITHDRAWN, withdrawal_reason="error")
    make.take_away(laos[2018], make.make_revision(laos[2018].report))
    assert not repeats_of([laos[2019]])[laos[2019].pk]


def test_another_series_on_the_same_country_is_another_report(laos):
    elsewhere(country=laos[2017].report.country, year=2018)
    assert repeats_of([laos[2017]])[laos[2017].pk].others == 1


def test_the_reader_links_the_years_and_counts_the_others(read, laos):
    elsewhere()
    html = read(laos[2018].report.get_absolute_url())
    for year in (2017, 2019):
        assert f'href="{laos[year].get_absolute_url()}"><span class="visually-hidden">Laos </span>{year}</a>' in html
    assert f'href="{laos[2018].get_absolute_url()}#repeats">1 more report<' in html
    assert f'href="{laos[2018].get_absolute_url()}"><span' not in html


def test_the_passage_lists_where_its_own_country_first(read, laos):
    other = elsewhere(country=make.make_country(name="Angola"))
    html = read(laos[2018].get_absolute_url())
    listed = html[html.index("The same words elsewhere") :]
    assert listed.index("<dt>Laos</dt>") < listed.index("<dt>Angola</dt>")
    for passage in (laos[2017], laos[2019], other):
        assert passage.get_absolute_url() in listed


def test_a_long_list_stands_on_pages_of_its_own(read, laos, monkeypatch):
    monkeypatch.setattr("reports.views.passages.REPEATS_SHOWN", 2)
    monkeypatch.setattr("reports.views.passages.REPEATS_ON_A_PAGE", 2)
    last = elsewhere()
    every = reverse("passage_repeats", args=[laos[2018].key])
    assert every in read(laos[2018].get_absolute_url())
    assert last.get_absolute_url() not in read(every)
    assert last.get_absolute_url() in read(every, page="2")
    for wrong in ("3", "x", "0"):
        read(every, status=404, page=wrong)


def test_words_of_one_report_alone_say_so(read):
    assert "nowhere else" in read(reverse("passage_repeats", args=[make.make_passage().key]))


def test_search_hits_tell_it(read, laos, tmp_path, settings):
    settings.ARCHIVE_INDEX_DIR = tmp_path / "index"
    rebuild()
    assert read("/search/", q="prohibits").count("Also in ") == 1
    assert read("/search/", q="prohibits", repeats="all").count("Also in ") == 3


def repeat_everywhere(number):
    """The words in so many reports more, in rows made at once."""
    held = make.make_many_reports([make.make_country() for _ in range(number)], years=[2021])
    Passage.objects.bulk_create(
        Passage(
            report=section.report, section=section, capture=capture, number=1, text=TEXT, status="published",
            key=passage_key(section.report.slug, TEXT), fingerprint=fingerprint(TEXT),
        )
        for section, capture in held
    )  # fmt: skip


def test_words_that_stand_hundreds_of_times_cost_no_more(queries, read, laos):
    reader, passage = laos[2018].report.get_absolute_url(), laos[2018].get_absolute_url()
    few = queries(reader), queries(passage)
    repeat_everywhere(871)
    assert (queries(reader), queries(passage)) == few
    assert few[0] <= 15
    html = read(passage)
    assert "871 more reports" in read(reader)
    assert len(html) < 60_000
    assert reverse("passage_repeats", args=[laos[2018].key]) in html


def test_the_repeats_of_a_whole_report_are_asked_in_one_query(laos, django_assert_num_queries):
    passages = [make.make_passage(f"{TEXT} {n}", report=laos[2017].report) for n in range(20)]
    with django_assert_num_queries(1):
        repeats_of(passages)
    with django_assert_num_queries(0):
        assert repeats_of([]) == {}
