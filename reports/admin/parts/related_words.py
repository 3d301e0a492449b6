"""Passages that would go on saying what is withdrawn, on the page that asks: versions go too, other repeats by choice."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.http import HttpRequest

from reports import editorial
from reports.choices import Relation
from reports.editorial import Related, Step, related_passages
from reports.models import Passage

OFFERED: Final = "related_offered"
CHOSEN: Final = "related"
_GO_TOO: Final = (Relation.VERSION, Relation.VERSION_OF_RELATED)
"""Not asked about: a text and the text it was edited from or into are one paragraph of one report."""


@dataclass(frozen=True, slots=True)
class Repeats:
    """What is related to the passages of a step, and which of it a person chose. Everything is chosen until they answer."""

    found: Sequence[Related]
    offered: Collection[int] | None
    chosen: Collection[int]

    @property
    def came_since(self) -> bool:
        """Something is related that the page they answered did not show."""
        return self.offered is not None and any(one.passage.pk not in self.offered for one in self.found)

    @property
    def rows(self) -> list[dict[str, Any]]:
        """As the page lists them: the passage, why it is there, and the words in common; `asked` where it may be left out."""
        return [
            {
                "related": one,
                "why": Relation(one.relation).label,
                "asked": one.relation not in _GO_TOO,
                "checked": one.passage.pk in self.chosen,
            }
            for one in self.found
        ]

    def passages(self) -> list[Passage]:
        """Those that go with the step, with every version of each."""
        go = {one.passage.pk for one in self.found if one.relation == Relation.VERSION}
        go |= {one.passage.pk for one in self.found if one.relation not in _GO_TOO and one.passage.pk in self.chosen}
        with_versions = [one for one in self.found if one.relation == Relation.VERSION_OF_RELATED and one.of.pk in go]
        return [one.passage for one in self.found if one.passage.pk in go] + [one.passage for one in with_versions]


def repeats_of(request: HttpRequest, records: Sequence[Any], step: Step, *, answered: bool) -> Repeats:
    """None but for the withdrawal of passages. `answered`: the request answers the page that asks."""
    if step is not editorial.WITHDRAW or not records or not isinstance(records[0], Passage):
        return Repeats((), None, ())
    found = related_passages(records)
    if not answered:
        return Repeats(found, None, {one.passage.pk for one in found})
    return Repeats(found, _numbers(request, OFFERED), _numbers(request, CHOSEN))


def _numbers(request: HttpRequest, name: str) -> set[int]:
    return {int(value) for value in request.POST.getlist(name) if value.isascii() and value.isdigit()}
