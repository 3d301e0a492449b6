"""A variable is what it should be, or a sentence names it."""

import pytest

from archive import env


@pytest.fixture
def given(monkeypatch):
    return lambda value: monkeypatch.setenv("ARCHIVE_THING", value)


def test_text_without_a_value_is_the_default(given):
    assert env.text("ARCHIVE_THING", "plain") == "plain"
    given("  ")
    assert env.text("ARCHIVE_THING", "plain") == "plain"


@pytest.mark.parametrize(
    ("raw", "meant"), [("yes", True), ("ON", True), ("1", True), ("no", False), ("False", False), ("0", False)]
)
def test_a_flag_is_read_in_any_usual_spelling(given, raw, meant):
    given(raw)
    assert env.flag("ARCHIVE_THING", default=not meant) is meant


def test_a_flag_that_is_neither_is_refused(given):
    given("maybe")
    with pytest.raises(env.Refusal, match="^ARCHIVE_THING is 'maybe': set it to yes or no.$"):
        env.flag("ARCHIVE_THING", default=True)


@pytest.mark.parametrize("raw", ["0", "65536", "-1", "8000.0", "8_000", "²", "٣", "eight"])
def test_a_number_out_of_bounds_or_no_number_is_refused(given, raw):
    given(raw)
    with pytest.raises(env.Refusal, match="ARCHIVE_THING is .*: set it to a whole number from 1 to 65535"):
        env.number("ARCHIVE_THING", 8000, least=1, most=65535)


def test_a_number_in_bounds_is_taken(given):
    given("8001")
    assert env.number("ARCHIVE_THING", 8000, least=1, most=65535) == 8001


def test_a_choice_names_what_there_is_to_choose_from(given):
    given("prod")
    with pytest.raises(env.Refusal, match="ARCHIVE_THING is 'prod': set it to one of development, production."):
        env.choice("ARCHIVE_THING", ["development", "production"], "development")


def test_words_are_split_at_commas(given):
    given("archive.example.org, www.example.org")
    assert env.words("ARCHIVE_THING") == ["archive.example.org", "www.example.org"]


@pytest.mark.parametrize("raw", ["a,,b", "a,", "a b"])
def test_words_that_are_carelessly_split_are_refused(given, raw):
    given(raw)
    with pytest.raises(env.Refusal, match="ARCHIVE_THING"):
        env.words("ARCHIVE_THING")


def test_everything_that_is_missing_is_named_at_once(monkeypatch):
    monkeypatch.setenv("SECOND", "here")
    with pytest.raises(env.Refusal, match=r"^It needs FIRST \(one\), THIRD \(three\): set them and start again.$"):
        env.require("It", {"FIRST": "one", "SECOND": "two", "THIRD": "three"})
