"""The addresses of the platform room."""

from django.urls import URLPattern, URLResolver

app_name = "platform"

urlpatterns: list[URLPattern | URLResolver] = []
