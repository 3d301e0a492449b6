"""The bytes of an answer, unpacked as they come and never more of them than a page may have."""

import zlib
from collections.abc import Iterator

import httpx

from reports.collecting.capture import LARGEST_FILE, most_bytes, too_large
from reports.problems import refuse

_CHUNK = 64 * 1024
_BROKE_OFF = "the page's bytes broke off or are damaged. Try again later."


def read_body(response: httpx.Response) -> bytes:
    """Raises Refused with a sentence. A length that is declared too large is refused unread."""
    declared = response.headers.get("content-length", "")
    if declared.isdecimal() and int(declared) > LARGEST_FILE:
        raise refuse(f"the page is said to be {int(declared):,} bytes long; {LARGEST_FILE:,} is the most that is read.")
    body = bytearray()
    for piece in _pieces(response):
        body += piece
        if len(body) > most_bytes(bytes(body[:1024])):
            raise too_large(bytes(body))
    return bytes(body)


def read_beginning(response: httpx.Response, most: int) -> bytes:
    """As much as `most` of it; the rest is not waited for."""
    body = bytearray()
    for piece in _pieces(response):
        body += piece
        if len(body) >= most:
            break
    return bytes(body[:most])


def _pieces(response: httpx.Response) -> Iterator[bytes]:
    packing = response.headers.get("content-encoding", "identity").strip().lower()
    if packing in ("gzip", "x-gzip"):
        return _unpacked(_bounded(response.iter_raw(_CHUNK)))
    if packing in ("identity", ""):
        return _bounded(response.iter_raw(_CHUNK))
    raise refuse(f"the page comes packed as “{packing[:20]}”, which was not asked for and is not read.")


def _bounded(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """What comes over the line, before it is unpacked to anything or to nothing."""
    total = 0
    for piece in pieces:
        total += len(piece)
        if total > LARGEST_FILE + _CHUNK:
            raise refuse(f"the page is longer than {LARGEST_FILE:,} bytes, the most that is read.")
        yield piece


def _unpacked(pieces: Iterator[bytes]) -> Iterator[bytes]:
    unpacker = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
    try:
        for piece in pieces:
            while piece and not unpacker.eof:
                yield unpacker.decompress(piece, _CHUNK)
                piece = unpacker.unconsumed_tail
    except zlib.error as error:
        raise refuse(_BROKE_OFF) from error
    if not unpacker.eof:
        raise refuse(_BROKE_OFF)
