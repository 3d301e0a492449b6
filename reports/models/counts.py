"""Counts of related rows as subqueries: nothing is joined, so that no count multiplies another."""

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce


def count_of(rows: QuerySet, *, by: str, what: str = "pk") -> Coalesce:
    """How many different `what` the rows have that belong to the outer row through their field `by`."""
    counted = (
        rows.filter(**{by: OuterRef("pk")}).order_by().values(by).annotate(n=Count(what, distinct=True)).values("n")
    )
    return Coalesce(Subquery(counted), 0)
