"""Supervision in words, for the office and for the volunteer's room alike."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from frirum.rules.supervision import Form, Kind

KINDS: dict[Kind, Promise] = {Kind.INDIVIDUAL: _("Individual supervision"), Kind.GROUP: _("Group supervision")}

FORMS: dict[Form, Promise] = {Form.IN_PERSON: _("in person"), Form.REMOTE: _("remotely")}
