"""Which address leads to which room."""

from django.contrib import admin
from django.urls import include, path
from django.views.generic import RedirectView

from archive.access.views import same_door

admin.site.login = same_door(admin.site.login)  # type: ignore[method-assign]

urlpatterns = [
    path("accounts/", include("archive.access.urls")),
    path("admin/password_change/", RedirectView.as_view(pattern_name="account_change_password")),
    path("admin/", admin.site.urls),
    path("", include("reports.urls")),
]

handler400 = "reports.views.errors.bad_request"
handler403 = "reports.views.errors.permission_denied"
handler404 = "reports.views.errors.not_found"
handler500 = "reports.views.errors.server_error"
