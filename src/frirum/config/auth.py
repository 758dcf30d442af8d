"""How staff log in (docs/decisions, SECURITY SA1 to SA17): Django and allauth, set as strictly as they can be."""

from typing import Any

AUTH_USER_MODEL = "records.Account"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["frirum.web.passphrases.Argon2id"]
AUTH_PASSWORD_VALIDATORS: list[dict[str, Any]] = [
    {"NAME": "frirum.web.passphrases.LengthFits"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "frirum.web.passphrases.NoRepetition"},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ["email"]},
    },
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/desk/"

# The session: only its hash is kept; how long it lasts is a rule of its own (rules.login), not the cookie's age.
SESSION_ENGINE = "frirum.web.logins"
SESSION_SAVE_EVERY_REQUEST = False

ACCOUNT_ADAPTER = "frirum.web.platform.adapter.StaffAccounts"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_NOTIFICATIONS = False  # its mails would tell an address and a browser (AN3)
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_LOGOUT_REDIRECT_URL = "/account/login/"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_RATE_LIMITS = False  # it locks out; web.throttle slows down (SA8)
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
ACCOUNT_FORMS = {"login": "frirum.web.platform.forms.LogIn"}

MFA_ADAPTER = "frirum.web.platform.factors.Factors"
# allauth's recovery codes hold 27 bits each and a seed in the clear; ours stand in actions.account (SA5).
MFA_SUPPORTED_TYPES = ["webauthn", "totp"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_USER_VERIFICATION = "required"
MFA_TOTP_TOLERANCE = 1
MFA_TOTP_ISSUER = "Frirum"
MFA_RATE_LIMITS = False
MFA_FORMS = {
    "authenticate": "frirum.web.platform.forms.GiveCode",
    "reauthenticate": "frirum.web.platform.forms.GiveCodeAgain",
    "activate_totp": "frirum.web.platform.forms.BeginApp",
    "add_webauthn": "frirum.web.platform.forms.AddPasskey",
}

CSRF_FAILURE_VIEW = "frirum.web.errors.without_token"
SILENCED_SYSTEM_CHECKS: list[str] = []
