"""The way in for a web server."""

import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from archive.proxies import believing

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")

application = believing(get_wsgi_application(), settings.TRUSTED_PROXIES)
