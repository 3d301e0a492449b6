"""Korean names in Latin letters: three strict systems, the looser forms that sources print, and a key that joins them.

It knows letters and sounds, and the names of places that everyone knows. Which forms a facility really bears is the
curators' list; that list comes first.
"""

from reports.romanisation.gazetteer import PLACES, PRINTED_SO, TERMS
from reports.romanisation.hangul import is_hangul, southern
from reports.romanisation.key import sound_key
from reports.romanisation.ordinary import is_ordinary
from reports.romanisation.particles import without_particle
from reports.romanisation.plausible import could_be_korean
from reports.romanisation.systems import dprk, mccune_reischauer, revised
from reports.romanisation.variants import forms

__all__ = [
    "PLACES",
    "PRINTED_SO",
    "TERMS",
    "could_be_korean",
    "dprk",
    "forms",
    "is_hangul",
    "is_ordinary",
    "mccune_reischauer",
    "revised",
    "sound_key",
    "southern",
    "without_particle",
]
