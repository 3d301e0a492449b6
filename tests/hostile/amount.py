"""How much is tried: a little in the ordinary run, as often as ARCHIVE_HOSTILE says in one that looks for more."""

import os

TIMES = int(os.environ.get("ARCHIVE_HOSTILE", "1"))
