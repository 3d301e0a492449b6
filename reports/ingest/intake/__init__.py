"""How bytes come in, from files, folders, archives and addresses. Everything given is taken for hostile."""

from reports.ingest.intake.bounds import Bounds
from reports.ingest.intake.fetch import Fetcher
from reports.ingest.intake.given import count, gather
from reports.ingest.intake.kinds import READABLE, WHY_NOT, Kind
from reports.ingest.intake.left_out import LeftOut, LeftOuts
from reports.ingest.intake.names import Why
from reports.ingest.intake.sniffing import kind_of

__all__ = [
    "READABLE",
    "WHY_NOT",
    "Bounds",
    "Fetcher",
    "Kind",
    "LeftOut",
    "LeftOuts",
    "Why",
    "count",
    "gather",
    "kind_of",
]
