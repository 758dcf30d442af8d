"""Every address of the house, by room."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("frirum.web.visitor.urls")),
    path("", include("frirum.web.desk.urls")),
    path("", include("frirum.web.office.urls")),
    path("", include("frirum.web.platform.urls")),
]
