"""Keeps the visitor's pages and the staff's on their own hosts, when there are two (SEALING: hosts)."""

from collections.abc import Callable

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse

VISITOR_ROOM = "visitor"
# Rooms without a name of their own (health, security.txt, reports) answer on both hosts.
BOTH = "porch"


def host_of(room: str) -> str | None:
    """The only host on which `room` answers; None where every allowed host will do."""
    if room == BOTH or not settings.FRIRUM_VISITOR_HOST:
        return None
    return settings.FRIRUM_VISITOR_HOST if room == VISITOR_ROOM else settings.FRIRUM_DESK_HOST


class OneHostPerRoom:
    """Answers 404 to a page that was asked for on the other room's host."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on; the host's name is checked first, so that every answer knows it is allowed (HD11)."""
        request.get_host()
        request.host_is_ours = True  # type: ignore[attr-defined]
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_: object) -> None:
        """Refuse once the room is known; raises Http404, the same as for a page that is not there (AZ3)."""
        match = request.resolver_match
        host = host_of(match.app_names[0] if match and match.app_names else "")
        if host is not None and request.get_host() != host:
            raise Http404
