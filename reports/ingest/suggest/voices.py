"""Speakers without a name: defectors, an NGO, many sources. Which held voice they are is told by the words of its title."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from reports.choices import Certainty, PublisherKind, SourceKind
from reports.ingest.suggest.knowledge import About, KnownPublisher, KnownSource
from reports.ingest.suggest.words import stems, stems_of_plain
from reports.ingest.suggest.works import Resolved, is_cited_in

_HEADS = (
    "defectors? escapees? refugees? survivors? victims? witness(?:es)? eyewitness(?:es)? prisoners? inmates? detainees?"
    " interviewees? laborers? labourers? workers? employers? ngos? organi[sz]ations? groups activists advocates observers"
    " experts analysts media press newspapers? outlets? sources? reports? accounts? testimon(?:y|ies) residents? women"
    " relatives families lawyers migrants journalists returnees? critics academics scholars researchers"
)
HEAD = "|".join(_HEADS.split())
VERB = (
    "reported|reports|report|said|say|says|claimed|claim|stated|state|noted|note|described|describe|indicated|indicate|alleged"
    "|allege|documented|document|suggested|suggest|estimated|estimate|asserted|assert|told|added|attributed|boasted|complained"
    "|continued to report|recounted|testified|believed|expressed|confirmed|cited|maintained|concluded|observed|detailed"
)
_MODIFIER = (
    r"(?:the|a|an|one|two|three|another|other|some|many|most|several|numerous|multiple|various|credible|unconfirmed|former|female"
    r"|male|local|international|domestic|foreign|independent|human rights|civil society|nongovernmental|non-governmental|rights"
    r"|south korean|north korean|chinese|japanese|western|state|state-run|state-controlled|official|social|press|media|ngo"
    r"|ngos|defector|escapee|refugee|labor camp|labour camp|prison|camp|political|religious|interviewee|eyewitness|first-hand"
    r"|firsthand|recent|repatriated|returned|released|married|overseas|opposition|aid|humanitarian|advocacy|legal)"
)
_PAIR = rf"(?:(?:{HEAD}|defector|refugee|escapee|ngo|press)(?:, (?:and )?| and | or ))"
_AFTER = r"(?: (?:in|from|of|inside|outside|among|who) (?!(?:that|which)\b)[\w'-]+(?:,? (?!(?:reported|told|said|that)\b)[\w'-]+){0,5}?)??"
_SPOKEN = re.compile(
    rf"\b(?P<mention>(?:{_MODIFIER} |{_PAIR})*(?P<head>{HEAD}){_AFTER}),?"
    rf"(?: (?:also|reportedly|consistently|further|repeatedly|often|frequently|have|has|had|generally|regularly|previously))*"
    rf" (?P<verb>{VERB})\b(?! by\b)"
)
_ACCORDING = re.compile(
    rf"\baccording to (?P<mention>(?:{_MODIFIER} |{_PAIR}|(?:reports|accounts|testimony|information) (?:from|by|of) )*(?P<head>{HEAD}))\b"
)
_RESTED_ON = re.compile(
    rf"\b(?:cited|included|contained|quoted|citing|based on|relying on|supporting|collected|on)"
    rf" (?:(?:testimon(?:y|ies)|accounts?|interviews) (?:from|of|by|with) )?"
    rf"(?P<mention>(?:{_MODIFIER} |{_PAIR})*(?P<head>{HEAD}))\b"
)
_THERE_WERE = re.compile(
    r"\b(?P<mention>(?:(?:numerous|credible|many|multiple|several|some|unconfirmed|continuing|continued|a|a few|press|media|ngo) )*"
    r"(?P<head>reports?)(?: in (?:19|20)\d\d)?) (?:of|that|indicating)\b"
)
_LAW = re.compile(
    r"\b(?P<mention>the (?P<head>law))(?: also)? (?:prohibits|requires|provides|criminalizes|criminalises|allows|permits|states"
    r"|does not|grants|stipulates|forbids|bans|sets|mandates)\b|\b(?P<bylaw>by law)\b"
)
_DENIAL = re.compile(
    r"\b(?P<mention>the (?:north korean |dprk )?(?P<head>government|authorities))"
    r" (?:continued to |consistently |repeatedly |has |have |also )*den(?:y|ied|ies)\b"
)
_SINGLE = re.compile(r"(?:a|an|one|another|the)\b.*[^s]$")
_FILLER = stems("report account source claim testimony numerous many several various some multiple")
_FAMILIES: tuple[frozenset[str], ...] = (
    frozenset({"ngo", "organization", "group"}),
    frozenset({"testimony", "account"}),
    frozenset({"press", "media", "newspaper", "outlet"}),
    frozenset({"prisoner", "inmate", "detainee"}),
)
_VOICES = frozenset({SourceKind.COLLECTIVE, SourceKind.ANONYMOUS})
_ENOUGH = 0.7
_QUALIFIER = re.compile(r"\([^)]*\)|, cited together")


@dataclass(frozen=True, slots=True)
class Mention:
    """A speaker in a passage: `verb` is how they speak, empty where they are only rested on; `rule` says how they were found."""

    start: int
    end: int
    head: str
    verb: str
    rule: str


def find_mentions(plain: str, span: tuple[int, int]) -> list[Mention]:
    """Every unnamed speaker of one sentence, in order; of those that overlap, the first."""
    found = [
        *(_mention(match, match["verb"], "voice-speaks") for match in _SPOKEN.finditer(plain, *span)),
        *(_mention(match, "reported", "according-to-voice") for match in _ACCORDING.finditer(plain, *span)),
        *(_mention(match, "", "rests-on-voice") for match in _RESTED_ON.finditer(plain, *span)),
        *(_mention(match, "reported", "there-were-reports") for match in _THERE_WERE.finditer(plain, *span)),
        *(_law(match) for match in _LAW.finditer(plain, *span)),
        *(_mention(match, "denied", "denial") for match in _DENIAL.finditer(plain, *span)),
    ]
    kept: list[Mention] = []
    for mention in sorted(found, key=lambda each: (each.start, -each.end)):
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return kept


def parts_of(plain: str, mention: Mention) -> list[Mention]:
    """The speakers of a mention that names several: NGO, defector, and press reports."""
    pieces = list(re.finditer(r"(?:(?!, | and | or ).)+", plain[mention.start : mention.end]))
    if len(pieces) < 2:
        return []
    found = []
    for piece in pieces:
        words = re.sub(r"^(?:,? ?(?:and|or) )", "", piece.group())
        start = mention.start + piece.end() - len(words)
        heads = re.findall(rf"\b(?:{HEAD})\b", words)
        if heads:
            found.append(Mention(start, start + len(words.rstrip()), stems(heads[0]).__iter__().__next__(), mention.verb, mention.rule))
    return found


class Voices:
    """Collective and unnamed sources, and the ways governments and laws speak."""

    def __init__(self, sources: Iterable[KnownSource], publishers: dict[str, KnownPublisher]) -> None:
        self.publishers = publishers
        self._titles: list[tuple[KnownSource, frozenset[str]]] = [
            (source, stems(_QUALIFIER.sub(" ", source.titles[0])))
            for source in sources
            if source.titles and self._speaks(source)
        ]

    def resolve(self, words: str, mention: Mention, sentence: str, passage: frozenset[str], about: About) -> Resolved:
        """The held voice that is meant; an unnamed source where none is held."""
        said = stems_of_plain(words)
        single = bool(_SINGLE.match(words))
        ranked: list[tuple[float, str, KnownSource]] = []
        for source, title in self._titles:
            if not self._possible(source, mention, about, single=single):
                continue
            score = _score(said, mention.head, title, stems_of_plain(sentence), passage)
            if score >= _ENOUGH:
                ranked.append((score, source.slug, source))
        ranked.sort(key=lambda each: (-each[0], each[1]))
        if not ranked:
            return Certainty.ANONYMOUS, "", ()
        if len(ranked) > 1 and ranked[0][0] == ranked[1][0]:
            return Certainty.AMBIGUOUS, "", tuple(slug for score, slug, _ in ranked if score == ranked[0][0])
        best = ranked[0][2]
        anonymous = best.kind == SourceKind.ANONYMOUS
        return (Certainty.ANONYMOUS if anonymous else Certainty.COLLECTIVE), best.slug, ()

    def _speaks(self, source: KnownSource) -> bool:
        publisher = self.publishers.get(source.publisher)
        official = bool(publisher and publisher.country and publisher.kind in (PublisherKind.GOVERNMENT, PublisherKind.MEDIA))
        return source.kind in _VOICES or (official and source.kind in (SourceKind.STATEMENT, SourceKind.PRESS))

    def _possible(self, source: KnownSource, mention: Mention, about: About, *, single: bool) -> bool:
        publisher = self.publishers.get(source.publisher)
        official = mention.rule in ("law", "denial")
        if official and (not publisher or publisher.kind != PublisherKind.GOVERNMENT or publisher.country != about.country):
            return False
        if single and source.kind == SourceKind.COLLECTIVE and not official and mention.head not in ("press", "media"):
            return False
        of_time = about.year is None or source.earliest is None or source.earliest.year <= about.year
        recent = source.latest is None or about.year is None or source.latest.year >= about.year - 5
        return of_time and recent and is_cited_in(source, about.country)


def _score(said: frozenset[str], head: str, title: frozenset[str], sentence: frozenset[str], passage: frozenset[str]) -> float:
    """2 for the very words, 1.5 for them without fillers, 1 for a wider voice, less where part of the title must be found around."""
    if said == title:
        return 2.0
    core, own = said - _FILLER, title - _FILLER
    if not own & _family(head) and not title & _family(head):
        return 0.0
    if core == own:
        return 1.5 if core else 1.2
    rest = own - core - _family(head)
    if not rest:
        return 1.0 - 0.01 * len(core - own) if own else 0.75
    near = sum(1 for word in rest if word in sentence)
    around = sum(1 for word in rest if word in passage)
    return 0.0 if near + around == 0 else around / len(rest) + 0.2 * near / len(rest)


def _family(head: str) -> frozenset[str]:
    return next((family for family in _FAMILIES if head in family), frozenset({head}))


def _mention(match: re.Match[str], verb: str, rule: str) -> Mention:
    return Mention(*match.span("mention"), next(iter(stems(match["head"])), match["head"]), verb, rule)


def _law(match: re.Match[str]) -> Mention:
    start, end = match.span("bylaw") if match["bylaw"] else match.span("mention")
    return Mention(start, end, "law", "reported", "law")
