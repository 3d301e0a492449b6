"""The browser that the tests drive: the system's Chromium or Chrome, or one that Playwright fetched.

`python -m tests.chromium` lets Playwright fetch one where there is none.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MAC = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"
ASK_PLAYWRIGHT = (
    "from playwright.sync_api import sync_playwright as p\nwith p() as x: print(x.chromium.executable_path)"
)
NONE_FOUND = "No Chromium was found: the browser tests need one (on Debian: apt-get install chromium)."

# Quiet on a closed network, steady in a container, and unable to look up any host but this machine.
FLAGS = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
    *(["--no-sandbox"] if os.geteuid() == 0 else []),
]


def find() -> str | None:
    for candidate in (*NAMES, MAC):
        if found := shutil.which(candidate):
            return found
    return fetched_by_playwright()


def fetched_by_playwright() -> str | None:
    asked = subprocess.run([sys.executable, "-c", ASK_PLAYWRIGHT], capture_output=True, text=True, timeout=60)
    path = asked.stdout.strip()
    return path if path and Path(path).exists() else None


def main() -> None:
    if find() is None:
        print("No Chromium on this machine: asking Playwright to fetch one.", flush=True)
        fetch = [sys.executable, "-m", "playwright", "install", "chromium"]
        subprocess.run(fetch, timeout=600, capture_output=True)  # the test run says what became of it


if __name__ == "__main__":
    main()
