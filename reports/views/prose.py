"""The pages of plain words about the archive itself."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    return render(request, "about.html", {"crumbs": [{"label": "About"}]})


@require_safe
def methodology(request: HttpRequest) -> HttpResponse:
    return render(request, "methodology.html", {"crumbs": [{"label": "Methodology"}]})


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    return render(request, "privacy.html", {"crumbs": [{"label": "Privacy"}]})
