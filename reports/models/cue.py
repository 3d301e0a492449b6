"""Words that speak of a kind of abuse: the lexicon by which findings are suggested, kept as data that curators edit."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from reports.models.abuse_type import AbuseType
from reports.models.history import keep_history


@keep_history()
class Cue(models.Model):
    """`words` in a sentence suggest the abuse, where one of `beside` stands in it too (if any is given) and none of `without`.

    Words are compared without case, whole; an asterisk at the end of a word stands for any ending, and `medical care + lack*`
    means that both stand in the sentence. `@detention` and `@force` in `beside` and `without` stand for the words of those
    two classes (`suggesting/proposing/cues.py`).
    """

    abuse_type = models.ForeignKey(AbuseType, on_delete=models.CASCADE, related_name="cues")
    words = models.CharField(max_length=120, help_text="beat*, forced labor, public execution*")
    beside = ArrayField(
        models.CharField(max_length=80),
        default=list,
        blank=True,
        help_text="One of these must stand in the sentence too.",
    )
    without = ArrayField(
        models.CharField(max_length=80), default=list, blank=True, help_text="None of these may stand in the sentence."
    )
    note = models.CharField(max_length=300, blank=True, default="", help_text="Why, for the next curator.")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["abuse_type", "words"], name="reports_cue_once"),
            models.CheckConstraint(condition=~Q(words=""), name="reports_cue_words_not_empty"),
        ]

    def __str__(self) -> str:
        return self.words
