"""Narrowing the desk of suggestions: by country, report, rule, abuse and facility, each with what is there to choose."""

import functools
import operator
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import CharField, Count, F, Func, JSONField, Q, QuerySet, Value
from django.db.models.fields.json import KT
from django.db.models.functions import Cast
from django.utils.http import urlencode

from reports.choices import Status
from reports.models import AbuseType, Facility, Finding

MOST_REPORTS = 200
_BETWEEN = "|"
_KEYED = {
    "country": "passage__report__country",
    "report": "passage__report",
    "abuse": "abuse_types",
    "facility": "facilities",
}


@dataclass(frozen=True, slots=True)
class Option:
    value: str
    label: str
    number: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Choice:
    """One box of the form: its name in the address, its label, what to choose from, and how many more there are."""

    name: str
    label: str
    options: tuple[Option, ...]
    more: int = 0


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What the address asks for. Anything in it that means nothing is left out."""

    asked: Mapping[str, str]
    rejected: bool

    @classmethod
    def from_address(cls, given: Mapping[str, str]) -> "Narrowed":
        keyed = {name: value for name in _KEYED if (value := given.get(name, "")).isdecimal() and len(value) < 12}
        rule = given.get("rule", "").replace("\0", "")[:200]
        return cls(keyed | ({"rule": rule} if all(rule.partition(_BETWEEN)) else {}), given.get("show") == "rejected")

    @property
    def query(self) -> str:
        return urlencode({**self.asked, **({"show": "rejected"} if self.rejected else {})})

    def findings(self, *, without: Iterable[str] = ()) -> QuerySet[Finding, Finding]:
        conditions = [_condition(name, value) for name, value in self.asked.items() if name not in without]
        return Finding.objects.filter(functools.reduce(operator.and_, conditions, _standing(self.rejected)))

    def choices(self) -> tuple[list[Choice], int]:
        """The boxes, in two queries, and how many suggestions there are with all that is chosen."""
        places = list(
            self.findings()
            .order_by("-passage__report__year", "passage__report__country__name", "passage__report")
            .values_list("passage__report", "passage__report__year", "passage__report__country__name")
            .annotate(number=Count("pk"), country=F("passage__report__country"))
        )
        named = list(self._rules().union(self._terms("abuse"), self._terms("facility"), all=True))
        boxes = [self._countries(places), self._reports(places)]
        for name, label in (("rule", "Rule"), ("abuse", "Abuse"), ("facility", "Facility")):
            options = [self._named(*row) for row in named if row[0] == name and row[1] and row[2]]
            boxes.append(Choice(name, label, self._with_chosen(name, sorted(options, key=lambda one: one.label))))
        return boxes, sum(place[3] for place in places)

    def _countries(self, places: list[Any]) -> Choice:
        totals: dict[tuple[str, int], int] = {}
        for _, _, country, number, pk in places:
            totals[country, pk] = totals.get((country, pk), 0) + number
        options = [self._option("country", pk, country, number) for (country, pk), number in sorted(totals.items())]
        return Choice("country", "Country", self._with_chosen("country", options))

    def _reports(self, places: list[Any]) -> Choice:
        options = [
            self._option("report", pk, f"{country} {year}", number)
            for pk, year, country, number, _ in places[:MOST_REPORTS]
        ]
        return Choice("report", "Report", self._with_chosen("report", options), max(len(places) - MOST_REPORTS, 0))

    def _with_chosen(self, name: str, options: list[Option]) -> tuple[Option, ...]:
        """A choice that nothing is left of still shows as chosen, so that it can be undone."""
        if name in self.asked and not any(option.chosen for option in options):
            options = [Option(self.asked[name], "nothing left of this choice", 0, chosen=True), *options]
        return tuple(options)

    def _named(self, name: str, key: str, label: str, number: int) -> Option:
        if name == "rule":
            key, label = f"{key}{_BETWEEN}{label}", f"{key.replace('_', ' ')}: {label}"
        return self._option(name, key, label, number)

    def _option(self, name: str, value: Any, label: str, number: int) -> Option:
        return Option(str(value), label, number, chosen=self.asked.get(name) == str(value))

    def _terms(self, name: str) -> QuerySet:
        model: type[AbuseType | Facility] = AbuseType if name == "abuse" else Facility
        held = self.findings(without=["abuse", "facility", "rule"])
        return (
            model._default_manager.filter(findings__in=held)
            .order_by()
            .values_list(
                Value(name, CharField()),
                Cast("pk", CharField()),
                Cast("label" if name == "abuse" else "name", CharField()),
            )
            .annotate(number=Count("findings"))
        )

    def _rules(self) -> QuerySet:
        """Every kind and rule in the traces, with the number of suggestions that have it."""
        line = Func(F("trace"), template="jsonb_path_query(%(expressions)s, '$[*]')", output_field=JSONField())
        held = self.findings(without=["abuse", "facility", "rule"]).order_by().annotate(line=line)
        return (
            held.annotate(box=Value("rule", CharField()), kind=KT("line__kind"), rule=KT("line__rule"))
            .values_list("box", "kind", "rule")
            .annotate(number=Count("pk", distinct=True))
        )


def _standing(rejected: bool) -> Q:
    if rejected:
        return Q(status=Status.REJECTED, suggestion__isnull=False, drafted_by=None)
    return Q(status=Status.SUGGESTED)


def _condition(name: str, value: str) -> Q:
    if name == "rule":
        kind, _, rule = value.partition(_BETWEEN)
        return Q(trace__contains=[{"kind": kind, "rule": rule}])
    return Q(**{_KEYED[name]: int(value)})
