"""The pages of plain words about the archive itself."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from reports.models.visibility import suggestions_are_shown


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    return render(request, "about.html", {"crumbs": [{"label": "About"}]})


@require_safe
def methodology(request: HttpRequest) -> HttpResponse:
    context = {"crumbs": [{"label": "Methodology"}], "suggestions_are_shown": suggestions_are_shown()}
    return render(request, "methodology.html", context)


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    return render(request, "privacy.html", {"crumbs": [{"label": "Privacy"}]})


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Searches and curators' pages are not for crawlers: there are more addresses of searches than could ever be fetched."""
    return render(request, "robots.txt", content_type="text/plain; charset=utf-8")
