"""Other processes that work on the same record and the same index as the test, and can be killed."""

import os
import subprocess
import sys
import time

from django.conf import settings
from django.db import connection

from tests.waiting import LONGEST

_BEGIN = """
import sys
from pathlib import Path
from django.conf import settings
settings.DATABASES["default"]["NAME"] = sys.argv[1]
settings.ARCHIVE_INDEX_DIR = Path(sys.argv[2])
import django
django.setup()
from django.db import connection
from reports.search import get_store, rebuild, sync
print("ready", flush=True)
sys.stdin.readline()
"""


class Beside:
    """A process that runs `code` with the room's own functions at hand; it begins at `go`."""

    def __init__(self, code):
        command = [
            sys.executable,
            "-c",
            _BEGIN + code,
            connection.settings_dict["NAME"],
            str(settings.ARCHIVE_INDEX_DIR),
        ]
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
        self.process = subprocess.Popen(command, env=dict(os.environ), **pipes)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.kill()
        self.process.communicate()

    def go(self):
        assert self.told() == "ready"
        self.tell("go")

    def told(self):
        return self.process.stdout.readline().strip()

    def tell(self, word):
        self.process.stdin.write(f"{word}\n")
        self.process.stdin.flush()

    def ended(self):
        return self.process.wait(LONGEST)

    def killed_after(self, seconds):
        time.sleep(seconds)
        self.process.kill()
        self.process.wait()
