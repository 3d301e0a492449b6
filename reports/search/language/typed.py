"""Characters that phones and word processors put in place of the plain ones, given back their plain meaning."""

import re
import unicodedata

from reports.search.language.numbers import with_commas

_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»＂〝〞❝❞", '"'))
_DASH = re.compile('(?<![^\\s(])[\u2010-\u2015\u2212\ufe58\ufe63\uff0d](?=\\w|["(])')
_SIGNS = str.maketrans("（）［］：＊～＆｜", "()[]:*~&|")
_LISTED = re.compile(r"(?<!\d)[,;]+(?=\**[^\W\d])")
"""Words of a list that is typed without spaces."""
_BAR = re.compile(r"\s*\|+\s*")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")


def plain_form(text: str) -> str:
    """Straight quotation marks, one kind of space and of dash, ordinary widths; nothing that cannot be seen."""
    text = with_commas(_INVISIBLE.sub("", text).translate(_SIGNS).translate(_QUOTES))
    text = "".join(_ordinary_width(c) if c.isprintable() else " " for c in text)
    return _DASH.sub("-", _LISTED.sub(" ", _BAR.sub(" | ", text)))


def _ordinary_width(character: str) -> str:
    """Letters, digits and signs of East Asian full width; and every kind of space."""
    if character.isspace():
        return " "
    return unicodedata.normalize("NFKC", character) if "\uff01" <= character <= "\uff5e" else character
