"""A really served archive, and clients that are slow, broken, or say that they are somebody's proxy."""

import contextlib
import http.client
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest
from django.conf import settings
from django.core.servers.basehttp import get_internal_wsgi_application

from archive import proxies, wsgi
from archive.env import Refusal
from tests.archive.conftest import ROOT, environment
from tests.archive.test_database import free_port
from tests.archive.test_settings import PRODUCTION

HEAD = b"GET /healthz HTTP/1.1\r\nHost: archive.example.org\r\n"
HTTPS = {"X-Forwarded-Proto": "https"}


class Served:
    """Gunicorn as it serves in production; its database is not there, which /healthz says at once."""

    def __init__(self, folder, **extra):
        self.port = free_port()
        self.clients = []
        self.log = folder / "log"
        self.socket = folder / "socket"
        command = [sys.executable, "-m", "gunicorn", "-c", "deploy/gunicorn.conf.py"]
        command += ["--bind", f"127.0.0.1:{self.port}", "--bind", f"unix:{self.socket}", "archive.wsgi"]
        env = environment(**{**PRODUCTION, "ARCHIVE_VAR": str(folder), "ARCHIVE_DATABASE_POOL": "0", **extra})
        with self.log.open("w") as output:
            self.process = subprocess.Popen(command, cwd=ROOT, env=env, stdout=output, stderr=output)
        until = time.monotonic() + 120
        while True:
            with contextlib.suppress(OSError):
                self.ask(timeout=60)
                break
            assert time.monotonic() < until, self.log.read_text()
            time.sleep(0.2)

    def ask(self, through=None, timeout=20, **headers):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout)
        if through:
            connection.sock = socket.socket(socket.AF_UNIX)
            connection.sock.connect(str(through))
        with contextlib.closing(connection):
            connection.request("GET", "/healthz", headers={"Host": "archive.example.org", **headers})
            answer = connection.getresponse()
            answer.read()
        return answer

    def connect(self, sent):
        client = socket.create_connection(("127.0.0.1", self.port), timeout=30)
        self.clients.append(client)
        client.sendall(sent)
        return client

    def stop(self):
        for client in self.clients:
            client.close()
        self.process.terminate()
        self.process.wait(30)


@pytest.fixture(scope="module")
def served():
    """One archive for each value of ARCHIVE_PROXY, kept for all tests."""
    begun, folders = {}, []

    def begin(proxy=""):
        if proxy not in begun:
            folders.append(Path(tempfile.mkdtemp(dir=settings.ARCHIVE_VAR)))
            begun[proxy] = Served(folders[-1], ARCHIVE_PROXY=proxy)
        return begun[proxy]

    yield begin
    for one in begun.values():
        one.stop()
    for folder in folders:
        shutil.rmtree(folder, ignore_errors=True)


def believed(answer):
    """Only over HTTPS is a browser told to come back over HTTPS."""
    return answer.headers["Strict-Transport-Security"] is not None


@pytest.mark.parametrize("sent", [b"", b"G", HEAD, b"POST /accounts/login/ HTTP/1.1\r\nHost: archive.example.org\r\n"])
def test_twelve_half_sent_requests_keep_nobody_waiting(served, sent):
    site = served()
    for _ in range(12):
        site.connect(sent)
    time.sleep(0.5)
    began = time.monotonic()
    assert site.ask(timeout=30).status == 503
    assert time.monotonic() - began < 4


def test_a_half_sent_request_is_given_up_in_the_end(served):
    client = served().connect(HEAD)
    began = time.monotonic()
    assert client.recv(100) == b""
    assert time.monotonic() - began < 20


def test_a_head_that_comes_byte_by_byte_and_two_on_one_connection_are_answered(served):
    client = served().connect(b"")
    for byte in HEAD + b"\r\n":
        client.sendall(bytes([byte]))
        time.sleep(0.001)
    answers = b""
    client.sendall(HEAD + b"Connection: close\r\n\r\n")
    while piece := client.recv(8192):
        answers += piece
    assert answers.count(b"HTTP/1.1 503") == 2


