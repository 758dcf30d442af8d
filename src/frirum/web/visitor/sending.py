"""One address, two ways to send to it: a script sends JSON, the simple page a form. Both go through a door."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse

from frirum.web.doors import View


def either(*, script: View, form: View) -> View:
    """The view that hands a request to the one it was sent for; both carry a door of their own (AZ1).

    Her forms and her script are guarded by the same-origin check and by a MAC of her cookie: no second cookie (SA17).
    """

    def send(request: HttpRequest, **names: Any) -> HttpResponse:
        return (script if request.content_type == "application/json" else form)(request, **names)

    send.door = form.door  # type: ignore[attr-defined]
    return send
