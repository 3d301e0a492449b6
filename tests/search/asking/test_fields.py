"""What the value of a field means."""

import pytest

from reports.choices import Status
from reports.search import SearchQuery, rebuild, search
from reports.search.asking import fields
from reports.search.asking.fields import FieldReader
from reports.search.language import parse
from reports.search.names.names import read_names
from reports.search.names.vocabulary import Vocabulary
from tests.factories import make_country, make_facility, make_facility_name, make_finding, make_passage, make_section

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("index_dir")]


@pytest.fixture
def fortress():
    fortress = make_facility(name="Kwanliso No. 14 (Camp 14)", slug="kwanliso-14")
    make_facility_name("Sinuiju", facility=fortress, kind="place", place="sinuiju")
    make_finding(passage=make_passage("The widows asked for the bodies."), facilities=[fortress])
    make_facility(name="Camp 1 Annex", status=Status.DRAFT)
    rebuild()


def ask(value):
    results = search(SearchQuery(f'facility:"{value}"'))
    return results.total, " ".join(results.interpretation.notes)


@pytest.mark.parametrize("value", ["Kwanliso No. 14 (Camp 14)", "camp 14", "kwanliso-14", "Sinuiju", "kwanliso"])
def test_a_facility_is_called_by_its_forms_its_name_and_whole_words_of_that(fortress, value):
    assert ask(value) == (1, "")


@pytest.mark.parametrize("value", ["Camp 1", "Uiju", "liso", "No", "Annex"])
def test_a_facility_is_not_called_by_pieces_of_words(fortress, value):
    assert ask(value) == (0, f"No facility is called “{value}”.")


@pytest.mark.parametrize(
    ("typed", "note"),
    [
        ("country:AQ", "No report on this country is held: Antarctica."),
        ("facility:Yodok", "Curators have tied no passage to Camp 15 yet."),
        ("section:torture", "A section is a number, like 1.c; topic: looks for a subject."),
    ],
)
def test_what_is_known_and_has_no_passage_is_said(fortress, typed, note):
    make_country(code="AQ", name="Antarctica", slug="antarctica")
    make_facility_name("Yodok", facility=make_facility(name="Camp 15"), kind="place", place="yodok")
    found = search(SearchQuery(typed))
    assert (found.total, note in " ".join(found.interpretation.notes)) == (0, True)


@pytest.mark.parametrize("typed", ["section:1.c", "section:1c", "section:1C", "section:§1.c."])
def test_a_section_is_found_without_its_dot(fortress, typed):
    passage = make_passage("They were beaten.", section=make_section(path="1.c"))
    rebuild()
    assert [hit.passage.pk for hit in search(SearchQuery(typed)).hits] == [passage.pk]


@pytest.mark.parametrize("typed", ["section:9.z", "year:1950", "year:1950..1960", "facility:Sinuiju"])
def test_without_an_index_to_ask_nothing_is_said_to_be_missing(fortress, typed, monkeypatch):
    monkeypatch.setattr(fields, "get_vocabulary", lambda: Vocabulary(None))
    notes = []
    FieldReader(read_names(), notes.append).resolve(parse(typed).root)
    assert notes == []
