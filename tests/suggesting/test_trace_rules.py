"""Whatever proposes something names a rule that pages have words for."""

import pytest

from reports.choices import TraceRule
from tests.suggesting.known import proposals

TEXTS = [
    "Defectors reported that guards beat prisoners in Camp 16 and in a political prison camp.",
    "According to defectors, guards beat them.",
    "There were reports that guards beat them.",
    "According to KINU’s White Paper for 2020, guards beat prisoners.",
    "A 2020 HRNK report entitled Mines of the North said guards beat them. The report said guards starved them.",
    "On November 3, 2021, the HRNK reported that guards beat them.",
    "According to a 2020 report by the HRNK, guards beat prisoners.",
    "The law prohibits torture. The government denied the existence of political prison camps.",
]


@pytest.mark.parametrize("text", TEXTS)
def test_every_rule_that_proposes_something_has_words(text):
    found = [part.rule for each in proposals(text) for part in (*each.links, *each.citations)]
    assert found
    assert all(isinstance(rule, TraceRule) and rule.label for rule in found)


def test_labels_are_not_made_from_names():
    assert not [rule for rule in TraceRule if rule.label == rule.name.replace("_", " ").title()]
