"""The addresses of the porch: they answer on every host and belong to no room."""

from django.urls import URLPattern, URLResolver, path

from frirum.web import reports
from frirum.web.platform import porch

app_name = "porch"

urlpatterns: list[URLPattern | URLResolver] = [
    path(".well-known/security.txt", porch.security, name="security"),
    path("robots.txt", porch.robots, name="robots"),
    path("csp-reports", reports.report, name="reports"),
]
