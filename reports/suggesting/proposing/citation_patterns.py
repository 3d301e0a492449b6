"""How texts name who they cite: the words around a body, a work, or a speaker. All are matched in plain text."""

import re

from reports.suggesting.proposing.speakers import VERB

WORK = (
    r"\b(?:white papers?|reports?|reporting|study|survey|index|imagery analysis|analysis|estimates?|statement"
    r"|publication|database)\b"
)
BEFORE = re.compile(
    rf"(?:(?:the|a|an|another|its|their) )?(?:(?:january|february|march|april|may|june|july|august|september|october|november"
    rf"|december|recent|annual|new|most recent|joint) )*(?:(?:19|20)\d\d )?(?:{WORK} (?:from|by|of) )?(?:the )?"
    rf"(?:[\w-]+-based )?(?:ngo |nongovernmental organization |think tank |broadcaster |news agency |institute )?$"
)
BEHIND = re.compile(
    rf"(?: \([^)]{{1,12}}\))?(?:'s)?(?: (?:(?:19|20)\d\d|most recent|latest|annual|recent|new|january|february|march|april|may|june"
    rf"|july|august|september|october|november|december))*(?: {WORK})?(?: (?:for|of|in) (?:19|20)\d\d)?"
    rf"(?: in its (?:(?:19|20)\d\d )?{WORK})?"
    r"(?: (?:executive director|director|spokesperson|officials?|researchers?))?"
)
SPEAKS = re.compile(
    rf"(?: (?:on|for|in) [^,;:.]{{1,80}}?)?(?:[,:] [^,;]{{0,160}},)?(?: reporting)?"
    rf"(?: (?:also|further|has|have|had|reportedly|consistently|estimates|continued to|in (?:19|20)\d\d))*"
    rf" (?P<verb>{VERB}|catalogued|cataloged|identified|determined|postulated|stressed|announced|announcing|recommended|found"
    rf"|accused|called|warned|revealed|published|released|counted|listed|concluded)\b"
)
SPOKEN_TO = re.compile(
    r"\b(?:told|interviewed by|gathered by|collected by|published by|conducted by|cited by|quoted by|to) (?:the )?$"
)
ACCORDING = re.compile(r"\baccording to $|\baccording to (?:[\w'-]{1,30} ){1,6}$")
ANAPHOR = re.compile(
    rf"\b(?P<mention>(?:the|that|this|the same|the latter) (?:(?P<year>(?:19|20)\d\d) )?(?P<work>report|study|white paper|survey|index))"
    rf"(?=,? (?:which [^,]+, )?(?:also |further )*(?:{VERB}|included|contained|found|listed|estimated|determined|stressed|cited))"
    rf"|\bin (?P<same>the same (?:report|study|white paper)),"
)
ANOTHER_WORK = re.compile(r"\b(?<!the )(?<!that )(?<!this )(?<!same )(?<!to )(?:report|white paper|study|survey)\b")
UNKNOWN_TITLE = re.compile(
    r"[,:]? (?:entitled |titled |called )?[\"“]?(?:The |A )?[A-Z][\w’'-]+,? (?:[a-z]{1,5} |on )*[A-Z][\w’'-]+"
)
PRONOUN = re.compile(
    rf"(?P<mention>he|she|they|the (?:organization|ngo|group|institute|director|rapporteur|prisoner|defector|escapee|witness|source))"
    rf" (?:also |further )*(?:{VERB}|stressed|found)\b"
)
IMAGERY = re.compile(r"\baccording to (?P<mention>satellite imagery(?: analysis)?)\b")
QUOTED = re.compile(r"\"[^\"]{25,}")
