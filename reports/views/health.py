"""Whether this host can answer readers: its database and its search index. Says which part is broken and nothing else."""

import logging
from collections.abc import Callable

from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from reports.models import Report
from reports.search import get_store

logger = logging.getLogger(__name__)


@require_safe
@never_cache
def healthz(request: HttpRequest) -> JsonResponse:
    """{"database": "ok", "index": "ok"} with 200; the broken part says "broken", with 503."""
    found = {"database": _works(_database, "database"), "index": _works(_index, "index")}
    context = {part: "ok" if works else "broken" for part, works in found.items()}
    return JsonResponse(context, status=200 if all(found.values()) else 503)


def _works(check: Callable[[], object], part: str) -> bool:
    try:
        check()
    except Exception:
        # Whatever it is, the reader of this page learns no more than which part; the log keeps the rest.
        logger.exception("The health check found a broken part: %s", part)
        return False
    return True


def _database() -> object:
    return Report.objects.exists()


def _index() -> object:
    return get_store().searcher().num_docs
