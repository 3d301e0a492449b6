"""English words with two spellings: reports are written in American English, and half their readers write the British one."""

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import product
from typing import Final

_OUR: Final = (
    "arm behavi col endeav fav flav harb hon hum lab misdemean neighb od parl rum sav savi tum val vap vig"
).split()
_AFTER_OUR: Final = " s ed er ers ing able ably al ful hood hoods ism ist ite ites less".split(" ")
_RE: Final = "calib cent fib kilomet lit lust millimet centimet met sab spect theat".split()
_ISE: Final = (
    "american apolog author brutal capital categor central character civil colon commercial computer critic"
    " crimin criminal critical decentral decolon decriminal dehuman demil demilitar demobil democrat demon demoral"
    " digital disorgan emphas equal familiar fertil final formal general global harmon hospital human ideal immobil immun"
    " indigen individual industrial initial institutional internal international italic jeopard legal legalis"
    " legitim liberal local marginal material maxim mechan memor militar minim mobil modern monopol national natural"
    " neutral normal optim organ ostrac oxid patron penal personal plagiar polar politic popular priorit privat profession"
    " professional proselyt publ public radical rational real recogn reorgan revolution roman sanit scrutin"
    " secular sensit serial social special stabil standard steril stigmat strateg subsid summar symbol sympath synchron"
    " terror theor trauma traumat trivial unauthor uniform union unorgan unrecogn urban util vandal verbal victim visual"
    " western"
).split()
_AFTER_IS: Final = "e ed er ers es ing able ation ations ational".split()
_LL: Final = (
    "cancel channel counsel duel enrol equal fuel jewel label level libel marshal model panel pedal quarrel refuel rival"
    " shovel signal total travel tunnel"
).split()
_AFTER_LL: Final = "ed er ers ing or ors".split()
_PAIRS: Final = (
    "acknowledgement acknowledgment,ageing aging,aluminium aluminum,anaemia anemia,anaesthetic anesthetic,analyse analyze,"
    "analysed analyzed,analyses analyzes,analysing analyzing,archaeological archeological,archaeology archeology,"
    "artefact artifact,artefacts artifacts,catalogue catalog,catalogues catalogs,counsellor counselor,defence defense,"
    "defences defenses,dialogue dialog,dialogues dialogs,diarrhoea diarrhea,enrol enroll,enrolment enrollment,enrols enrolls,"
    "faeces feces,foetal fetal,foetus fetus,foetuses fetuses,fulfil fulfill,fulfilment fulfillment,fulfils fulfills,"
    "gaol jail,gaoled jailed,gaoler jailer,gaols jails,grey gray,gynaecological gynecological,gynaecologist gynecologist,"
    "haemorrhage hemorrhage,homoeopathy homeopathy,humour humor,instalment installment,instalments installments,"
    "jewellery jewelry,judgement judgment,judgements judgments,leukaemia leukemia,licence license,licences licenses,"
    "manoeuvre maneuver,manoeuvres maneuvers,mould mold,moustache mustache,offence offense,offences offenses,"
    "orthopaedic orthopedic,paediatric pediatric,paediatrician pediatrician,paralyse paralyze,paralysed paralyzed,"
    "plough plow,practise practice,practised practiced,practising practicing,pretence pretense,programme program,"
    "programmes programs,sceptic skeptic,sceptical skeptical,skilful skillful,sulphur sulfur,traveller traveler,"
    "woollen woolen,cbo cbos,cso csos,dpo dpos,ngo ngos"
)
"""Whole words; among them abbreviations whose s the engine takes for a part of the word."""


def spelt_otherwise(word: str) -> Iterator[str]:
    """The word in its other spellings, in capitals where it has them."""
    for other in _spellings().get(word.lower(), ()):
        yield _cased(other, word)


def _cased(other: str, word: str) -> str:
    if other.startswith(word.lower()):
        return word + other[len(word) :]
    if word.lower().startswith(other):
        return word[: len(other)]
    if word.isupper():
        return other.upper()
    return other.capitalize() if word[0].isupper() else other


@cache
def _spellings() -> dict[str, tuple[str, ...]]:
    found: dict[str, set[str]] = {}
    for british, american in _pairs():
        found.setdefault(british, set()).add(american)
        found.setdefault(american, set()).add(british)
    return {word: tuple(sorted(others)) for word, others in found.items()}


def _pairs() -> Iterator[tuple[str, str]]:
    yield from _made(_OUR, _AFTER_OUR, "our", "or")
    yield from _made(_RE, ["", "s"], "re", "er")
    yield from _made(_ISE, _AFTER_IS, "is", "iz")
    yield from _made(_LL, _AFTER_LL, "l", "")
    for pair in _PAIRS.split(","):
        british, american = pair.split()
        yield british, american


def _made(stems: Iterable[str], endings: Iterable[str], british: str, american: str) -> Iterator[tuple[str, str]]:
    yield from ((f"{stem}{british}{end}", f"{stem}{american}{end}") for stem, end in product(stems, endings))
