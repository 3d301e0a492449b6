"""Walls around a process that reads what strangers made: no network, no programs, no files but those of Python and of the readers.

What the kernel offers is asked of it directly, by Landlock (documented in landlock(7), from Linux 5.13 on) and seccomp (seccomp(2)).
Where it offers neither, in old kernels and some containers, the process reads without: `raise_walls` says which walls stand.
"""

import ctypes
import errno
import os
import platform
import resource
import struct
import sys
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path

MOST_MEMORY = 2 * 1024**3
"""Address space in bytes: a file made to fill the machine ends its own reading and nothing else."""
_MOST_FILES = 64


class Wall(StrEnum):
    FILES = "files"
    """Nothing is read but the installation of Python, its libraries and the readers, and nothing is written."""
    NETWORK = "network"
    """No socket of any kind, no other program, no signal to and no look into another process."""


_PR_SET_NO_NEW_PRIVS, _PR_SET_SECCOMP, _FILTER = 38, 22, 2
_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446  # of Landlock, the same on every machine
_READ_FILE, _READ_DIR = 1 << 2, 1 << 3
_FILE_RIGHTS = {1: 13, 2: 14, 3: 15, 4: 15}  # how many rights each version knows
_NEWEST_RIGHTS = 16
_TCP = 0b11  # bind, connect
_SCOPES = 0b11  # abstract sockets of others, signals to others
_SYSTEM = (
    "/lib",
    "/lib64",
    "/usr/lib",
    "/usr/lib64",
    "/usr/share/zoneinfo",
    "/etc/ld.so.cache",
    "/dev/null",
    "/dev/urandom",
)

# The calls that are refused, by their numbers on each machine.
_REFUSED: dict[str, tuple[int, tuple[int, ...]]] = {
    "x86_64": (
        0xC000003E,
        (
            # sockets; programs; other processes; namespaces and mounts; keys, kernel and handles
            *(41, 42, 43, 44, 46, 49, 50, 53, 288),
            *(57, 58, 59, 322),
            *(62, 101, 129, 200, 310, 311, 424, 434, 438),
            *(155, 161, 165, 166, 272, 308),
            *(175, 246, 248, 249, 250, 298, 304, 313, 321, 323, 425),
        ),
    ),
    "aarch64": (
        0xC00000B7,
        (
            *(198, 199, 200, 201, 202, 203, 206, 211, 242),
            *(221, 281),
            *(117, 129, 130, 138, 270, 271, 424, 434, 438),
            *(39, 40, 41, 51, 97, 268),
            *(104, 105, 217, 218, 219, 241, 265, 273, 280, 282, 425),
        ),
    ),
}
_LOAD, _EQUAL, _AT_LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06  # of the filter's language, linux/bpf_common.h
_ALLOW, _REFUSE, _END = 0x7FFF0000, 0x00050000 | errno.EPERM, 0x80000000
_OTHER_NUMBERING = 0x40000000  # x86_64 has a second set of numbers for the same calls


def bound_memory() -> None:
    """Before anything large is loaded. No file is written either, and none of its memory when it ends badly."""
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (_MOST_FILES, _MOST_FILES))


def raise_walls() -> frozenset[Wall]:
    """Around this process, for good; called before it has threads. Gives the walls that stand."""
    if sys.platform != "linux":
        return frozenset()
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0):
        return frozenset()
    raised = {Wall.FILES: _close_files(libc, _read_by_python()), Wall.NETWORK: _close_network(libc)}
    return frozenset(wall for wall, stands in raised.items() if stands)


def _read_by_python() -> list[str]:
    ours = Path(__file__).resolve().parents[2]
    return [
        sys.prefix,
        sys.base_prefix,
        sys.exec_prefix,
        *(part for part in sys.path if "packages" in part),
        str(ours),
        *_SYSTEM,
    ]


def _close_files(libc: ctypes.CDLL, read: Iterable[str]) -> bool:
    version = libc.syscall(_CREATE_RULESET, None, 0, 1)
    if version < 1:
        return False
    handled = (1 << _FILE_RIGHTS.get(version, _NEWEST_RIGHTS)) - 1
    fields = (handled, *([_TCP] if version >= 4 else []), *([_SCOPES] if version >= 6 else []))
    asked = struct.pack(f"{len(fields)}Q", *fields)
    rules = libc.syscall(_CREATE_RULESET, asked, len(asked), 0)
    if rules < 0:
        return False
    try:
        for path in dict.fromkeys(read):
            _let_read(libc, rules, path)
        return bool(libc.syscall(_RESTRICT_SELF, rules, 0) == 0)
    finally:
        os.close(rules)


def _let_read(libc: ctypes.CDLL, rules: int, path: str) -> None:
    try:
        place = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return
    rights = _READ_FILE | (_READ_DIR if Path(path).is_dir() else 0)
    libc.syscall(_ADD_RULE, rules, 1, struct.pack("=Qi", rights, place), 0)
    os.close(place)


def _close_network(libc: ctypes.CDLL) -> bool:
    machine = _REFUSED.get(platform.machine())
    if machine is None or sys.maxsize < 2**32:
        return False
    steps = _filter(*machine)
    program = ctypes.create_string_buffer(b"".join(struct.pack("HBBI", *step) for step in steps))
    given = struct.pack("HxxxxxxP", len(steps), ctypes.addressof(program))
    return bool(libc.prctl(_PR_SET_SECCOMP, _FILTER, given, 0, 0) == 0)


def _filter(machine: int, refused: tuple[int, ...]) -> list[tuple[int, int, int, int]]:
    """Steps of (code, jump if so, jump if not, value): the call is looked at by its number, and allowed unless it is listed."""
    last = len(refused) + 1
    return [
        (_LOAD, 0, 0, 4),
        (_EQUAL, 1, 0, machine),
        (_RETURN, 0, 0, _END),
        (_LOAD, 0, 0, 0),
        (_AT_LEAST, last, 0, _OTHER_NUMBERING),
        *((_EQUAL, last - place, 0, number) for place, number in enumerate(refused, start=1)),
        (_RETURN, 0, 0, _ALLOW),
        (_RETURN, 0, 0, _REFUSE),
    ]
