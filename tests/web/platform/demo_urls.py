"""The addresses of a demo."""

from django.urls import path

from frirum.config.urls import handler400, handler403, handler404, handler500
from frirum.config.urls import urlpatterns as ordinary
from frirum.web.platform import demo

__all__ = ["handler400", "handler403", "handler404", "handler500"]
urlpatterns = [path("", demo.front), path("account/demo/<slug:name>/", demo.sign_in), *ordinary]
