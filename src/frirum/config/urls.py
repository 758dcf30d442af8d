"""Every address of the house, by room."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("frirum.web.platform.porch_urls")),
    path("", include("frirum.web.volunteer.urls")),
    path("", include("frirum.web.desk.urls")),
    path("", include("frirum.web.office.urls")),
    path("", include("frirum.web.platform.urls")),
    path("", include("frirum.web.platform.allauth_urls")),
    # Last: a line is named by the first part of an address, whatever is left of them.
    path("", include("frirum.web.visitor.urls")),
]

handler400 = "frirum.web.errors.bad_request"
handler403 = "frirum.web.errors.forbidden"
handler404 = "frirum.web.errors.not_there"
handler500 = "frirum.web.errors.trouble"
