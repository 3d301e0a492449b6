"""Numbers that count or measure something, with their qualifier, their unit and what is counted."""

import re
from collections.abc import Iterable
from decimal import Decimal

from reports.choices import Qualifier
from reports.quoting import Span
from reports.suggesting.proposing.dates import Dated
from reports.suggesting.proposing.knowledge import ProposedFigure

_WORDS = dict(
    zip("one two three four five six seven eight nine ten eleven twelve".split(), range(1, 13), strict=True), dozen=12
)
_SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
_SCALE = rf"(?: (?:{'|'.join(_SCALES)}))?"
_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_NUMBER = rf"(?:\$ ?)?(?:(?:{_DIGITS})|\b(?:{'|'.join(_WORDS)}))\b{_SCALE}"
_QUALIFIERS = {
    Qualifier.ABOUT: "about approximately around nearly almost roughly some|an estimated|estimated|circa",
    Qualifier.AT_LEAST: "more than|at least|over|upwards of|no fewer than|no less than|not less than|as few as",
    Qualifier.AT_MOST: "up to|at most|as many as|as much as|no more than|not more than|fewer than|less than|within|under",
}
_QUALIFIER = {
    word: qualifier
    for qualifier, words in _QUALIFIERS.items()
    for part in words.split("|")
    for word in ([part] if qualifier != Qualifier.ABOUT or part.startswith("an ") else part.split())
}
_PERCENT = r"(?: ?percent| per cent| ?%)"
_RANGE = re.compile(
    rf"(?:(?P<qualifier>\b(?:{'|'.join(sorted(_QUALIFIER, key=len, reverse=True))})) )?"
    rf"(?:\bbetween (?P<from>{_NUMBER}){_PERCENT}? and (?P<until>{_NUMBER})"
    rf"|(?P<low>{_NUMBER})(?:{_PERCENT}? (?:to|or) |-)(?P<high>{_NUMBER})"
    rf"|(?P<rate>one|1) (?:in|of|out of) (?:every )?(?P<among>{_NUMBER})"
    rf"|(?P<only>{_NUMBER}))"
    rf"(?P<percent>{_PERCENT})?"
)
_NOUN = re.compile(
    r"(?P<noun>(?:[ -](?!(?:and|or|of|in|on|at|to|for|from|by|with|were|was|are|is|had|have|has|who|that|which|during|as|the"
    r"|said|reported|while|but|under|since|after|before|per|a|an|\w+ed|working|between)\b)"
    r"[a-z][a-z'-]*){1,4})(?P<per>(?: (?:per|a|each|every) (?:day|week|month|year|hour))?)"
)
_NOT_COUNTED_BEFORE = re.compile(
    r"(?:\b(?:section|article|chapter|paragraph|resolution|law|decree|act|page|no\.?|nos\.?|number|numbers|camps?|kwanliso"
    r"|kyohwaso|room|bureau|update|volume|unit|office|line|version|age|aged|ages|article no\.|covid|phase|group|level|type"
    r"|january|february|march|april|may|june|july|august|september|october|november|december)s? ?-?|[.\d,/]|\d, ?)$"
)
_NOT_THEN = re.compile(r"\b(?:since|from|until|till|after|before|to|through)(?: early| mid| late| the end of)? ?-?$")
_NOT_ALONE = frozenset("one".split())
_NO_NOUN = frozenset(
    "another other others such more less most least time times party prisoner's day year case first second third".split()
)
_PERSONS = frozenset(
    "person persons people individual individuals prisoner prisoners inmate inmates detainee detainees worker workers laborer"
    " laborers woman women men man child children refugee refugees defector defectors escapee escapees citizen citizens"
    " resident residents civilian civilians protester protesters demonstrator demonstrators soldier soldiers migrant migrants"
    " journalist journalists activist activists student students victim victims member members minors girls boys households"
    " officer officers police juveniles koreans nationals".split()
)
_LARGEST = Decimal(10) ** 12  # what the column of a figure holds
_MONEY = "US dollars"
_MEASURES = frozenset(
    "hours hour days day weeks week months month years year won miles feet acres kilometers meters".split()
)


def find_figures(plain: str, span: Span, dates: Iterable[Dated]) -> list[ProposedFigure]:
    """The numbers of one sentence that come before what they count. Years, ages, section and camp numbers are none."""
    dated = list(dates)
    as_of = next((date.edtf for date in dated if not _NOT_THEN.search(plain, max(0, date.start - 24), date.start)), "")
    found = []
    for match in _RANGE.finditer(plain, *span):
        if any(date.start < match.end() and match.start() < date.end for date in dated):
            continue
        figure = _figure(plain, match, span.end, as_of)
        if figure:
            found.append(figure)
    return found


def _figure(plain: str, match: re.Match[str], stop: int, as_of: str) -> ProposedFigure | None:
    start = match.start()
    if start and (plain[start - 1].isalnum() or _NOT_COUNTED_BEFORE.search(plain, max(0, start - 16), start)):
        return None
    values = _values(match)
    noun = _NOUN.match(plain, match.end(), stop)
    counted, per = _counted(noun)
    if values is None or not _counts(match, counted):
        return None
    end = match.end() if match["percent"] or not noun else noun.end("per") if per else noun.start() + len(counted) + 1
    return ProposedFigure(
        start=start,
        end=max(end, match.end()),
        low=values[0],
        high=values[1],
        qualifier=_QUALIFIER.get(match["qualifier"] or "", Qualifier.EXACTLY),
        unit=_unit(match, counted, per),
        counted=counted or ("share" if match["percent"] else "amount"),
        as_of=as_of,
    )


def _counts(match: re.Match[str], counted: str) -> bool:
    """Whether the number comes with something it can count, or is money or a share."""
    if counted in _NO_NOUN or (match["only"] in _NOT_ALONE and not match["qualifier"]):
        return False
    return bool(counted or match["percent"] or "$" in match.group())


def _counted(noun: re.Match[str] | None) -> tuple[str, str]:
    """The words behind a number, up to the people among them, and how often."""
    if noun is None:
        return "", ""
    words, per = noun["noun"].strip(" -"), noun["per"].strip()
    people = [place for place, word in enumerate(words.split()) if word in _PERSONS]
    return (" ".join(words.split()[: people[-1] + 1]), per) if people and not per else (words, per)


def _values(match: re.Match[str]) -> tuple[str, str] | None:
    low = match["from"] or match["low"] or match["only"] or match["rate"]
    high = match["until"] or match["high"] or low
    least, most = _value(low, high), _value(high, high)
    return (f"{least:f}", f"{most:f}") if least <= most < _LARGEST else None


def _value(number: str, scale_of: str) -> Decimal:
    """The number; “2 to 3 million” lends its scale to the 2."""
    words = number.replace("$", "").replace(",", "").split()
    scale = words[1] if len(words) > 1 else scale_of.split()[-1]
    base = Decimal(_WORDS[words[0]]) if words[0] in _WORDS else Decimal(words[0])
    value = base * _SCALES.get(scale, 1)
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.quantize(Decimal("0.0001"))


def _unit(match: re.Match[str], counted: str, per: str) -> str:
    if match["percent"]:
        return "percent"
    money = "$" in match.group()
    if match["among"]:
        return f"in every {match['among']}"
    last = counted.split()[-1] if counted else ""
    unit = _MONEY if money else "persons" if last in _PERSONS else last
    rate = per.split()[-1] if per else ""
    first = next((word for word in counted.replace("-", " ").replace("'", "").split() if word in _MEASURES), "")
    unit = first if not money and first and unit != "persons" else unit
    return f"{unit} per {rate}"[:60] if rate else unit[:60]
