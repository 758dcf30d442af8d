"""The addresses that allauth asks for by these names; they stand in no room's namespace, because it knows none."""

from django.urls import URLPattern, URLResolver, path

from frirum.web.platform import allauth_views, views

urlpatterns: list[URLPattern | URLResolver] = [
    path("account/login/", allauth_views.log_in, name="account_login"),
    path("account/logout/", allauth_views.log_out, name="account_logout"),
    path("account/login/code/", allauth_views.give_code, name="mfa_authenticate"),
    path("account/login/passkey/", allauth_views.log_in_by_passkey, name="mfa_login_webauthn"),
    path("account/prove/passphrase/", allauth_views.prove_by_passphrase, name="account_reauthenticate"),
    path("account/prove/code/", allauth_views.prove_by_code, name="mfa_reauthenticate"),
    path("account/prove/passkey/", allauth_views.prove_by_passkey, name="mfa_reauthenticate_webauthn"),
    path("account/passphrase/set/", allauth_views.set_passphrase, name="account_set_password"),
    path("account/passphrase/change/", allauth_views.change_passphrase, name="account_change_password"),
    path("account/app/begin/", allauth_views.begin_app, name="mfa_activate_totp"),
    path("account/app/end/", allauth_views.end_app, name="mfa_deactivate_totp"),
    path("account/passkeys/add/", allauth_views.add_passkey, name="mfa_add_webauthn"),
    path("account/passkeys/<int:pk>/name/", allauth_views.rename_passkey, name="mfa_edit_webauthn"),
    path("account/passkeys/<int:pk>/remove/", allauth_views.remove_passkey, name="mfa_remove_webauthn"),
    path("account/passkeys/", views.home, name="mfa_list_webauthn"),
    path("account/ways/", views.home, name="mfa_index"),
]
