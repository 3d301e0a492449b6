"""What a reader asks a custom report to hold, read from an address and written back as the one address it has."""

from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.http import QueryDict

from reports.filters.custom_reports import CustomReportFilterSet


@dataclass(frozen=True, slots=True)
class ParameterProblem:
    """What is wrong with one parameter, in a sentence for the reader."""

    parameter: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Choice:
    """Years x topics (codes) x countries (slugs), each sorted and once. A topic stands for everything below it too."""

    years: tuple[int, ...]
    topics: tuple[str, ...]
    countries: tuple[str, ...]
    findings: bool = False

    @property
    def query(self) -> str:
        """The parameters of its one address."""
        chosen: list[tuple[str, object]] = [("year", year) for year in self.years]
        chosen += [("topic", code) for code in self.topics]
        chosen += [("country", slug) for slug in self.countries]
        return urlencode(chosen + ([("findings", 1)] if self.findings else []))

    def adding(self, topic: str) -> "Choice":
        return replace(self, topics=tuple(sorted({*self.topics, topic})))

    def with_findings(self, shown: bool) -> "Choice":
        return replace(self, findings=shown)


def read_choice(parameters: QueryDict) -> tuple[Choice | None, list[ParameterProblem]]:
    """The choice of an address, or every problem that the address has."""
    filterset = CustomReportFilterSet(parameters)
    if not filterset.is_valid():
        return None, [ParameterProblem(name, sentence) for name, sentence in filterset.faults()]
    chosen = filterset.form.cleaned_data
    return Choice(chosen["year"], chosen["topic"], chosen["country"], findings=chosen["findings"]), []
