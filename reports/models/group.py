"""Groups of people that a finding says were affected."""

from reports.models.history import keep_history
from reports.models.term import Term
from reports.models.triggers import no_cycles, queue_below, queue_passages


@keep_history()
class Group(Term):
    class Meta(Term.Meta):
        abstract = False
        triggers = [
            no_cycles(),
            *queue_passages(
                queue_below(
                    "reports_group",
                    "SELECT f.passage_id FROM below JOIN reports_finding_groups m ON m.group_id = below.id"
                    " JOIN reports_finding f ON f.id = m.finding_id",
                ),
                insert=False,
                delete=False,
            ),
        ]
