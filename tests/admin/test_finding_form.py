"""Making a finding, from the passage to the saved draft, and all that can be wrong on the way."""

import pytest

from reports.admin.parts.locking import LockedForm
from reports.choices import Certainty, Status
from reports.models import Citation, Figure, Finding, Passage, Source
from tests import factories as make
from tests.admin.desk import errors_of, new_finding_page, page, row, save, sent_by

TEXT = (
    "In July, KINU said guards\u2019 \u201cdiscipline\u201d killed 2,000 to 6,000 prisoners. "
    "Media reported hunger. Media reported beatings, reportedly of 20 prisoners."
)


@pytest.fixture
def passage():
    return make.make_passage(TEXT)


@pytest.fixture
def desk(as_person, curator):
    return as_person(curator)


def test_a_passage_leads_to_a_new_finding_that_shows_its_words(desk, passage):
    url = new_finding_page(passage)
    assert url in desk.get(page(Passage, "change", passage.pk)).content.decode()
    assert url in desk.get(page(Passage, "changelist")).content.decode()
    shown = desk.get(url).content.decode()
    assert "guards’ “discipline” killed" in shown
    assert 'class="verbatim"' in shown
    assert str(passage) in shown
    assert passage.get_absolute_url() in shown


def test_a_passage_that_left_the_page_says_so_on_the_form(desk, passage):
    assert "no longer in the page" not in desk.get(new_finding_page(passage)).content.decode()
    make.take_away(passage, make.make_revision(passage.report))
    assert "no longer in the page" in desk.get(new_finding_page(passage)).content.decode()


def test_without_a_passage_the_first_question_is_which(desk):
    asked = desk.get(page(Finding, "add")).content.decode()
    assert "which passage?" in asked
    assert page(Passage, "choices") in asked
    assert 'name="quote"' not in asked


def test_add_another_means_another_of_the_same_passage(desk, passage):
    answer = save(desk, new_finding_page(passage), quote="In July", _addanother="yes")
    assert answer["Location"] == new_finding_page(passage)


def test_a_passage_is_chosen_by_its_words_with_its_place_beside_them(desk, passage):
    asked = {"app_label": "reports", "model_name": "finding", "field_name": "passage", "term": "guards' discipline"}
    (choice,) = desk.get(page(Passage, "choices"), asked).json()["results"]
    assert choice["text"].startswith(f"{passage}: In July, KINU said")


@pytest.mark.parametrize("wrong", ["999999", "x", "-1"])
def test_a_passage_that_is_not_there_is_said_so(desk, db, wrong):
    answer = desk.get(page(Finding, "add"), {"passage": wrong})
    assert answer.status_code == 200
    assert "choose another" in answer.content.decode()


def test_a_withdrawn_passage_takes_no_new_finding(desk):
    withdrawn = make.make_passage(status=Status.WITHDRAWN)
    assert "choose another" in desk.get(new_finding_page(withdrawn)).content.decode()
    answer = desk.post(
        page(Finding, "add"), sent_by(desk.get(new_finding_page(make.make_passage()))) | {"passage": withdrawn.pk}
    )
    assert "begin from another" in errors_of(answer)


def test_a_pasted_quote_is_kept_in_the_passages_own_words(desk, passage, curator):
    answer = save(desk, new_finding_page(passage), quote='guards\' "discipline"  killed', hedge="REPORTEDLY")
    assert answer.status_code == 302
    finding = Finding.objects.get()
    assert finding.quote == "guards\u2019 \u201cdiscipline\u201d killed"
    assert passage.text[finding.start : finding.end] == finding.quote
    assert (finding.hedge, finding.status, finding.drafted_by) == ("reportedly", Status.DRAFT, curator)


def test_a_quote_that_is_not_there_is_answered_with_the_closest_words(desk, passage):
    answer = save(desk, new_finding_page(passage), quote="the guards discipline killed prisoners", note="my note")
    assert "The closest it has is: " in errors_of(answer)
    assert "discipline” killed" in errors_of(answer)
    assert "my note" in answer.content.decode()
    assert not Finding.objects.exists()


def test_a_quote_that_stands_twice_asks_which(desk, passage):
    answer = save(desk, new_finding_page(passage), quote="media reported")
    assert "2 times" in errors_of(answer)
    save(desk, new_finding_page(passage), quote="media reported", occurrence=2)
    assert Finding.objects.get().start == TEXT.index("Media reported beatings")


