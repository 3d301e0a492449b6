"""What made a suggestion, in words."""

from types import SimpleNamespace

import pytest

from reports.choices import TraceRule
from reports.templatetags.traces import trace_words


def words_for(*steps):
    return trace_words(
        SimpleNamespace(trace=list(steps), passage=SimpleNamespace(text="Guards at Camp 14 beat people."))
    )


def test_a_step_says_what_by_which_rule_and_from_which_words():
    step = {"rule": "facility-name", "kind": "facility", "value": "camp-14", "words": "Camp 14"}
    assert words_for(step) == ["Facility, by a known name, from “Camp 14”"]


@pytest.mark.parametrize("rule", TraceRule)
def test_every_rule_is_named_by_its_words(rule):
    assert words_for({"rule": rule.value, "kind": "abuse_type", "words": "beat"}) == [
        f"Abuse, {rule.label}, from “beat”"
    ]


def test_a_rule_of_another_day_is_left_unnamed():
    assert words_for({"rule": "old-rule", "kind": "abuse_type", "words": "beat"}) == ["Abuse, from “beat”"]


def test_a_step_that_repeats_another_is_told_once():
    step = {"rule": "cue", "kind": "abuse_type", "words": "beat"}
    assert len(words_for(step, dict(step))) == 1


@pytest.mark.parametrize(
    "step",
    [{}, "no step", {"rule": "<b>", "kind": "x", "words": "not in the text"}, {"value": "hidden-camp"}],
)
def test_nothing_is_told_that_is_not_known_or_not_printed(step):
    assert words_for(step) == []
