"""The parameters of the list of places where the words of a passage stand too: its pages alone."""

from reports.filters.strict import StrictFilterSet
from reports.models import Passage


class RepeatFilterSet(StrictFilterSet):
    class Meta(StrictFilterSet.Meta):
        model = Passage
        fields: list[str] = []
