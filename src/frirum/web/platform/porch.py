"""What anybody may read about the house itself: security.txt, robots.txt (ER3, HD9)."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from frirum import clock
from frirum.rules.rights import Can
from frirum.web.doors import door

TEXT = "text/plain; charset=utf-8"
GOOD_FOR = timedelta(days=180)


@door(Can.VISIT)
def security(request: HttpRequest) -> HttpResponse:
    """Whom to tell about a weakness (RFC 9116)."""
    until = (clock.now() + GOOD_FOR).replace(hour=0, minute=0, second=0, microsecond=0)
    lines = [
        f"Contact: mailto:{settings.DEFAULT_FROM_EMAIL}",
        f"Expires: {until:%Y-%m-%dT%H:%M:%SZ}",
        "Preferred-Languages: en, sv, nb, da, fi",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type=TEXT)


@door(Can.VISIT)
def robots(request: HttpRequest) -> HttpResponse:
    """No search engine should keep anything of this house."""
    return HttpResponse("User-agent: *\nDisallow: /\n", content_type=TEXT)
