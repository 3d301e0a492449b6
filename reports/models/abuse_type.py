"""Kinds of abuse that a finding can report, as a tree with scope notes."""

from django.urls import reverse

from reports.models.history import keep_history
from reports.models.term import Term
from reports.models.triggers import no_cycles, queue_below, queue_passages


@keep_history()
class AbuseType(Term):
    class Meta(Term.Meta):
        abstract = False
        triggers = [
            no_cycles(),
            *queue_passages(
                queue_below(
                    "reports_abusetype",
                    "SELECT f.passage_id FROM below JOIN reports_finding_abuse_types m ON m.abusetype_id = below.id"
                    " JOIN reports_finding f ON f.id = m.finding_id",
                ),
                insert=False,
                delete=False,
            ),
        ]

    def get_absolute_url(self) -> str:
        return reverse("abuse_type", args=[self.code])
