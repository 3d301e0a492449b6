"""Bringing reports in: the list of what was uploaded, and the pages that lead from an upload to what came of it."""

from typing import Any, cast

from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from reports.admin.intake.forms import AnswerForm, BringInForm, countries
from reports.admin.intake.preview import answer_forms, in_form_words, preview_context
from reports.admin.intake.progress import progress_of
from reports.admin.intake.results import result_context
from reports.admin.intake.upload import StagingUploadHandler, is_too_large
from reports.admin.parts.base import RecordAdmin
from reports.choices import IntakeOutcome, IntakeState
from reports.intake import presence, staging, steps
from reports.models import Intake

_MOVING = (IntakeState.WAITING, IntakeState.READING, IntakeState.CONFIRMED, IntakeState.RUNNING)
_TOO_LARGE = 413


@admin.register(Intake)
class IntakeAdmin(RecordAdmin):
    list_display = ["__str__", "standing", "pages", "came_in", "started_by", "started_at"]
    list_filter = ["state"]
    search_fields = ["files", "address", "started_by__username"]
    search_help_text = "Name of a file, address, who brought it in"
    ordering = ["-started_at", "-pk"]
    list_select_related = ["started_by"]

    class Media:
        css = {"all": ["css/intake.css"]}

    # Who may do what: adding and confirming are Reviewers'; nobody deletes the record of where a report came from. ----

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def get_urls(self) -> list[URLPattern]:
        wrap = self.admin_site.admin_view
        return [
            path("add/", wrap(self.bring_in_view), name=self.url_name("add")),
            path("<int:pk>/change/", wrap(self.intake_view), name=self.url_name("change")),
            path("<int:pk>/pages/<int:item>/", wrap(self.item_view), name=self.url_name("item")),
            path("<int:pk>/progress/", wrap(self.progress_view), name=self.url_name("progress")),
            *super().get_urls(),
        ]

    # The list. -------------------------------------------------------------------------------------

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        came_in = Count("items", filter=Q(items__outcome=IntakeOutcome.CAME_IN))
        return super().get_queryset(request).annotate(page_count=Count("items"), came_in_count=came_in)

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        mine = {"title": "Reports brought in", "worker_is_there": presence.worker_is_there()}
        return super().changelist_view(request, mine | (extra_context or {}))

    @admin.display(description="state", ordering="state")
    def standing(self, intake: Any) -> str:
        return intake.get_state_display()

    @admin.display(description="pages", ordering="page_count")
    def pages(self, intake: Any) -> int:
        return intake.page_count

    @admin.display(description="came in", ordering="came_in_count")
    def came_in(self, intake: Any) -> int:
        return intake.came_in_count

    # Uploading. ------------------------------------------------------------------------------------

    @csrf_exempt  # checked below, once the handler that takes the files is in place
    def bring_in_view(self, request: HttpRequest) -> HttpResponse:
        if not self.has_add_permission(request):
            raise PermissionDenied
        if request.method == "POST" and is_too_large(request):
            return self._ask_for_pages(request, BringInForm({}, refusal=staging.too_large()), _TOO_LARGE)
        handler = StagingUploadHandler(request)
        request.upload_handlers = [handler]
        try:
            return csrf_protect(self._receive)(request, handler)
        finally:
            if not handler.was_taken:
                handler.received.discard()

    def _receive(self, request: HttpRequest, handler: StagingUploadHandler) -> HttpResponse:
        if request.method != "POST":
            return self._ask_for_pages(request, BringInForm())
        post = request.POST  # reading it is what brings the files in
        form = BringInForm(post, files=len(handler.received.files), refusal=handler.refusal)
        if not form.is_valid():
            return self._ask_for_pages(request, form, _TOO_LARGE if handler.refusal else 200)
        address = form.cleaned_data["address"]
        intake = steps.begin(
            by=cast(User, request.user), received=handler.received, address=address, hints=form.hints()
        )
        handler.was_taken = True
        self.log_addition(request, intake, f"Brought in to be read: {intake}.")
        return HttpResponseRedirect(self._page(intake.pk))

    def _ask_for_pages(self, request: HttpRequest, form: BringInForm, status: int = 200) -> HttpResponse:
        context = {
            "form": form,
            "title": "Bring reports in",
            "countries": countries(),
            "most_megabytes": staging.MOST_BYTES // 1024**2,
            "most_bytes": staging.MOST_BYTES,
            "most_files": staging.MOST_FILES,
            "worker_is_there": presence.worker_is_there(),
        }
        return self._render(request, "bring_in", context, status)

    # One intake, wherever it stands. ---------------------------------------------------------------

    def intake_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        intake = self._intake(request, pk)
        if request.method == "POST":
            return self._take_step(request, intake)
        return self._show(request, intake)

    def item_view(self, request: HttpRequest, pk: int, item: int) -> HttpResponse:
        intake = self._intake(request, pk)
        [shown] = in_form_words([get_object_or_404(intake.items, pk=item)])
        return self._render(request, "item", {"title": shown.name, "intake": intake, "item": shown})

    def progress_view(self, request: HttpRequest, pk: int) -> JsonResponse:
        intake = self._intake(request, pk)
        status = {"moving": intake.state in _MOVING, "worker": presence.worker_is_there()}
        return JsonResponse(status | progress_of(intake).for_script())

    def _show(self, request: HttpRequest, intake: Intake, forms: dict[int, AnswerForm] | None = None) -> HttpResponse:
        context = {
            "title": str(intake),
            "intake": intake,
            "may_act": self.has_change_permission(request, intake),
            "worker_is_there": presence.worker_is_there(),
        }
        if intake.state in _MOVING:
            return self._render(request, "progress", context | {"progress": progress_of(intake)})
        if intake.state == IntakeState.READ:
            return self._render(request, "preview", context | preview_context(intake, request.GET, forms))
        return self._render(request, "result", context | result_context(intake))

    def _take_step(self, request: HttpRequest, intake: Intake) -> HttpResponse:
        if not self.has_change_permission(request, intake):
            raise PermissionDenied
        forms: dict[int, AnswerForm] = {}
        try:
            match request.POST.get("step"):
                case "all":
                    self._confirm(request, intake, None)
                case "ticked":
                    ticked = [int(pk) for pk in request.POST.getlist("page") if pk.isdecimal()]
                    self._confirm(request, intake, ticked)
                case "answer":
                    forms = answer_forms(intake, request.POST)
                    if not all(form.is_valid() for form in forms.values()):
                        return self._show(request, intake, forms)
                    steps.answer(intake, {pk: form.hints() for pk, form in forms.items()})
                case "cancel":
                    steps.cancel(intake)
                    self.log_change(request, intake, "Cancelled.")
                case "fetch":
                    steps.fetch_again(intake)
                case "again":
                    steps.start_again(intake)
                    self.log_change(request, intake, "Started again.")
        except steps.NotNow as words:
            self.message_user(request, str(words), messages.WARNING)
        return HttpResponseRedirect(self._page(intake.pk))

    def _confirm(self, request: HttpRequest, intake: Intake, chosen: list[int] | None) -> None:
        number = steps.confirm(intake, by=cast(User, request.user), chosen=chosen)
        self.log_change(request, intake, f"Confirmed: {number} {'page' if number == 1 else 'pages'}.")

    # ------------------------------------------------------------------------------------------------

    def _intake(self, request: HttpRequest, pk: int) -> Intake:
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied
        intake = Intake.objects.select_related("started_by", "confirmed_by").filter(pk=pk).first()
        if intake is None:
            raise Http404
        steps.note_interruption(intake)
        return intake

    def _render(self, request: HttpRequest, name: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
        shared = {**self.admin_site.each_context(request), "opts": self.opts, "media": self.media}
        template = f"admin/reports/intake/{name}.html"
        return TemplateResponse(request, template, shared | context, status=status)

    def _page(self, pk: int) -> str:
        return reverse(f"admin:{self.url_name('change')}", args=[pk])
