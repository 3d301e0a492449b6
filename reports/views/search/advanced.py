"""The search form for those who would rather fill in boxes: it writes the query, and shows it before anything is searched."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from reports.filters.advanced import AdvancedForm
from reports.search.asking.interpretation import Interpretation, read_parts
from reports.search.language import parse
from reports.views.search.interpretation import sentence


@require_safe
def search_advanced(request: HttpRequest) -> HttpResponse:
    form = AdvancedForm(request.GET or None)
    crumbs = [{"label": "Search", "url": reverse("search")}, {"label": "Advanced search"}]
    context = {"form": form, "crumbs": crumbs}
    if request.GET and not form.is_valid():
        return render(request, "search/advanced.html", context, status=400)
    written = form.written() if form.is_bound else ""
    context |= {
        "written": written,
        "sentence": sentence(Interpretation(read_parts(parse(written).root))),
        "url": f"{reverse('search')}?{urlencode({'q': written})}",
    }
    return render(request, "search/advanced.html", context)
