"""How to search: examples that run, and every operator and field of the language."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from reports.search.language import FIELDS


@dataclass(frozen=True, slots=True)
class Example:
    typed: str
    finds: str

    @property
    def url(self) -> str:
        return f"{reverse('search')}?{urlencode({'q': self.typed})}"


EXAMPLES = (
    Example("Gaecheon prisoner", "both words, in every spelling of the name and every form of the word"),
    Example('"political prisoners"', "these words together, in this order"),
    Example("starvation OR hunger", "either word"),
    Example("prison -women", "the first word where the second does not stand"),
    Example("tortur*", "words that begin so: torture, tortured, torturing"),
    Example('"prison died"~8', "both words within eight words of each other"),
    Example("country:KP year:2019..2022", "passages of these editions on one country"),
)
"""Those that stand beside the box."""

OPERATORS = (
    Example("prison torture", "Words are looked for together: a passage has to have every one of them, in any order."),
    Example('"political prisoners"', "Quotation marks keep words together and in order. Curly ones do the same."),
    Example("starvation OR hunger", "OR, in capitals, asks for either of its neighbours."),
    Example(
        "(beatings OR torture) Kaechon",
        "Parentheses say what belongs together. Without them OR joins its neighbours only.",
    ),
    Example("prison -women", "A minus sign before a word, a phrase or a parenthesis leaves out what has it."),
    Example("prison NOT (women OR children)", "NOT, in capitals, means the same as the minus sign."),
    Example("tortur*", "An asterisk stands for any ending. At least two letters come before it."),
    Example('"severe beatings"~5', "Words within so many words of each other, in any order."),
    Example("Keachon~", "A tilde finds the word and words that differ from it by a letter or two."),
    Example('exact:"Kaechon"', "Words exactly as printed: no other spelling, no other ending, no other accents."),
)

_FIELDS = {
    "facility": Example("facility:Kaechon", "Tied by a curator to a facility of this name, in any spelling."),
    "source": Example("source:KINU", "Resting on a work of this title, or on any work of this publisher."),
    "publisher": Example("publisher:HRNK", "Resting on any work of this publisher."),
    "country": Example("country:KP", "Reports on this country, by its name or its ISO code."),
    "year": Example(
        "year:2019..2022", "Editions from one year to another; year:2021 is one, year:2018,2021 two, year:2019.. open."
    ),
    "section": Example("section:1.c", "Under this number of the report's own outline. Numbers move between years."),
    "topic": Example("topic:torture", "Under headings on this subject, whatever number they have that year."),
    "abuse": Example('abuse:"forced labor"', "With a finding of this kind of abuse."),
    "type": Example("type:kwanliso", "With a finding on this kind of facility."),
    "group": Example("group:women", "With a finding on this affected group."),
    "body": Example("body:police", "With a finding on this responsible body."),
    "report": Example('report:"North Korea 2021"', "In one report, by its country and year."),
}


def fields() -> list[tuple[str, Example]]:
    """Every field of the language with its example."""
    return [(name, _FIELDS[name]) for name in FIELDS]


@require_safe
def search_help(request: HttpRequest) -> HttpResponse:
    crumbs = [{"label": "Search", "url": reverse("search")}, {"label": "How to search"}]
    return render(request, "search/help.html", {"operators": OPERATORS, "fields": fields(), "crumbs": crumbs})
