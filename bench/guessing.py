"""How long a search takes while eight clients guess passwords: python bench/guessing.py URL [--addresses] [--seconds 20].

Asks only servers on this machine. With --addresses each guess says that it comes from another address, for a server that
believes this machine (ARCHIVE_PROXY=127.0.0.0/8): otherwise the throttle answers before a password is hashed.
"""

import argparse
import collections
import http.cookiejar
import random
import re
import statistics
import threading
import time
import urllib.error
import urllib.parse
import urllib.request

CLIENTS = 8
EVERY = 0.1


def guess(url, until, answers, addresses):
    jar = http.cookiejar.CookieJar()
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))
    with opener.open(url, timeout=60) as answer:
        page, address = answer.read().decode(), answer.url
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)[1]
    field = "login" if 'name="login"' in page else "username"
    while time.monotonic() < until:
        name = f"name{random.randrange(10**9)}"
        told = {"csrfmiddlewaretoken": token, field: name, "password": "guess guess guess"}
        headers = {"X-Forwarded-For": f"10.{random.randrange(256)}.{random.randrange(256)}.1"} if addresses else {}
        request = urllib.request.Request(address, urllib.parse.urlencode(told).encode(), headers)
        try:
            with opener.open(request, timeout=60) as answer:
                answer.read()
                answers[answer.status] += 1
        except urllib.error.HTTPError as error:
            error.read()
            answers[error.code] += 1


def search(url, seconds):
    """Seconds that each search took, one begun every tenth of a second or when the one before has ended."""
    took, until = [], time.monotonic() + seconds
    while time.monotonic() < until:
        began = time.monotonic()
        with urllib.request.urlopen(f"{url}/search/?q=torture", timeout=60) as answer:
            answer.read()
        took.append(time.monotonic() - began)
        time.sleep(max(0, EVERY - took[-1]))
    return took


def told(name, took):
    ordered = sorted(took)
    middle, slow = statistics.median(ordered), ordered[int(len(ordered) * 0.95) - 1]
    print(
        f"{name}: {len(took)} searches, median {middle * 1000:.0f} ms, p95 {slow * 1000:.0f} ms, slowest {ordered[-1] * 1000:.0f} ms"
    )


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("url")
    parser.add_argument("--addresses", action="store_true")
    parser.add_argument("--seconds", type=float, default=20)
    given = parser.parse_args()
    url = given.url.rstrip("/")
    if urllib.parse.urlsplit(url).hostname not in ("127.0.0.1", "localhost"):
        parser.error("only a server on this machine")
    search(url, 2)
    told("alone", search(url, given.seconds / 2))
    answers, until = collections.Counter(), time.monotonic() + given.seconds
    door = (f"{url}/admin/login/", until, answers, given.addresses)
    clients = [threading.Thread(target=guess, args=door) for _ in range(CLIENTS)]
    for client in clients:
        client.start()
    told(f"with {CLIENTS} guessing", search(url, given.seconds))
    for client in clients:
        client.join()
    print("their answers:", dict(answers))


if __name__ == "__main__":
    main()
