"""Every address of the house, by room."""

from django.urls import URLPattern, URLResolver, include, path

from frirum.config import visitors_urls

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("frirum.web.volunteer.urls")),
    path("", include("frirum.web.desk.urls")),
    path("", include("frirum.web.office.urls")),
    path("", include("frirum.web.platform.urls")),
    path("", include("frirum.web.platform.allauth_urls")),
    # Last: a line is named by the first part of an address, whatever is left of them.
    *visitors_urls.urlpatterns,
]

handler400, handler403 = visitors_urls.handler400, visitors_urls.handler403
handler404, handler500 = visitors_urls.handler404, visitors_urls.handler500
