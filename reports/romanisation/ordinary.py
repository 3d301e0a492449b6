"""Words that could be Korean by their syllables and are not: no rule ever takes one for a spelling of a Korean name.

Judged by reading the words of nine years of reports from all countries: the common ones, and every rare one that sounds
like a place in the gazetteer. A curated form is found whether or not it is listed here.
"""

import re
from typing import Final

_COMMON = """
    abide abortion abuse abuser again aging aiding alone along also amending among animal annual another anyone
    appeal appealing appear area arise arrange arson asia asian aside assume assuming assure attain attending audio
    auditor author aware banking banning barring base beat beaten beating begin beginning being belong benin better
    billion binding boat book boom border bottom bullet burden bureau burning chain chair challenge chamber change
    changing charge charging chat cheap chin china choose choosing chose damage damaging danger data date dating deal
    dealing debate deem deep demanding deter digital dinner donor door duma during ease email emotion engage engine
    enter entire gain game gang garage gather gathering gear gender general genuine goal going golan gone guarantee
    guide gunman gunmen hair hammer hang hanging happen harming hate hear hearing heat heating here hindu hinge
    hiring holding home hong hope horror hotel hotline hour human humane hung hunger hunting idea illegal image
    immune impose in-person inhuman initial inmate inner inside insulting intense inter interim interior internal
    into iran iron isolation issue issuing item jail jean join joining jong juba june junior keep keeping killing
    king kingdom kong korea korean label labor labour laden language larger later leader leading league learning
    leather legal letter liberia limit line lion loan long longer look looking losing lower loyal machine mail main
    maintain major make making male mali manage manner manpower manual margin marine marital maritime market marking
    marriage matter meal mean meaning meet meeting member mental merit message metal meter million mine mineral
    minimal minimum mining minor missing mission mobile monitor moral morning mother motion mountain mourning
    multiple murder museum mutual nail name nation national nature near neither nepal neutral nine nineteen none noon
    normal note nothing noting number nurse nurture odor one-time online onset onto open opening opinion oppose
    option oral orange order ordering organ orphan other outer outing pain painting pair panama panel paper parade
    parking passage passing passion paying peer penal pending pension people pepper permit person phone pilot poison
    polling poor popular pose potential power rain raise range ranging ransom rape rare rate rather ratio reading
    real reason rebel regime region relate release religion remain remote repair repeal repeat reside retail retain
    ring rising role roman room root routine royal rule ruling running rural russia sale salon same season seat seek
    seeking seem seen selling senate senior sermon session sewage shame share shelter shin shine ship shoe shoot shop
    shot shoulder shut side siege singer single site sitting someone song soon soul soup suit sultan summer summon
    sung sunni sunshine supreme sure surge sweep taiwan take taken taking tale target tattoo team tear teen teenage
    tension than that their them then there these thin thing those time timing title together token tone tongue took
    tool torture tour tuition turning turnout twitter ulema ultimate under undue union unit unite until upon upper
    urban user using usual wage waging wait warning water weak weapon wear week were wide winter within woman women
    wooden yang year yemen yoga young yuan
"""
_SOUND_ALIKE = """
    cheongju daejeon inshan lachin orang shukri taejon
"""
"""Places and people from elsewhere, and cities of the South, whose names sound like a place of the North."""

ORDINARY: Final = frozenset(f"{_COMMON} {_SOUND_ALIKE}".split())
_NO_LETTER = re.compile("[^a-z]+")


def is_ordinary(word: str) -> bool:
    """Hyphens and capitals do not count."""
    return _NO_LETTER.sub("", word.casefold()) in ORDINARY
