"""The staff's way in: session, log-in, token and messages, in the language of whoever has logged in."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from allauth.account.middleware import AccountMiddleware
from django.contrib.auth.middleware import AuthenticationMiddleware
from django.contrib.messages.middleware import MessageMiddleware
from django.contrib.sessions.middleware import SessionMiddleware
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import translation

from frirum.web.language import staff_language
from frirum.web.origin import StaffToken

type Answer = Callable[[HttpRequest], HttpResponseBase]


class StaffWay:
    """One middleware inside the other, the session outermost."""

    def __init__(self, get_response: Answer) -> None:
        self.account = AccountMiddleware(InTheirLanguage(get_response))
        self.token = StaffToken(MessageMiddleware(self.account))
        self.answer = cast(Answer, SessionMiddleware(AuthenticationMiddleware(self.token)))


class InTheirLanguage:
    """Speaks the language of the account, or of the log-in page's choice."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer in that language."""
        with translation.override(staff_language(request)):
            return self.get_response(request)
