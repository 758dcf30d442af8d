"""The addresses of the volunteer's own room."""

from django.urls import URLPattern, URLResolver

app_name = "volunteer"

urlpatterns: list[URLPattern | URLResolver] = []
