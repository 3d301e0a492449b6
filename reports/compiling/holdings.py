"""What there is that a custom report can be made of: the years, the countries, and the topics with their passages."""

from dataclasses import dataclass

from django.db.models import Count

from reports.models import Country, Passage, Report, Topic
from reports.models.tree import Branch, grow


@dataclass(frozen=True, slots=True)
class ListedTopic:
    """A topic of the tree with the number of public passages under it and all below it."""

    topic: Topic
    passages: int
    below: tuple["ListedTopic", ...]


@dataclass(frozen=True, slots=True)
class Holdings:
    """`years` from the latest; `countries` by name; `topics` as a tree without branches that have no passages."""

    years: tuple[int, ...]
    countries: tuple[Country, ...]
    topics: tuple[ListedTopic, ...]


def holdings() -> Holdings:
    """Counted in what the public can see."""
    reports = Report.objects.public()
    years = reports.order_by("-year").values_list("year", flat=True).distinct()
    countries = Country.objects.filter(pk__in=reports.values("country")).order_by("name", "pk")
    passages = Passage.objects.public().current().filter(section__topic__isnull=False).order_by()
    counts = dict(passages.values("section__topic").annotate(n=Count("pk")).values_list("section__topic", "n"))
    tree = (_listed(branch, counts) for branch in grow(Topic.objects.in_order()))
    return Holdings(tuple(years), tuple(countries), tuple(topic for topic in tree if topic.passages))


def _listed(branch: Branch[Topic], counts: dict[int, int]) -> ListedTopic:
    below = tuple(_listed(child, counts) for child in branch.branches)
    passages = counts.get(branch.term.pk, 0) + sum(topic.passages for topic in below)
    return ListedTopic(branch.term, passages, tuple(topic for topic in below if topic.passages))
