"""Session, log-in, token and messages for the rooms of the staff only: a visitor's page needs none of it (DESIGN 3)."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import translation

from frirum.web.headers import STAFF_ROOMS

if TYPE_CHECKING:
    from frirum.web.staff_way import StaffWay

type Answer = Callable[[HttpRequest], HttpResponseBase]


class StaffOnly:
    """The staff's part of the way in: around the rooms of the staff, and beside all others."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    @cached_property
    def way(self) -> StaffWay:
        """Laid when the first of them comes: a start waits for it no more than a visitor does."""
        from frirum.web.staff_way import StaffWay

        return StaffWay(self.get_response)

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer, with a session where staff are and without one where visitors are."""
        if request.path_info.startswith(STAFF_ROOMS):
            return self.way.answer(request)
        if request.path_info != "/":  # the front is the demo's, and leads to all rooms
            request.urlconf = settings.VISITORS_URLCONF
        with translation.override(None):
            return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, names: Any) -> Any:
        """Ask for the staff's token once the view is known."""
        if hasattr(request, "session"):
            return self.way.token.process_view(request, view, args, names)
        return None

    def process_exception(self, request: HttpRequest, trouble: Exception) -> Any:
        """Let allauth send a person to prove herself again before something sensitive."""
        if hasattr(request, "session"):
            return self.way.account.process_exception(request, trouble)
        return None
