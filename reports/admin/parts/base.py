"""What every record's admin has in common: choices that are typed, the lock, the public link, and the index after each save."""

import re
from typing import Any

from django.contrib import admin
from django.db import DataError, IntegrityError, InternalError, models
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path

from reports.admin.parts.autocomplete import AutocompleteChoices, AutocompleteChoicesView
from reports.admin.parts.index_sync import sync_after_commit
from reports.admin.parts.locking import OPENED_VERSION, LockedForm, differences
from reports.choices import Status
from reports.editorial import version_of
from reports.models.review import Reviewed

_APOSTROPHES = re.compile("['\u2018\u2019\u02bc]")
_REFUSAL = "reports.refused_by_database"


class RecordAdmin(AutocompleteChoices, admin.ModelAdmin):
    form = LockedForm
    list_per_page = 50
    show_full_result_count = False
    choice_name = ""
    """The field by which records are known where they are chosen: those that begin as typed come first."""
    show_facets = admin.ShowFacets.NEVER  # a count beside each choice costs every filter's queries once more per filter

    class Media:
        css = {"all": ["css/curating.css"]}

    def choice_label(self, record: Any) -> str:
        """The record in a list of choices, distinguished from its namesakes."""
        return str(record)

    def get_queryset(self, request: HttpRequest) -> models.QuerySet:
        return super().get_queryset(request).fetch_mode(models.FETCH_PEERS)

    def get_search_results(
        self, request: HttpRequest, queryset: models.QuerySet, search_term: str
    ) -> tuple[models.QuerySet, bool]:
        """Straight and curly apostrophes find each other: both only part words."""
        return super().get_search_results(request, queryset, _APOSTROPHES.sub(" ", search_term))

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(AutocompleteChoicesView.as_view(admin_site=self.admin_site))
        return [path("choices/", view, name=self.url_name("choices")), *super().get_urls()]

    def url_name(self, page: str) -> str:
        return f"{self.opts.app_label}_{self.opts.model_name}_{page}"

    def get_view_on_site_url(self, obj: models.Model | None = None) -> str | None:
        """Only where readers find something: the record, or the note that it was withdrawn."""
        if obj is None or not hasattr(obj, "get_absolute_url"):
            return None
        hidden = isinstance(obj, Reviewed) and obj.status not in (Status.PUBLISHED, Status.WITHDRAWN)
        return None if hidden else obj.get_absolute_url()

    # The lock, and rules that only the database can see. --------------------------------------------

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> type[LockedForm]:
        form = super().get_form(request, obj, change=change, **kwargs)
        return type(
            form.__name__,
            (form,),
            {
                "opened": request.POST.get(OPENED_VERSION, "") if change else "",
                "parts": self.parts(request, obj),
                "refused_by_database": request.META.get(_REFUSAL, ""),
            },
        )

    def parts(self, request: HttpRequest, obj: Any) -> list[type[models.Model]]:
        return [inline.model for inline in self.get_inlines(request, obj)]

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return super().changeform_view(request, *args, **kwargs)
        except (IntegrityError, InternalError, DataError) as error:
            # Nothing was written: show the form again as it was sent, with the database's reason.
            request.META[_REFUSAL] = _sentence(error)
            return super().changeform_view(request, *args, **kwargs)

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        form, record = context["adminform"].form, context["original"]
        if record is not None and self.has_change_permission(request, record):
            current = type(record)._base_manager.get(pk=record.pk)
            renew = request.method == "GET" or form.has_conflict
            context[OPENED_VERSION] = version_of(current, form.parts) if renew else form.opened
        if form.has_conflict:
            formsets = [inline.formset for inline in context["inline_admin_formsets"]]
            context["differences"] = list(differences(form, formsets))
            context["last_change"] = self.last_change(record)
        return super().render_change_form(request, context, *args, **kwargs)

    def last_change(self, record: models.Model) -> admin.models.LogEntry | None:
        entries = admin.models.LogEntry.objects.filter(
            content_type__app_label=self.opts.app_label,
            content_type__model=self.opts.model_name,
            object_id=str(record.pk),
        )
        return entries.select_related("user").order_by("-action_time", "-pk").first()

    # What is saved is public within a second. -------------------------------------------------------

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        sync_after_commit(request)

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        super().delete_model(request, obj)
        sync_after_commit(request)

    def delete_queryset(self, request: HttpRequest, queryset: models.QuerySet) -> None:
        super().delete_queryset(request, queryset)
        sync_after_commit(request)


def _sentence(error: Exception) -> str:
    cause = getattr(error.__cause__, "diag", None)
    said = getattr(cause, "message_primary", None) or str(error)
    rule = getattr(cause, "constraint_name", None)
    return f"Not saved: {said}{f' (rule {rule})' if rule else ''}. Change what it names and save again."
