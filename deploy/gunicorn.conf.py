"""How gunicorn serves the archive, on a laptop and on a host."""

import os
import sys
from typing import Any

from django.conf import settings

from archive import account, children
from archive.database import OWNERS_URL
from archive.problems import CannotStart
from archive.serving import deadline

wsgi_app = "archive.wsgi"
workers = 2
worker_class = "archive.serving.slow_clients.PatientWorker"  # gthread, with an end to its patience
threads = 4
timeout = 60
graceful_timeout = 5
keepalive = 5
limit_request_line = 8190  # the most there is: an address holds a whole search, and a letter of Hangul takes nine of it
control_socket_disable = True
secure_scheme_headers: dict[str, str] = {}
forwarded_allow_ips = ""  # whom to believe about the scheme is ARCHIVE_PROXY's to say, in archive/wsgi.py
SHARED_MEMORY = "/dev/shm"  # noqa: S108 (a heartbeat file on a busy disk could look like a worker that hangs)
worker_tmp_dir = SHARED_MEMORY if os.access(SHARED_MEMORY, os.W_OK) else None

# One open connection for each thread.
os.environ.setdefault("ARCHIVE_DATABASE_POOL", str(threads))

# No statement of a page may take longer; commands may. Whoever asked is answered 503 with words.
os.environ.setdefault("ARCHIVE_STATEMENT_SECONDS", "10")

# Settings that cannot be are refused here, once, rather than by each worker again and again.
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")
try:
    settings.INSTALLED_APPS  # noqa: B018
except CannotStart as problem:
    sys.exit(str(problem))

# No access log: who read what is nobody's business. Problems are logged without query and address.
accesslog = None
loglevel = "warning"
logconfig_dict = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "private": {"()": "archive.private_logs.PrivateFormatter", "format": "%(levelname)s %(name)s: %(message)s"}
    },
    "filters": {"malformed": {"()": "archive.private_logs.MalformedRequests"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "private", "filters": ["malformed"]}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "gunicorn.error": {"handlers": ["console"], "level": "WARNING", "propagate": False},
        "gunicorn.http": {"level": "ERROR"},  # it remarks on each HEAD request, whose body it drops as it should
        "gunicorn.access": {"level": "CRITICAL", "propagate": False},
    },
}


_watch = deadline.Watch()


def post_worker_init(worker: Any) -> None:
    _watch.replace_overdue(worker)


def pre_request(worker: Any, request: Any) -> None:
    _watch.begin()


def post_request(worker: Any, request: Any, environ: Any, response: Any) -> None:
    _watch.end()


def on_starting(server: Any) -> None:
    """The owner's address is for `migrate` alone: whoever broke into a worker would find it in the environment."""
    children.stop_with_parent()
    if settings.PRODUCTION and OWNERS_URL in os.environ:
        sys.exit(
            f"{OWNERS_URL} is in the web server's environment: set it for manage.py migrate and protect_record alone."
        )
    try:
        account.check()
    except CannotStart as problem:
        sys.exit(str(problem))
