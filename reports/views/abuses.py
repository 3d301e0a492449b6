"""The tree of abuses with how many findings mention each, and the page of one with those findings."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from reports.models import AbuseType, Finding
from reports.views.parts.finding_list import finding_list
from reports.views.parts.tree_rows import TreeRow, crumbs_to_term, find_row, tree_rows


@require_safe
def abuse_type_list(request: HttpRequest) -> HttpResponse:
    return render(request, "abuse_type_list.html", {"rows": _counted_tree(), "crumbs": [{"label": "Abuses"}]})


@require_safe
def abuse_type(request: HttpRequest, code: str) -> HttpResponse:
    abuse = get_object_or_404(AbuseType.objects.select_related("parent__parent__parent"), code=code)
    row = find_row(_counted_tree(), abuse.pk)
    findings = Finding.objects.public().filter(pk__in=_filed().filter(abusetype__in=row.keys()).values("finding"))
    crumbs = crumbs_to_term("Abuses", reverse("abuse_type_list"), abuse)
    context = {"abuse": abuse, "row": row, "crumbs": crumbs}
    context |= finding_list(request, findings, facets=("facility", "source"))
    return render(request, "abuse_type.html", context, status=400 if context["page"] is None else 200)


def _counted_tree() -> list[TreeRow]:
    return tree_rows(AbuseType.objects.in_order(), _filed().values_list("abusetype", "finding"))


def _filed() -> Any:
    return Finding.abuse_types.through.objects.filter(finding__in=Finding.objects.public())
