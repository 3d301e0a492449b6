"""Filling in the admin's forms as a browser would: take what the page shows, change some of it, send it."""

from django.urls import reverse

from reports.models import Finding


def page(model, name, *args):
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{name}", args=args)


def sent_by(response):
    """All that the form on this page would send if its Save were pressed."""
    context = response.context
    data = _values(context["adminform"].form)
    for inline in context["inline_admin_formsets"]:
        formset = inline.formset
        data |= _values(formset.management_form)
        for form in formset.forms:
            data |= _values(form)
    if context.get("opened_version"):
        data["opened_version"] = context["opened_version"]
    return data


def save(client, address, **changes):
    """Open the page, change these fields, press Save."""
    return client.post(address, sent_by(client.get(address)) | changes)


def row(prefix, number, **fields):
    """A row of an inline, as the fields of the form."""
    return {f"{prefix}-{number}-{name}": value for name, value in fields.items()}


def new_finding_page(passage):
    return f"{page(Finding, 'add')}?passage={passage.pk}"


def errors_of(response):
    """Every message on a form that came back, as one text."""
    assert response.status_code == 200, f"saved, or went to {response.get('Location')}"
    return " ".join(str(message) for message in _errors(response.context))


def messages_of(response):
    return " ".join(str(message) for message in response.context["messages"])


def _errors(context):
    yield from context["errors"]


def _values(form):
    values = {}
    for bound in form:
        value = bound.value()
        if isinstance(value, list | tuple):
            value = [getattr(one, "pk", one) for one in value]
        if value is not None and value is not False:
            values[bound.html_name] = value
    return values
