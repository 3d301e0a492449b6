"""How to refer to a report, a passage or a finding. CSL-JSON is the stored form; every other format is made from it.

Formats only: no citation styles beyond one plain sentence, and no fetching of metadata.
"""

from reports.citing.bibtex import as_bibtex
from reports.citing.csl import finding_reference, passage_reference, report_reference
from reports.citing.formats import Format, as_csl_json, formats
from reports.citing.plain import as_plain
from reports.citing.quotation import quotation, quotation_of
from reports.citing.ris import as_ris

__all__ = [
    "Format",
    "as_bibtex",
    "as_csl_json",
    "as_plain",
    "as_ris",
    "finding_reference",
    "formats",
    "passage_reference",
    "quotation",
    "quotation_of",
    "report_reference",
]