def test_a_body_that_does_not_come_holds_its_thread_only_for_a_while(served):
    site = served()
    head = b"POST /accounts/login/ HTTP/1.1\r\nHost: archive.example.org\r\nX-Forwarded-Proto: https\r\n"
    head += b"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 500000\r\n\r\nlogin="
    for _ in range(12):
        site.connect(head)
    assert site.ask(timeout=50).status == 503


@pytest.mark.parametrize(
    "line",
    [
        b"GET /?password=Zyzzyva HTTP/9.9",
        b"Zyzzyva",
        b"G\xffT /Zyzzyva HTTP/1.1",
        b"GET /Zyzzyva HTTP/1.1\r\nZyz zyva: x",
    ],
)
def test_a_malformed_request_is_not_quoted_in_the_log(served, line):
    site = served()
    before = site.log.read_text()
    assert b" 400 " in site.connect(line + b"\r\n\r\n").recv(1000)
    until = time.monotonic() + 20
    while (said := site.log.read_text().removeprefix(before)) == "" and time.monotonic() < until:
        time.sleep(0.1)
    assert "A malformed request was refused." in said
    assert "Zyz" not in said


@pytest.mark.parametrize(
    ("named", "through_socket", "expected"),
    [
        ("", False, False),
        ("", True, False),
        ("unix", False, False),
        ("192.0.2.1,127.0.0.0/8", True, False),
        ("192.0.2.1,127.0.0.0/8", False, True),
        ("unix", True, True),
    ],
)
def test_only_a_proxy_that_is_named_is_believed(served, named, through_socket, expected):
    site = served(named)
    through = site.socket if through_socket else None
    assert believed(site.ask(through, **HTTPS)) is expected
    assert not believed(site.ask(through))
    assert not believed(site.ask(through, **{"X-Forwarded-Proto": "http"}))


def test_the_development_server_believes_the_same():
    assert get_internal_wsgi_application() is wsgi.application


def asked_with(peer, named, **claims):
    """What the application sees."""
    seen = {}
    application = proxies.believing(lambda environ, _: [seen.update(environ)], proxies.named(named))
    application({"REMOTE_ADDR": peer, "wsgi.url_scheme": "http", **claims}, None)
    return seen


@pytest.mark.parametrize(
    ("peer", "forwarded", "client"),
    [
        ("10.0.0.1", "192.0.2.7", "192.0.2.7"),
        ("10.0.0.1", "198.51.100.1, 192.0.2.7", "192.0.2.7"),
        ("10.0.0.1", "198.51.100.1, 192.0.2.7, 10.0.0.2", "192.0.2.7"),
        ("10.0.0.1", "", "10.0.0.1"),
        ("10.0.0.1", "unknown", "10.0.0.1"),
        ("192.0.2.9", "198.51.100.1", "192.0.2.9"),
        ("", "192.0.2.7", ""),
    ],
)
def test_the_address_is_the_last_that_no_proxy_of_ours_has(peer, forwarded, client):
    assert asked_with(peer, ["10.0.0.0/8"], HTTP_X_FORWARDED_FOR=forwarded)["REMOTE_ADDR"] == client


def test_the_headers_themselves_reach_nobody():
    seen = asked_with("10.0.0.1", [], **dict.fromkeys(proxies.DROPPED, "x"))
    assert not set(seen) & set(proxies.DROPPED)


def test_what_names_no_proxy_is_refused():
    for wrong in (["proxy.example.org"], ["10.0.0.1/8"], ["*"]):
        with pytest.raises(Refusal, match="write the addresses or networks of your proxies"):
            proxies.named(wrong)


def test_the_variable_of_before_is_refused_with_the_one_to_use(manage):
    code, said = manage("check", **PRODUCTION, ARCHIVE_TRUST_PROXY="yes")
    assert code == 1
    assert "ARCHIVE_PROXY" in said


def test_the_way_in_is_guarded():
    assert wsgi.application.__qualname__.startswith("believing")
