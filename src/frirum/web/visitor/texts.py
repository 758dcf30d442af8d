"""The sentences that the script shows, in the page's language; holes are in braces."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

SCRIPT: Mapping[str, Promise] = {
    # The line to the server.
    "lost": _("No connection. What you write is kept."),
    "back": _("Connected again."),
    "starting": _("Opening the talk"),
    "elsewhere": _("Your talk is open in another tab."),
    "elsewhere_more": _("You can go on here. What was written before cannot be shown here."),
    "continue_here": _("Continue here"),
    "no_key": _("What you wrote before cannot be shown here any more. The volunteer can still read it."),
    # Her own words.
    "sending": _("Sending…"),
    "sent": pgettext_lazy("message", "Sent"),
    "late": _("Not sent yet"),
    "try_again": _("Try again"),
    "copy": pgettext_lazy("verb", "Copy"),
    "copied": _("Copied"),
    "no_ended": _("The talk had ended. You can copy your words."),
    "no_paused": _("The talk is paused right now. Keep your words and try again."),
    "no_blocked": _("This chat is closed to you right now."),
    "no_old_segment": _("The talk has moved to another tab."),
    "no_other": _("We could not take this. You can copy your words and write them again."),
    "too_long": _("This is very long. Send it in two parts, please. Your words are still in the box."),
    "empty": _("The box is empty. One word is enough."),
    "not_begun": _("We could not reach the chat. Your words are still in the box. Try again in a moment."),
    # Waiting.
    "in_line": _("You are in line. Someone will come as soon as they can."),
    "you_are_next": _("You are next."),
    "place": _("You are number {n} in line."),
    "wait_minutes_one": _("It may take up to a minute."),
    "wait_minutes": _("It may take up to {n} minutes."),
    "wait_longer": _("It may take more than an hour."),
    "wait_unknown": _("We do not know how long it takes."),
    "may_not_reach": _("We close soon. We may not reach you before that."),
    "not_forgotten": _("We have not forgotten you. It is fine to wait, and it is fine to leave."),
    "keep_writing": _("You can write while you wait. It is read when someone comes."),
    "others": _("Others who can help"),
    # Together.
    "readers_waiting": _("Those on duty can read what you write."),
    "readers": _("Can read here: {who}"),
    "with": _("You are writing with {who}"),
    "typing": _("{who} is writing"),
    "take_your_time": _("Take your time. We are still here."),
    "closing": _("We close at {time}. There is time to round off."),
    "helper_away": _("{who} has lost the connection. You are not forgotten."),
    "paused": _("The talk is paused for a moment. Your words stay in the box."),
    # Lines in the log.
    "line_came": _("{who} is here now."),
    "line_can_read": _("{who} can read along now."),
    "line_stopped_reading": _("{who} no longer reads along."),
    "line_handed_over": _("{who} takes over and has read what you wrote."),
    "line_put_back": _("You are back in line. Your place is kept."),
    "line_helper_lost": _("{who} has lost the connection. You are not forgotten."),
    "line_helper_back": _("{who} is back."),
    "line_closing": _("We close soon. There is time to round off."),
    "line_plain": _("From here the simple page is used. Our server locks your words for you."),
    "unreadable": _("One message could not be opened."),
    "repeat": _("A message came twice. It is shown once."),
    "gap": _("A message is missing here."),
    # The end.
    "end": _("End the talk"),
    "end_ask": _("End the talk now?"),
    "end_yes": pgettext_lazy("verb", "End"),
    "stay": pgettext_lazy("verb", "Stay"),
    "ended_visitor": _("You ended the talk."),
    "ended_helper": _("The talk has ended."),
    "ended_gave_up": _("You are not waiting in line any more. You can come back."),
    "ended_lost": _("You were away for a while, so the talk ended. You can come back."),
    "ended_nobody": _("The talk ended because nobody was here for a long time."),
    "ended_closing": _("We are closed now, so the talk has ended."),
    "ended_blocked": _("We have ended this talk."),
    "ended_gone": _("This talk is over, and nothing of it is left here."),
    "thanks": _("Thank you for writing"),
    "thanks_more": _("What you wrote matters. You are welcome back when we are open."),
    "erased_at": _("The talk is erased at {time}."),
    "erased": _("The talk is erased now."),
    "feel_now": _("How do you feel now? You can skip this."),
    "feel_kept": _("Thank you for telling us."),
    "save": _("Copy the talk for yourself"),
    "save_note": _("The copy stays on this device. Someone else who uses it may find it."),
    # The page.
    "log": _("The talk"),
    "write": _("Write here"),
    "send": pgettext_lazy("verb", "Send"),
    "enter_sends": _("Enter sends"),
    "newest": _("New message"),
    "you": _("You"),
    "help": _("In danger now? Numbers and safety"),
}


def script_texts() -> dict[str, str]:
    """All of them in the active language."""
    return {name: str(text) for name, text in SCRIPT.items()}
