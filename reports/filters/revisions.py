"""The parameters of the page that shows what newer captures of a report changed: ?revision=2&page=3."""

from collections.abc import Mapping, Sequence

from django.db.models import QuerySet
from django.http import QueryDict

from reports.filters.strict import OptionFilter, Options, StrictFilterSet
from reports.models import Revision


class RevisionFilterSet(StrictFilterSet):
    revision = OptionFilter(label="Revision", method="one_revision")

    class Meta(StrictFilterSet.Meta):
        model = Revision
        fields: list[str] = []

    def __init__(self, data: QueryDict, revisions: Sequence[Revision]) -> None:
        super().__init__(data, Revision.objects.none())
        self.revisions = revisions

    def options(self) -> Mapping[str, Options]:
        return {"revision": [(str(one.number), str(one)) for one in self.revisions]}

    def one_revision(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        return queryset

    def chosen(self) -> Revision | None:
        """The revision that a valid address means, the newest where it names none; None where there is none at all."""
        asked = self.form.cleaned_data["revision"]
        named = (one for one in self.revisions if not asked or str(one.number) == asked)
        return next(named, None)