def test_the_form_says_which_occurrence_a_quote_is_and_keeps_it(desk, passage, curator):
    second = TEXT.index("Media reported beatings")
    finding = make.make_finding(
        "Media reported", passage=passage, start=second, end=second + 14, status=Status.DRAFT, drafted_by=curator
    )
    url = page(Finding, "change", finding.pk)
    assert sent_by(desk.get(url))["occurrence"] == 2
    assert save(desk, url, note="kept").status_code == 302
    finding.refresh_from_db()
    assert (finding.start, finding.note) == (second, "kept")


@pytest.mark.parametrize(
    ("field", "value", "mend"),
    [
        ("quote", "", "required"),
        ("hedge", "allegedly", "does not have these words"),
        ("event_date", "last summer", "write 2013, 2021-07"),
        ("occurrence", "7", "there is no occurrence 7"),
        ("facilities", "999999", "valid choice"),
    ],
)
def test_what_is_wrong_is_named_beside_its_field(desk, passage, field, value, mend):
    answer = save(desk, new_finding_page(passage), **({"quote": "In July"} | {field: value}))
    assert mend in errors_of(answer)
    assert not Finding.objects.exists()


def citation(number=0, **fields):
    return row("citations", number, mention="KINU", role="reports", certainty="named", **fields)


def figure(number=0, **fields):
    given = {"words": "2,000 to 6,000 prisoners", "low": "2000", "high": "6000", "qualifier": "exactly"}
    return row("figures", number, **(given | {"unit": "persons", "counted": "prisoners killed"} | fields))


def totals(citations=0, figures=0):
    return {"citations-TOTAL_FORMS": citations, "figures-TOTAL_FORMS": figures}


def test_a_citation_and_the_figure_that_rests_on_it_are_saved_at_one_go(desk, passage):
    source = make.make_source()
    rows = citation(source=source.pk) | figure(citation_number="1")
    answer = save(desk, new_finding_page(passage), quote="KINU said", **totals(1, 1), **rows)
    assert answer.status_code == 302, errors_of(answer)
    cited, counted = Citation.objects.get(), Figure.objects.get()
    assert (cited.mention, cited.position, cited.source) == ("KINU", 1, source)
    assert passage.text[cited.start : cited.end] == "KINU"
    assert passage.text[counted.start : counted.end] == "2,000 to 6,000 prisoners"
    assert (counted.citation, counted.low, counted.high) == (cited, 2000, 6000)


@pytest.mark.parametrize(
    ("rows", "mend"),
    [
        (citation(), "Choose the source that is named"),
        (citation() | {"citations-0-certainty": "collective"}, "Choose the group as a source"),
        (citation() | {"citations-0-mention": "HRNK"}, "does not have these words"),
        (figure(low="7000"), "put the smaller number in low"),
        (figure(words="3,000 prisoners"), "does not have these words"),
        (figure(as_of="soon"), "write 2013"),
        (figure(citation_number="4"), "This finding has no citation 4"),
        (figure(low="many"), "Enter a number"),
    ],
)
def test_what_is_wrong_with_a_citation_or_a_figure_is_named(desk, passage, rows, mend):
    given = totals(*(int(any(prefix in name for name in rows)) for prefix in ("citations", "figures")))
    answer = save(desk, new_finding_page(passage), quote="KINU said", **given, **rows)
    assert mend in errors_of(answer)
    assert not Finding.objects.exists()


def test_an_ambiguous_citation_lists_candidates_and_links_none(desk, passage):
    sources = [make.make_source(), make.make_source()]
    rows = citation(source=sources[0].pk) | {"citations-0-certainty": Certainty.AMBIGUOUS}
    answer = save(desk, new_finding_page(passage), quote="KINU said", **totals(1), **rows)
    assert "Ambiguous: leave this empty" in errors_of(answer)
    rows |= {"citations-0-source": "", "citations-0-candidates": [source.pk for source in sources]}
    save(desk, new_finding_page(passage), quote="KINU said", **totals(1), **rows)
    assert set(Citation.objects.get().candidates.all()) == set(sources)


def test_high_may_be_left_empty(desk, passage):
    rows = figure(words="20 prisoners", low="20", high="", qualifier="at_least")
    save(desk, new_finding_page(passage), quote="of 20 prisoners", **totals(0, 1), **rows)
    assert Figure.objects.get().high == 20


