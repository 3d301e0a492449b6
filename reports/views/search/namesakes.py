"""One place name, several facilities: a link for each that keeps the search to it."""

from collections.abc import Iterable
from typing import Any

from reports.search.asking.interpretation import Namesakes
from reports.views.search.addresses import Addresses


def shared_names(groups: Iterable[Namesakes], to: Addresses) -> list[dict[str, Any]]:
    return [
        {
            "name": group.name,
            "facilities": [
                {"facility": facility, "choose_url": to.choosing("facility", facility.slug)}
                for facility in group.facilities
            ],
        }
        for group in groups
    ]
