"""Log lines that give no reader away: no query string and no address reaches a log, whoever wrote the line."""

import logging
import re
from ipaddress import ip_address

QUERY = re.compile(r"(?<=[^\s?])\?[^\s\"'<>]+")
MAYBE_ADDRESS = re.compile(r"[0-9A-Fa-f:.]*[:.][0-9A-Fa-f:.]*")


def scrub(line: str) -> str:
    return MAYBE_ADDRESS.sub(_without_address, QUERY.sub("", line))


def _without_address(match: re.Match[str]) -> str:
    written = match.group()
    for candidate in (written, written.rstrip(":."), written.rpartition(":")[0]):
        try:
            address = ip_address(candidate)
        except ValueError:
            continue
        return written if address.is_loopback or address.is_unspecified else "[address]" + written[len(candidate) :]
    return written


class MalformedRequests(logging.Filter):
    """Gunicorn quotes what it could not read. A line that is none may hold anything, a password or a name among it."""

    QUOTED = "Invalid request from ip="

    def filter(self, record: logging.LogRecord) -> bool:
        if record.name.startswith("gunicorn") and str(record.msg).startswith(self.QUOTED):
            record.msg, record.args = "A malformed request was refused.", ()
        return True


class PrivateFormatter(logging.Formatter):
    """Scrubs the finished line, traceback included."""

    def format(self, record: logging.LogRecord) -> str:
        return scrub(super().format(record))
