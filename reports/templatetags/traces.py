"""What made a machine's suggestion, in words for its reader: the rule, what it proposes, and the words it went by."""

import re
from typing import Any

from django import template

register = template.Library()

_KINDS = {
    "facility": "facility",
    "facility_type": "kind of facility",
    "abuse": "abuse",
    "abuse_type": "abuse",
    "group": "people affected",
    "actor": "responsible body",
    "source": "source",
    "citation": "source",
    "figure": "figure",
    "date": "date",
    "hedge": "hedge",
}
_RULES = {
    "cue": "by a word of the lexicon",
    "term": "by a known term",
    "facility-name": "by a known name",
    "facility-number": "by a known kind and number",
    "facility-place": "by a known place name",
    "facility-type": "by a known kind of place",
    "according-to-voice": "by “according to”",
    "voice-speaks": "by who speaks and a verb of saying",
    "rests-on-voice": "by what the words rest on",
    "there-were-reports": "by “there were reports”",
    "work-title": "by the title of a work",
    "work-before": "by a work named before",
    "work-of-body": "by a body and its work",
    "carried-over": "carried over from the sentence before",
    "number": "by a number and what it counts",
    "hedge-word": "by a word that hedges",
}
_NAME_OF_RULE = re.compile(r"[a-z][a-z0-9 _.-]{0,60}")


@register.filter
def trace_words(finding: Any) -> list[str]:
    """“Facility, by a known name, from “Camp 14””. Only words that the passage prints are repeated here."""
    lines = [_line(step, finding.passage.text) for step in finding.trace if isinstance(step, dict)]
    return list(dict.fromkeys(line for line in lines if line))


def _line(step: dict[str, Any], text: str) -> str:
    rule, words = str(step.get("rule", "")), str(step.get("words", ""))
    parts = [_KINDS.get(str(step.get("kind", "")), "")]
    if rule in _RULES:
        parts.append(_RULES[rule])
    elif _NAME_OF_RULE.fullmatch(rule):
        parts.append(f"by the rule “{re.sub('[_.-]+', ' ', rule).strip()}”")
    if words and words in text:
        parts.append(f"from “{words}”")
    line = ", ".join(part for part in parts if part)
    return line[:1].upper() + line[1:]
