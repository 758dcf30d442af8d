"""Every address that a visitor can reach: the first page after a start need not wait until the staff's rooms are read."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("frirum.web.platform.porch_urls")),
    path("", include("frirum.web.visitor.urls")),
]

handler400 = "frirum.web.errors.bad_request"
handler403 = "frirum.web.errors.forbidden"
handler404 = "frirum.web.errors.not_there"
handler500 = "frirum.web.errors.trouble"
