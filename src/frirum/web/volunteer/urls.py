"""The addresses of the volunteer's own room."""

from django.urls import URLPattern, URLResolver, path

from frirum.web.volunteer.shift_urls import SHIFT_PATTERNS
from frirum.web.volunteer.views import apply, data, front, hours, life, supervision

app_name = "volunteer"

HERE = "volunteer/<slug:organisation>/"

urlpatterns: list[URLPattern | URLResolver] = [
    path("volunteer/", front.choose, name="choose"),
    *SHIFT_PATTERNS,
    path(HERE, front.front, name="front"),
    path(f"{HERE}apply/", apply.application, name="apply"),
    path(f"{HERE}apply/sent/", apply.applied, name="applied"),
    path(f"{HERE}data/", data.data, name="data"),
    path(f"{HERE}data/read/", data.read, name="data_read"),
    path(f"{HERE}data/take-back/", data.take_back, name="data_take_back"),
    path(f"{HERE}life/", life.life, name="life"),
    path(f"{HERE}life/come-back/", life.come_back, name="come_back"),
    path(f"{HERE}life/leave/", life.leave, name="leave"),
    path(f"{HERE}supervision/", supervision.supervision, name="supervision"),
    path(f"{HERE}supervision/<str:time>/book/", supervision.book, name="supervision_book"),
    path(f"{HERE}supervision/<str:time>/take-back/", supervision.take_back, name="supervision_take_back"),
    path(f"{HERE}hours/", hours.hours, name="hours"),
]
