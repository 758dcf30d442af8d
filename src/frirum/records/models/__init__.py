"""What we remember: one file per word."""

from frirum.records.models.account import Account, Invitation, Membership
from frirum.records.models.backroom import Backroom, BackroomGrant, BackroomMessage, BackroomSegment
from frirum.records.models.block import Block
from frirum.records.models.conversation import Conversation, Grant, Member, Message, Segment
from frirum.records.models.directory import OtherHelp
from frirum.records.models.duty import Duty, DutyKey
from frirum.records.models.handbook import HandbookPage, HandbookVersion
from frirum.records.models.handover import Asking
from frirum.records.models.login import Login, RecoveryCode
from frirum.records.models.opening import OpeningException, OpeningPeriod
from frirum.records.models.organisation import Line, Organisation
from frirum.records.models.reply import CannedReply

__all__ = [
    "Account",
    "Asking",
    "Backroom",
    "BackroomGrant",
    "BackroomMessage",
    "BackroomSegment",
    "Block",
    "CannedReply",
    "Conversation",
    "Duty",
    "DutyKey",
    "Grant",
    "HandbookPage",
    "HandbookVersion",
    "Invitation",
    "Line",
    "Login",
    "Member",
    "Membership",
    "Message",
    "OpeningException",
    "OpeningPeriod",
    "Organisation",
    "OtherHelp",
    "RecoveryCode",
    "Segment",
]
