"""The addresses of the visitor room, all under the line's name."""

from django.urls import URLPattern, URLResolver, path, register_converter
from django.urls.converters import SlugConverter

from frirum.web.visitor import figures, landing, leaving, script, simple
from frirum.web.visitor.sending import either

app_name = "visitor"

# First words of addresses that belong to other rooms; no line is reached by them.
RESERVED = ("static", "volunteer", "desk", "office", "account", "exit", "live", "health", "csp-report", "figures")


class LineConverter(SlugConverter):
    """A line's name in an address."""

    regex = rf"(?!(?:{'|'.join(RESERVED)})/)[a-z0-9][a-z0-9-]{{0,39}}"


register_converter(LineConverter, "line")

urlpatterns: list[URLPattern | URLResolver] = [
    path("figures/<slug:organisation>/", figures.newest, name="figures"),
    path("figures/<slug:organisation>/<slug:quarter>/", figures.quarter, name="figures_quarter"),
    path("figures/<slug:organisation>/<slug:quarter>/figures.<slug:form>", figures.data, name="figures_data"),
    path("<line:line>/", landing.landing, name="landing"),
    path("<line:line>/begin", either(script=script.begin, form=simple.begin), name="begin"),
    path("<line:line>/mine", script.mine, name="mine"),
    path("<line:line>/segment", either(script=script.segment, form=simple.segment), name="segment"),
    path("<line:line>/feeling", either(script=script.feeling, form=simple.feeling), name="feeling"),
    path("<line:line>/end", either(script=script.end, form=simple.end), name="end"),
    path("<line:line>/say", simple.say, name="say"),
    path("<line:line>/talk", simple.talk, name="talk"),
    path("<line:line>/after", leaving.after, name="after"),
    path("<line:line>/exit", leaving.leave, name="exit"),
]
