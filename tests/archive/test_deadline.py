"""Requests that never end: the worker that has one is replaced, and slow lines are none."""

import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request

import pytest

from archive.serving.deadline import Watch
from tests.waiting import LONGEST

CONFIG = """
from archive.serving.deadline import Watch
bind, workers, worker_class, threads, graceful_timeout = "127.0.0.1:0", 1, "gthread", 3, 1
control_socket_disable = True
watch = Watch(most=0.5)
def post_worker_init(worker): watch.replace_overdue(worker)
def pre_request(worker, request): watch.begin()
def post_request(worker, request, environ, response): watch.end()
def when_ready(server): print(server.LISTENERS[0].sock.getsockname()[1], flush=True)
"""
APPLICATION = """
import os, time
def application(environ, start_response):
    if environ["PATH_INFO"] == "/loop":
        while True: pass
    if environ["PATH_INFO"] == "/wait":
        time.sleep(2)
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [str(os.getpid()).encode()]
"""


def test_work_counts_and_waiting_does_not():
    watch, stop = Watch(most=0.2), threading.Event()

    def work():
        watch.begin()
        while not stop.is_set():
            pass

    def wait():
        watch.begin()
        stop.wait(LONGEST)

    waiting = threading.Thread(target=wait)
    waiting.start()
    time.sleep(0.4)
    assert not watch.is_overdue
    working = threading.Thread(target=work)
    working.start()
    begun = time.monotonic()
    while not watch.is_overdue and time.monotonic() - begun < LONGEST:
        time.sleep(0.05)
    assert watch.is_overdue
    stop.set()
    waiting.join()
    working.join()


def test_what_has_ended_is_never_overdue():
    watch = Watch(most=-1)
    watch.begin()
    assert watch.is_overdue
    watch.end()
    assert not watch.is_overdue


@pytest.fixture
def server(tmp_path):
    (tmp_path / "conf.py").write_text(CONFIG)
    (tmp_path / "looping.py").write_text(APPLICATION)
    command = [sys.executable, "-m", "gunicorn", "-c", str(tmp_path / "conf.py"), "--pythonpath", str(tmp_path)]
    process = subprocess.Popen([*command, "looping:application"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    yield f"http://127.0.0.1:{int(process.stdout.readline())}"
    process.terminate()
    process.wait(LONGEST)
    process.stdout.close()


def ask(address):
    with urllib.request.urlopen(address, timeout=LONGEST) as answer:
        return answer.read()


def test_a_request_that_never_ends_costs_one_worker_and_no_slow_one_does(server):
    first = ask(f"{server}/")
    assert ask(f"{server}/wait") == first
    with pytest.raises((OSError, urllib.error.URLError)):
        ask(f"{server}/loop")
    assert ask(f"{server}/") != first
