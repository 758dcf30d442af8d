"""The addresses of the volunteer's own room."""

from django.urls import URLPattern, URLResolver, path

from frirum.web.volunteer.shift_urls import SHIFT_PATTERNS
from frirum.web.volunteer.views import contacts, front, hours, supervision

app_name = "volunteer"

HERE = "volunteer/<slug:organisation>/"

urlpatterns: list[URLPattern | URLResolver] = [
    path("volunteer/", front.choose, name="choose"),
    *SHIFT_PATTERNS,
    path(HERE, front.front, name="front"),
    path(f"{HERE}supervision/", supervision.supervision, name="supervision"),
    path(f"{HERE}supervision/<str:time>/book/", supervision.book, name="supervision_book"),
    path(f"{HERE}supervision/<str:time>/take-back/", supervision.take_back, name="supervision_take_back"),
    path(f"{HERE}contacts/", contacts.contacts, name="contacts"),
    path(f"{HERE}hours/", hours.hours, name="hours"),
]
