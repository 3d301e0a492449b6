"""Korean names in Latin letters: three strict systems, the looser forms that sources print, and a key that joins them.

It knows letters and sounds only. Which forms a facility really bears is the curators' list; that list comes first.
"""

from reports.romanisation.hangul import is_hangul
from reports.romanisation.key import sound_key
from reports.romanisation.systems import dprk, mccune_reischauer, revised
from reports.romanisation.variants import forms

__all__ = ["dprk", "forms", "is_hangul", "mccune_reischauer", "revised", "sound_key"]
