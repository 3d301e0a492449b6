"""Canonical subjects that sections of every edition belong to, whatever their number was that year."""

from django.db import models
from django.urls import reverse

from reports.models.folded import FoldedField
from reports.models.history import keep_history
from reports.models.term import Term
from reports.models.triggers import no_cycles, queue_below, queue_passages


@keep_history()
class Topic(Term):
    class Meta(Term.Meta):
        abstract = False
        triggers = [
            no_cycles(),
            *queue_passages(
                queue_below(
                    "reports_topic",
                    "SELECT p.id FROM below JOIN reports_section s ON s.topic_id = below.id"
                    " JOIN reports_passage p ON p.section_id = s.id",
                ),
                insert=False,
                delete=False,
            ),
        ]

    def get_absolute_url(self) -> str:
        return reverse("topic", args=[self.code])


class TopicSpelling(models.Model):
    """A heading as some edition prints it, and the topic it means there."""

    topic = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="spellings")
    heading = models.CharField(max_length=300)
    folded = FoldedField(of="heading", max_length=300, unique=True, help_text="The heading folded for matching.")

    def __str__(self) -> str:
        return self.heading