def test_a_figures_words_are_looked_for_in_the_quote_first(desk):
    twice = make.make_passage("Media reported 20 deaths. NGOs reported 20 deaths.")
    save(
        desk,
        new_finding_page(twice),
        quote="NGOs reported 20 deaths",
        **totals(0, 1),
        **figure(words="20 deaths", low="20", high=""),
    )
    assert Figure.objects.get().start == twice.text.rindex("20 deaths")


@pytest.fixture
def drafted(curator, passage):
    return make.make_finding("KINU said", passage=passage, status=Status.DRAFT, drafted_by=curator)


def test_two_rows_may_not_have_one_number(desk, drafted):
    rows = citation(0, position=1, source=make.make_source().pk) | citation(1, position=1, source=make.make_source().pk)
    answer = save(desk, page(Finding, "change", drafted.pk), **totals(2), **rows)
    assert "Two citations have the number 1" in errors_of(answer)


def test_new_rows_get_the_next_number(desk, drafted):
    first = make.make_citation("KINU", finding=drafted, position=4)
    rows = citation(1, source=make.make_source().pk)
    assert save(desk, page(Finding, "change", drafted.pk), **totals(2), **rows).status_code == 302
    assert list(drafted.citations.exclude(pk=first.pk).values_list("position", flat=True)) == [5]


def test_a_figure_stays_with_its_citation_when_that_gets_another_number(desk, drafted):
    cited = make.make_citation("KINU", finding=drafted, position=1)
    counted = make.make_figure("2,000 to 6,000 prisoners", finding=drafted, citation=cited)
    answer = save(desk, page(Finding, "change", drafted.pk), **{"citations-0-position": 3})
    assert answer.status_code == 302, errors_of(answer)
    counted.refresh_from_db()
    assert counted.citation.position == 3


def test_a_citation_with_a_figure_is_not_removed_unawares(desk, drafted):
    cited = make.make_citation("KINU", finding=drafted, position=1)
    make.make_figure("2,000 to 6,000 prisoners", finding=drafted, citation=cited)
    remove = {"citations-0-DELETE": "on"}
    url = page(Finding, "change", drafted.pk)
    assert "This finding has no citation 1" in errors_of(save(desk, url, **remove))
    assert save(desk, url, **remove, **{"figures-0-citation_number": ""}).status_code == 302
    assert not drafted.citations.exists()
    assert drafted.figures.get().citation is None


def test_what_only_the_database_can_see_comes_back_as_a_sentence(desk, drafted, monkeypatch):
    monkeypatch.setattr("reports.admin.finding_form.FindingForm.clean", LockedForm.clean)
    answer = save(desk, page(Finding, "change", drafted.pk), quote="words that no passage has", note="kept")
    assert "Not saved: the words" in errors_of(answer)
    assert "kept" in answer.content.decode()
    drafted.refresh_from_db()
    assert drafted.quote == "KINU said"


def test_sources_of_one_title_are_told_apart_where_they_are_chosen(desk, passage):
    for publisher in ("KINU", "NKDB"):
        make.make_source(title="White Paper", published="2020", publisher=make.make_publisher(short_name=publisher))
    asked = {"app_label": "reports", "model_name": "citation", "field_name": "source", "term": "white"}
    answer = desk.get(page(Source, "choices"), asked).json()
    assert [result["text"] for result in answer["results"]] == ["White Paper — KINU, 2020", "White Paper — NKDB, 2020"]


def test_no_page_asks_for_a_raw_id(desk, drafted):
    shown = desk.get(page(Finding, "change", drafted.pk)).content.decode()
    assert "vForeignKeyRawIdAdminField" not in shown
    assert 'name="passage"' not in shown


def test_whoever_only_reads_a_finding_sees_the_record_and_not_the_forms_helpers(as_person, curator):
    finding = make.make_finding()
    make.make_figure(finding=finding, citation=make.make_citation("Guards", finding=finding))
    shown = as_person(curator).get(page(Finding, "change", finding.pk)).content.decode()
    assert "Guards (reports)" in shown
    assert "Occurrence" not in shown
    assert "Rests on citation" not in shown


def test_numbers_are_shown_as_they_are_written(desk, drafted):
    make.make_figure("2,000 to 6,000 prisoners", finding=drafted, low=2000, high="6000.5")
    shown = sent_by(desk.get(page(Finding, "change", drafted.pk)))
    assert (str(shown["figures-0-low"]), str(shown["figures-0-high"])) == ("2000", "6000.5")
