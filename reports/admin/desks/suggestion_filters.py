"""Narrowing the desk of suggestions: by country, report, rule, abuse and facility, each with what is there to choose."""

import functools
import operator
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import CharField, Exists, F, Func, JSONField, OuterRef, Q, QuerySet, Value
from django.db.models.fields.json import KT
from django.db.models.functions import Cast
from django.utils.http import urlencode

from reports.choices import Status, TraceRule
from reports.models import AbuseType, Facility, Finding, Report

MOST_REPORTS = 200  # in a select box; it says how many more there are
MOST_TRACES = 2_000  # read to list the rules: each of the few rules is in many of them
_BETWEEN = "|"
_OTHER_RULE = "by another rule"  # of suggestions that an earlier version made
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

    def findings(self) -> QuerySet[Finding, Finding]:
        conditions = [_condition(name, value) for name, value in self.asked.items()]
        return Finding.objects.filter(functools.reduce(operator.and_, conditions, _standing(self.rejected)))

    def choices(self) -> list[Choice]:
        """The boxes, in two queries. What is chosen in one of the first two narrows the others."""
        reports = Report.objects.filter(Exists(self._suggestions().filter(passage__report=OuterRef("pk"))))
        places = list(
            reports.order_by("-year", "country__name", "pk").values_list("pk", "year", "country", "country__name")
        )
        named = list(self._rules().union(self._terms(AbuseType, "abuse"), self._terms(Facility, "facility")))
        boxes = [self._countries(places), self._reports(places)]
        for name, label in (("rule", "Rule"), ("abuse", "Abuse"), ("facility", "Facility")):
            options = [self._named(*row) for row in named if row[0] == name and row[1] and row[2]]
            boxes.append(Choice(name, label, self._with_chosen(name, sorted(options, key=lambda one: one.label))))
        return boxes

    def _suggestions(self) -> QuerySet[Finding, Finding]:
        return Finding.objects.filter(_standing(self.rejected)).order_by()

    def _countries(self, places: list[Any]) -> Choice:
        countries = sorted({(name, pk) for _, _, pk, name in places})
        return Choice(
            "country", "Country", self._with_chosen("country", [self._option("country", *one) for one in countries])
        )

    def _reports(self, places: list[Any]) -> Choice:
        country = self.asked.get("country")
        here = [(f"{name} {year}", pk) for pk, year, of, name in places if country in (None, str(of))]
        options = [self._option("report", *one) for one in here[:MOST_REPORTS]]
        return Choice("report", "Report", self._with_chosen("report", options), max(len(here) - MOST_REPORTS, 0))

    def _with_chosen(self, name: str, options: list[Option]) -> tuple[Option, ...]:
        """A choice that nothing is left of still shows as chosen, so that it can be undone."""
        if name in self.asked and not any(option.chosen for option in options):
            options = [Option(self.asked[name], "nothing left of this choice", chosen=True), *options]
        return tuple(options)

    def _named(self, name: str, key: str, label: str) -> Option:
        if name == "rule":
            key, label = f"{key}{_BETWEEN}{label}", f"{key.replace('_', ' ')} {TraceRule.words(label) or _OTHER_RULE}"
        return self._option(name, label, key)

    def _option(self, name: str, label: str, value: Any) -> Option:
        return Option(str(value), label, chosen=self.asked.get(name) == str(value))

    def _terms(self, model: type[AbuseType | Facility], name: str) -> QuerySet:
        """The terms or facilities that some suggestion proposes."""
        suggestions = self._suggestions().filter(**{_KEYED[name]: OuterRef("pk")}, **self._place())
        label = "label" if name == "abuse" else "name"
        return (
            model._default_manager.filter(Exists(suggestions))
            .order_by()
            .values_list(Value(name, CharField()), Cast("pk", CharField()), Cast(label, CharField()))
        )

    def _rules(self) -> QuerySet:
        """The kinds and rules in the traces of the latest suggestions: there are few, and each makes many."""
        latest = self._suggestions().filter(**self._place()).order_by("-pk").values("pk")[:MOST_TRACES]
        line = Func(F("trace"), template="jsonb_path_query(%(expressions)s, '$[*]')", output_field=JSONField())
        traced = Finding.objects.filter(pk__in=latest).order_by().annotate(line=line)
        named = traced.annotate(box=Value("rule", CharField()), kind=KT("line__kind"), rule=KT("line__rule"))
        return named.values_list("box", "kind", "rule").distinct()

    def _place(self) -> dict[str, int]:
        return {_KEYED[name]: int(self.asked[name]) for name in ("country", "report") if name in self.asked}


def _standing(rejected: bool) -> Q:
    if rejected:
        return Q(status=Status.REJECTED, suggestion__isnull=False, drafted_by=None)
    return Q(status=Status.SUGGESTED)


def _condition(name: str, value: str) -> Q:
    if name == "rule":
        kind, _, rule = value.partition(_BETWEEN)
        return Q(trace__contains=[{"kind": kind, "rule": rule}])
    return Q(**{_KEYED[name]: int(value)})
