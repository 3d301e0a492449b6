"""Bytes out of gzip and xz as they are asked for, however much they would come to."""

import gzip
import io
import lzma
from typing import IO

from reports.collecting.capture import Readable
from reports.collecting.kinds import Kind

_MOST_MEMORY = 100 * 1024**2  # xz -9 asks for 65 MB; a hostile header may ask for four gigabytes
_CHUNK = 64 * 1024


def unpacked(file: IO[bytes], kind: Kind) -> Readable:
    """The stream of a tar archive that may be packed."""
    if kind == Kind.XZ:
        return io.BufferedReader(_Xz(file), _CHUNK)
    return gzip.GzipFile(fileobj=file, mode="rb") if kind == Kind.GZIP else file


class _Xz(io.RawIOBase):
    """One or several xz streams end to end, within _MOST_MEMORY. A stream that breaks off is an EOFError."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._following = b""
        self._unpacker = self._new()

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview, /) -> int:  # type: ignore[override]
        piece = b""
        while not piece:
            if self._unpacker.eof and not self._begin_next():
                return 0
            piece = self._unpacker.decompress(self._packed(), len(buffer))
        buffer[: len(piece)] = piece
        return len(piece)

    def _packed(self) -> bytes:
        if not self._unpacker.needs_input:
            return b""
        packed, self._following = self._following or self._file.read(_CHUNK), b""
        if not packed:
            raise EOFError("the xz stream breaks off")
        return packed

    def _begin_next(self) -> bool:
        """Whether another stream follows the one that ended; zeros may stand between."""
        self._following = self._unpacker.unused_data.lstrip(b"\x00")
        while not self._following:
            packed = self._file.read(_CHUNK)
            if not packed:
                return False
            self._following = packed.lstrip(b"\x00")
        self._unpacker = self._new()
        return True

    @staticmethod
    def _new() -> lzma.LZMADecompressor:
        return lzma.LZMADecompressor(lzma.FORMAT_XZ, memlimit=_MOST_MEMORY)
