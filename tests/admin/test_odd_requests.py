"""Requests that no page of the admin sends: NUL bytes, numbers of thousands of digits, words for ids. Never an error of ours."""

import pytest
from django.contrib import admin
from django.contrib.auth.models import User
from django.test import Client
from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, reverse

from tests import factories as make

LONG = "9" * 5000
ODD = ["\0", LONG, "9" * 20, "torture"]
MODELS = list(admin.site._registry)


@pytest.fixture
def desk(db):
    client = Client(raise_request_exception=False)
    client.force_login(User.objects.create_superuser("root"))
    make.make_finding()
    return client


def views(resolver, before=()):
    """Every named address of the admin with what stands in its pattern."""
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            yield from views(entry, (*before, *entry.pattern.converters))
        elif isinstance(entry, URLPattern) and entry.name:
            yield entry.name, (*before, *entry.pattern.converters)


def of_admin():
    found = next(entry for entry in get_resolver().url_patterns if getattr(entry, "namespace", "") == "admin")
    return sorted(set(views(found)))


def fine(answer):
    return answer.status_code < 500


@pytest.mark.parametrize(("name", "parts"), of_admin(), ids=[" ".join([name, *parts]) for name, parts in of_admin()])
def test_in_an_address(desk, name, parts):
    for odd in ODD:
        try:
            address = reverse(f"admin:{name}", kwargs=dict.fromkeys(parts, odd))
        except NoReverseMatch:  # such a word fits into no address of this kind
            continue
        for answer in (desk.get(address), desk.post(address, {"post": "yes"})):
            assert fine(answer), (odd[:30], answer.status_code)


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label_lower)
def test_in_the_parameters_of_a_list(desk, model):
    room = admin.site._registry[model]
    address = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
    request = desk.get(address).wsgi_request
    names = ["id__exact", "pk", "pk__in", "q", "p", "o", "all", "e", "_popup", "_to_field", "_facets"]
    for chosen in room.get_list_filter(request):
        field = chosen[0] if isinstance(chosen, tuple) else chosen
        if isinstance(field, str):
            names += [
                field,
                f"{field}__exact",
                f"{field}__id__exact",
                f"{field}__isnull",
                f"{field}__gte",
                f"{field}__in",
            ]
        else:
            names.append(field.parameter_name)
    if room.date_hierarchy:
        names += [f"{room.date_hierarchy}__{part}" for part in ("year", "month", "day")]
    for odd in ODD:
        for name in names:
            assert fine(desk.get(address, {name: odd})), (name, odd[:30])
        assert fine(desk.get(address, {odd: "1"})), odd[:30]


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label_lower)
def test_in_what_an_action_is_sent(desk, model):
    address = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
    actions = admin.site._registry[model].get_actions(desk.get(address).wsgi_request)
    for odd in ODD:
        for action in [*actions, odd]:
            for sent in ({"_selected_action": odd}, {"_selected_action": odd, "select_across": odd, "index": odd}):
                assert fine(desk.post(address, {"action": action, **sent})), (action, odd[:30])


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label_lower)
def test_in_every_field_of_a_form(desk, model):
    address = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_add")
    page = desk.get(address)
    if page.status_code != 200 or "adminform" not in (page.context or {}):
        return
    names = [bound.html_name for bound in page.context["adminform"].form]
    counts = [
        f"{inline.formset.prefix}-{name}"
        for inline in page.context["inline_admin_formsets"]
        for name in ("TOTAL_FORMS", "INITIAL_FORMS")
    ]
    for odd in ODD:
        assert fine(desk.post(address, dict.fromkeys([*names, *counts, "opened_version"], odd))), odd[:30]
        assert fine(desk.get(address, dict.fromkeys([*names, "passage"], odd))), odd[:30]


def test_in_what_a_choice_looks_up(desk):
    usual = {"app_label": "reports", "model_name": "finding", "field_name": "facilities", "term": "a", "page": "1"}
    for odd in ODD:
        for name in usual:
            assert fine(desk.get("/admin/autocomplete/", {**usual, name: odd})), (name, odd[:30])
