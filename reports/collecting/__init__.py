"""How bytes come in, from files, folders, archives and addresses. Everything given is taken for hostile."""

from reports.collecting.bounds import Bounds
from reports.collecting.fetch import Fetcher
from reports.collecting.given import count, gather
from reports.collecting.kinds import READABLE, WHY_NOT, Kind
from reports.collecting.left_out import LeftOut, LeftOuts
from reports.collecting.names import Why
from reports.collecting.sniffing import kind_of

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
