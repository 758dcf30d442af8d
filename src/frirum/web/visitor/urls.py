"""The addresses of the visitor room."""

from django.urls import URLPattern, URLResolver

app_name = "visitor"

urlpatterns: list[URLPattern | URLResolver] = []
