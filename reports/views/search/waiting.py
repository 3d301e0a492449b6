"""While there is no index to search in, pages that need one say so and when to come back."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from reports.search import IndexBeingMade


def needs_index[**P](
    view: Callable[Concatenate[HttpRequest, P], HttpResponse],
) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """For a view that searches: 503 with Retry-After while the index is being made anew."""

    @wraps(view)
    def answered(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except IndexBeingMade as wait:
            context = {"wait": wait, "again": request.get_full_path(), "words": request.GET.get("q", "")[:1000]}
            answer = render(request, "search/being_made.html", context, status=503)
            answer["Retry-After"] = str(wait.retry_after)
            return answer

    return answered
