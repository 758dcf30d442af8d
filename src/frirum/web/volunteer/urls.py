"""The addresses of the volunteer's own room."""

from django.urls import URLPattern, URLResolver, path

from frirum.web.volunteer.views import apply, front

app_name = "volunteer"

HERE = "volunteer/<slug:organisation>/"

urlpatterns: list[URLPattern | URLResolver] = [
    path("volunteer/", front.choose, name="choose"),
    path(HERE, front.front, name="front"),
    path(f"{HERE}apply/", apply.application, name="apply"),
    path(f"{HERE}apply/sent/", apply.applied, name="applied"),
]
