"""What a person said of the pages of an intake, as its records keep it in JSON: for all pages, and for one."""

import dataclasses
import datetime
import json
from typing import Any

from reports.ingest.preparing.edition import EditionHints
from reports.models import IntakeItem


def hints_as_json(hints: EditionHints) -> dict[str, Any]:
    """Only what was said; the day of publication in ISO form."""
    said = {name: value for name, value in dataclasses.asdict(hints).items() if value}
    return said | ({"published": hints.published.isoformat()} if hints.published else {})


def hints_from_json(answers: dict[str, Any]) -> EditionHints:
    published = answers.get("published")
    return EditionHints(**(answers | ({"published": datetime.date.fromisoformat(published)} if published else {})))


def answers_key(item: IntakeItem) -> str:
    """The answers of one page as text. Pages with the same answers are read together."""
    return json.dumps(item.answers, sort_keys=True)
