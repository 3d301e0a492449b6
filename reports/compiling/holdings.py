"""What is held that a custom report can be made of: the years, the countries, and the topics with their passages."""

from dataclasses import dataclass

from django.db.models import Count

from reports.models import Country, Passage, Report, Topic
from reports.models.tree import Branch, grow


@dataclass(frozen=True, slots=True)
class HeldTopic:
    """A topic of the tree with the number of public passages under it and all below it."""

    topic: Topic
    passages: int
    below: tuple["HeldTopic", ...]


@dataclass(frozen=True, slots=True)
class Holdings:
    """`years` from the latest; `countries` by name; `topics` as a tree without branches that have no passages."""

    years: tuple[int, ...]
    countries: tuple[Country, ...]
    topics: tuple[HeldTopic, ...]


def holdings() -> Holdings:
    """Counted in what the public can see."""
    reports = Report.objects.public()
    years = reports.order_by("-year").values_list("year", flat=True).distinct()
    countries = Country.objects.filter(pk__in=reports.values("country")).order_by("name", "pk")
    passages = Passage.objects.public().current().filter(section__topic__isnull=False).order_by()
    counts = dict(passages.values("section__topic").annotate(n=Count("pk")).values_list("section__topic", "n"))
    tree = (_held(branch, counts) for branch in grow(Topic.objects.in_order()))
    return Holdings(tuple(years), tuple(countries), tuple(held for held in tree if held.passages))


def _held(branch: Branch[Topic], counts: dict[int, int]) -> HeldTopic:
    below = tuple(_held(child, counts) for child in branch.branches)
    passages = counts.get(branch.term.pk, 0) + sum(held.passages for held in below)
    return HeldTopic(branch.term, passages, tuple(held for held in below if held.passages))
