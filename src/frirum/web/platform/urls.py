"""The addresses of the platform room."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, path

from frirum.web.platform import demo, newdevice, people, pledges, views

app_name = "platform"

urlpatterns: list[URLPattern | URLResolver] = [
    path("account/", views.home, name="home"),
    path("account/set-up/", views.set_up, name="set_up"),
    path("account/qr.svg", views.qr, name="qr"),
    path("account/codes/", views.codes, name="codes"),
    path("account/language/", views.language, name="language"),
    path("account/alias/", views.alias, name="alias"),
    path("account/end-login/", views.end_login, name="end_login"),
    path("account/stay/", views.stay, name="stay"),
    path("account/pledge/", pledges.pledges, name="pledges"),
    path("account/pledge/<slug:organisation>/", pledges.sign_one, name="sign_pledge"),
    path("account/goodbye/", pledges.goodbye, name="goodbye"),
    path("account/welcome/", views.welcome, name="welcome"),
    path("office/<slug:organisation>/people/", people.people, name="people"),
    path("office/<slug:organisation>/people/invite/", people.invite_one, name="invite"),
    path("office/<slug:organisation>/new-device/", newdevice.new_device, name="new_device"),
    path("office/<slug:organisation>/people/take-back/", people.take_back, name="take_back"),
    path("office/<slug:organisation>/people/revoke/", people.revoke, name="revoke"),
    path("office/<slug:organisation>/people/end-log-ins/", people.end_log_ins, name="end_log_ins"),
]
if settings.FRIRUM_MODE == "demo":
    urlpatterns += [path("", demo.front, name="front"), path("account/demo/<slug:name>/", demo.sign_in, name="demo")]
