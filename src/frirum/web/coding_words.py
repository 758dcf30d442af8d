"""Words about contacts that several rooms say."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from frirum.rules.contact import Channel

CHANNELS: Mapping[str, Promise] = {
    Channel.CHAT: _("Chat"),
    Channel.PHONE: _("Telephone"),
    Channel.MAIL: _("Mail"),
    Channel.SMS: _("Text message"),
    Channel.VISIT: _("Visit"),
    Channel.SOCIAL: _("Social media"),
}
"""How somebody reached the organisation."""
