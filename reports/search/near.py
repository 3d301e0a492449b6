"""What else to try when nothing was found: searches with one thing less, and names that are close."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from difflib import get_close_matches

from reports.models import AbuseType, Facility, FacilityName, FacilityType, Publisher
from reports.search.language import parse, write
from reports.search.language.tree import And, Node
from reports.search.query import SearchQuery
from reports.search.results import count
from reports.text import fold_name

Named = Facility | FacilityType | AbuseType | Publisher
CLOSE = 0.75
MOST = 6


@dataclass(frozen=True, slots=True)
class Looser:
    """A search that asks for one thing less. `dropped` says what, `filter` names the facet when it was one."""

    query: SearchQuery
    dropped: str
    count: int
    filter: str = ""


def looser_searches(query: SearchQuery) -> Iterator[Looser]:
    """The same search without one of its filters or words, where that finds something."""
    for name in query.filters:
        without = query.without(name)
        if found := count(without):
            yield Looser(without, name, found, filter=name)
    for word, rest in _without_one(parse(query.text).root):
        shorter = replace(query, text=rest, page=1)
        if found := count(shorter):
            yield Looser(shorter, word, found)


def near_records(text: str) -> list[tuple[str, Named]]:
    """Public facilities, kinds, abuses and publishers whose name is close to a word of the text: (name, record)."""
    book: dict[str, tuple[str, Named]] = {}
    for name in FacilityName.objects.filter(facility__in=Facility.objects.public()).select_related("facility"):
        book.setdefault(fold_name(name.form), (f"{name.form} ({name.facility.name})", name.facility))
    for model in (FacilityType, AbuseType):
        for term in model.objects.all():
            for form in (term.label, *term.variants):
                book.setdefault(fold_name(form), (term.label, term))
    for publisher in Publisher.objects.public():
        for form in filter(None, (publisher.name, publisher.short_name)):
            book.setdefault(fold_name(form), (publisher.name, publisher))
    words = [fold_name(word) for word in text.split()]
    wanted = [fold_name(text), *words] if len(words) > 1 else words
    close = [match for word in wanted if word for match in get_close_matches(word, book, n=3, cutoff=CLOSE)]
    return list(dict.fromkeys(book[match] for match in close))[:MOST]


def _without_one(root: Node | None) -> Iterator[tuple[str, str]]:
    if not isinstance(root, And):
        return
    for at, part in enumerate(root.parts):
        rest = And(root.parts[:at] + root.parts[at + 1 :])
        yield write(part), write(rest)
