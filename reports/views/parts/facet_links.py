"""What every list with facets has in common: the address of the list with other parameters, and a facet as its tag takes it."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict


def with_parameters(params: QueryDict, **changed: str | None) -> str:
    """The parameters as an address has them, with these set, or left out where they are None; back on the first page."""
    kept = {name: values for name, values in params.lists() if name != "page" and name not in changed}
    asked = kept | {name: [value] for name, value in changed.items() if value is not None}
    return urlencode({name: values for name, values in asked.items() if any(values)}, doseq=True)


def facet_lines(
    name: str, title: str, choices: Sequence[dict[str, Any]], *, shown: int, most: int | None = None
) -> dict[str, Any]:
    """A facet as the tag `facet` takes it: the choices in use first, `shown` of them or all in use, at `most` that many below."""
    ordered = sorted(choices, key=lambda choice: not _is_used(choice))
    shown = max(shown, sum(map(_is_used, choices)))
    return {"name": name, "title": title, "choices": ordered[:shown], "more": ordered[shown:most]}


def _is_used(choice: dict[str, Any]) -> bool:
    return bool(choice.get("selected") or choice.get("excluded"))
