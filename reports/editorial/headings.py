"""Deciding which topic a heading means: for every section that has it, and for all that are still to come."""

from collections.abc import Collection
from dataclasses import dataclass

import pghistory
from django.contrib.auth.models import User
from django.db import transaction

from reports.editorial.rules import StepRefused
from reports.models import Section, Topic, TopicSpelling
from reports.text import fold

_AROUND = " .:;,"


@dataclass(frozen=True, slots=True)
class TopicGiven:
    """What giving headings a topic has changed."""

    spellings: int
    sections: int


def spelled(title: str) -> str:
    """A heading as spellings are compared: folded, without the blanks and points around it."""
    return fold(title).strip(_AROUND)


def give_topic(*, headings: Collection[str], topic: Topic, by: User) -> TopicGiven:
    """Make each heading a spelling of the topic, and give the topic to every section that is so headed and has none."""
    wanted = {spelled(heading): heading.strip(_AROUND) for heading in headings if spelled(heading)}
    with transaction.atomic(), pghistory.context(user=by.pk, step="give_topic"):
        if not by.has_perm("reports.change_section"):
            raise StepRefused("You may not change sections: ask a Reviewer.")
        made = _add_spellings(wanted, topic)
        without = Section.objects.filter(topic=None)
        titles = [title for title in without.values_list("title", flat=True).distinct() if spelled(title) in wanted]
        changed = without.filter(title__in=titles).update(topic=topic)
    return TopicGiven(made, changed)


def _add_spellings(wanted: dict[str, str], topic: Topic) -> int:
    known = {spelling.folded: spelling for spelling in TopicSpelling.objects.filter(folded__in=wanted)}
    for spelling in known.values():
        if spelling.topic_id != topic.pk:
            raise StepRefused(f"“{spelling.heading}” is a spelling of “{spelling.topic}” already.")
    new = [TopicSpelling(topic=topic, heading=heading) for folded, heading in wanted.items() if folded not in known]
    TopicSpelling.objects.bulk_create(new)
    return len(new)
