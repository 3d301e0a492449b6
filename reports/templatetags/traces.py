"""What made a machine's suggestion, in words for its reader: the rule, what it proposes, and the words it went by."""

from typing import Any

from django import template

from reports.choices import TraceRule

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


@register.filter
def trace_words(finding: Any) -> list[str]:
    """“Facility, by a known name, from “Camp 14””. Only words that the passage prints are repeated here."""
    lines = [_line(step, finding.passage.text) for step in finding.trace if isinstance(step, dict)]
    return list(dict.fromkeys(line for line in lines if line))


def _line(step: dict[str, Any], text: str) -> str:
    rule, words = str(step.get("rule", "")), str(step.get("words", ""))
    parts = [_KINDS.get(str(step.get("kind", "")), ""), TraceRule.words(rule)]
    if words and words in text:
        parts.append(f"from “{words}”")
    line = ", ".join(part for part in parts if part)
    return line[:1].upper() + line[1:]
