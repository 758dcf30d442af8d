"""Session, log-in, token and messages for the rooms of the staff only: a visitor's page needs none of it (DESIGN 3)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from allauth.account.middleware import AccountMiddleware
from django.conf import settings
from django.contrib.auth.middleware import AuthenticationMiddleware
from django.contrib.messages.middleware import MessageMiddleware
from django.contrib.sessions.middleware import SessionMiddleware
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import translation

from frirum.web.headers import STAFF_ROOMS
from frirum.web.language import staff_language
from frirum.web.origin import StaffToken

type Answer = Callable[[HttpRequest], HttpResponseBase]


class StaffOnly:
    """The staff's part of the way in: around the rooms of the staff, and beside all others."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response
        self.account = AccountMiddleware(InTheirLanguage(get_response))
        self.token = StaffToken(MessageMiddleware(self.account))
        self.staff = cast(Answer, SessionMiddleware(AuthenticationMiddleware(self.token)))

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer, with a session where staff are and without one where visitors are."""
        if request.path_info.startswith(STAFF_ROOMS):
            return self.staff(request)
        if request.path_info != "/":  # the front is the demo's, and leads to all rooms
            request.urlconf = settings.VISITORS_URLCONF
        with translation.override(None):
            return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, names: Any) -> Any:
        """Ask for the staff's token once the view is known."""
        if hasattr(request, "session"):
            return self.token.process_view(request, view, args, names)
        return None

    def process_exception(self, request: HttpRequest, trouble: Exception) -> Any:
        """Let allauth send a person to prove herself again before something sensitive."""
        if hasattr(request, "session"):
            return self.account.process_exception(request, trouble)
        return None


class InTheirLanguage:
    """Speaks the language of the account, or of the log-in page's choice."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer in that language."""
        with translation.override(staff_language(request)):
            return self.get_response(request)
