"""Sentences about a talk and the backroom: its log, its states, what was sent, asked, handed over or blocked."""

from __future__ import annotations

from django.utils.translation import gettext as _

from frirum.web.desk.words_of_label import labels


def talk() -> dict[str, str]:
    """Those sentences by name."""
    return labels() | _queue() | _log() | _ends() | _messages() | _asking() | _facts()


def _queue() -> dict[str, str]:
    return {
        "nameless": _("Someone"),
        "take": _("Take"),
        "take_whom": _("Take {name}"),
        "taken": _("You have taken {name}."),
        "plain_page": _("plain page"),
        "sleeps": _("browser sleeps"),
        "sleeps_why": _("Nobody on duty has the key yet; it comes when the visitor's browser wakes."),
        "no_words_yet": _("No words yet"),
        "nobody_waits": _("Nobody is waiting."),
        "no_talks": _("You have no talk now."),
        "unread": _("{n} new"),
        "reading_along": _("you read along"),
        "ended": _("Ended"),
        "stepped_in": _("You have stepped in. Nobody is waiting now."),
        "stepped_in_asleep": _(
            "You have stepped in. Those who wait keep their places, but their browsers are asleep or away just now."
        ),
        "step_in": _("Step in"),
    }


def _log() -> dict[str, str]:
    return {
        "line_came": _("{who} came into the talk"),
        "line_can_read": _("{who} can read along"),
        "line_stopped_reading": _("{who} has stopped reading"),
        "line_put_back": _("The talk went back to the queue"),
        "line_handed_over": _("{who} has the talk now"),
        "line_helper_lost": _("{who} lost the connection"),
        "line_helper_back": _("{who} is connected again"),
        "line_segment": _("A new key begins here"),
        "line_plain": _("From here the visitor uses the plain page"),
        "line_closing": _("The visitor was told that we close soon"),
        "she": _("Visitor"),
        "she_types": _("The visitor is writing …"),
        "types": _("{who} is writing …"),
        "member_holds": _("{who} has the talk"),
        "member_beside": _("{who} reads along"),
    }


def _ends() -> dict[str, str]:
    return {
        "ended_visitor": _("The visitor ended the talk"),
        "ended_helper": _("The talk was ended from here"),
        "ended_hurry": _("The visitor left in a hurry. Do not write more."),
        "ended_gave_up": _("The visitor stopped waiting"),
        "ended_nobody": _("The talk ended, nobody was there"),
        "ended_closing": _("The talk ended at closing"),
        "ended_blocked": _("The visitor is blocked until we close"),
        "ended_lost": _("The visitor was away too long"),
        "ending": _("The talk with {name} ends in five seconds."),
        "talk_ended": _("The talk has ended. It is erased 20 minutes after its end."),
        "talk_coming": _("The talk is coming to you. What you write is kept, and sent at once when it is here."),
        "talk_paused": _("The talk stands still until the question about a block is settled."),
        "talk_beside": _("You read along. Write to your colleague in the volunteer chat."),
        "talk_locked": _("This browser has no key yet. A colleague's desk or the visitor's browser will send it."),
        "talk_plain": _("Plain page: the server reads and writes for the visitor's browser."),
        "talk_unproven": _("You can write as soon as a first message of the visitor has come."),
    }


def _messages() -> dict[str, str]:
    return {
        "sending": _("Sending …"),
        "sent": _("Sent"),
        "delivered": _("Delivered"),
        "seen": _("Seen"),
        "not_sent": _("Not sent."),
        "not_sent_ended": _("Not sent: the talk has ended."),
        "not_sent_not_member": _("Not sent: a colleague has the talk now."),
        "not_sent_old_segment": _("Not sent: the visitor has a new key. Try again."),
        "not_sent_not_open": _("Not sent: the talk is not open."),
        "try_again": _("Try again"),
        "drop": _("Remove"),
        "gap": _("Something before this never came."),
        "trouble_locked": _("Not readable yet"),
        "trouble_unreadable": _("This cannot be opened with the talk's key."),
        "trouble_repeat": _("This came twice and was left out."),
        "too_long": _("This is too long for one message. Divide it."),
        "not_sealed": _("It could not be sealed, so it was not sent. Your text is still in the box."),
        "enter_sends": _("Enter sends"),
        "enter_breaks": _("Ctrl+Enter sends"),
        "no_reply": _("No canned reply is called that."),
        "reply_lacks": _("This reply needs something that is not known here: {what}"),
        "directory_none": _("Nothing found."),
    }


def _asking() -> dict[str, str]:
    return {
        "asks_beside": _("{who} asks you to read along in the talk with {name}."),
        "asks_takeover": _("{who} asks you to take over the talk with {name}."),
        "you_asked_beside": _("You have asked {who} to read along in the talk with {name}."),
        "you_asked_takeover": _("You have asked {who} to take over the talk with {name}."),
        "block_asked": _("A colleague must agree before the block stands."),
        "block_asks": _("{who} wants to block {name} until we close. Do you agree?"),
        "block_waits": _("You have asked to block {name}. A colleague must agree."),
        "block_stands": _("{name} is blocked until we close."),
        "room_closed": _("The volunteer chat opens when someone is on duty."),
        "room_locked": _("Waiting for a colleague's desk to send the key of this chat."),
        "murmur_send": _("Tell colleagues"),
        "whisper_send": _("Whisper"),
        "whisper_about": _("About the talk with {name}"),
        "whisper_of": _("whispers about {name}"),
        "handover_of": _("hands over {name}"),
    }


def _facts() -> dict[str, str]:
    return {
        "danger_not_judged": _("Danger not judged"),
        "danger_none": _("No danger"),
        "danger_worried": _("Worried"),
        "danger_acute": _("Acute danger"),
        "fact_began": _("Began"),
        "fact_language": _("Language"),
        "fact_feeling": _("Feeling before"),
        "fact_page": _("Page"),
        "fact_erased": _("Erased at"),
        "feeling": _("{n} of 5"),
        "plain_page_why": _("Plain, without scripts: the server holds the key while the page is open."),
    }
