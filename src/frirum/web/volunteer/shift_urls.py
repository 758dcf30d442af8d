"""The addresses of her shifts: the plan, one shift, stand-ins, and her calendar."""

from django.urls import URLPattern, path

from frirum.web.volunteer.views import calendar, shift_deeds, shifts

SHIFTS = "volunteer/<slug:organisation>/shifts/"
SHIFT = f"{SHIFTS}<str:shift>/"

SHIFT_PATTERNS: list[URLPattern] = [
    # Named by nobody, for mails and calendars.
    path("volunteer/go/<str:shift>/", shifts.go, name="go"),
    path("volunteer/feed/<str:secret>.ics", calendar.feed, name="feed"),
    path(SHIFTS, shifts.shifts, name="shifts"),
    path(SHIFT, shifts.shift, name="shift"),
    path(f"{SHIFT}sign-up/", shift_deeds.sign_up, name="sign_up"),
    path(f"{SHIFT}cannot-come/", shift_deeds.cannot_come, name="cannot_come"),
    path(f"{SHIFT}can-come/", shift_deeds.can_come, name="can_come"),
    path(f"{SHIFT}stand-in/", shift_deeds.stand_in, name="stand_in"),
    path("volunteer/<slug:organisation>/watch/", shift_deeds.watch, name="watch"),
    path("volunteer/<slug:organisation>/calendar/", calendar.calendar, name="calendar"),
    path("volunteer/<slug:organisation>/calendar/end/", calendar.end, name="calendar_end"),
]
