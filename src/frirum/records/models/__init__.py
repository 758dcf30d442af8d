"""What we remember: one file per word."""

from frirum.records.models.account import Account, Invitation, Membership
from frirum.records.models.attendance import (
    Attendance,
    ContactCard,
    FollowUp,
    LeftLine,
    OnCallPlace,
    PushAddress,
    Supervision,
    SupervisionPlace,
)
from frirum.records.models.backroom import Backroom, BackroomGrant, BackroomMessage, BackroomSegment
from frirum.records.models.block import Block
from frirum.records.models.codebook import Code, CodeBook
from frirum.records.models.contact import CodingSlip, Contact, ContactCode, ContactImport, Correction
from frirum.records.models.conversation import Conversation, Grant, Member, Message, Segment
from frirum.records.models.directory import OtherHelp
from frirum.records.models.duty import Duty, DutyKey
from frirum.records.models.escalation import CallIn, Escalation, EscalationCall
from frirum.records.models.figure import Count, FigureSettings, GrantReport, LiveTally, Quarter, Tally, TallyCarried
from frirum.records.models.handbook import HandbookPage, HandbookVersion
from frirum.records.models.handover import Asking
from frirum.records.models.login import Login, RecoveryCode
from frirum.records.models.opening import OpeningException, OpeningPeriod
from frirum.records.models.organisation import Line, Organisation
from frirum.records.models.reply import CannedReply
from frirum.records.models.requirement import Federation, Fulfilment, Requirement, Signature, Template, TemplateVersion
from frirum.records.models.shift import (
    Feed,
    Partner,
    PlanSeat,
    Shift,
    ShiftPlan,
    ShiftSeat,
    StandInAsked,
    StandInSearch,
    Term,
    Told,
    Watch,
)
from frirum.records.models.volunteer import Qualification, Volunteer, VolunteerMove

__all__ = [
    "Account",
    "Asking",
    "Attendance",
    "Backroom",
    "BackroomGrant",
    "BackroomMessage",
    "BackroomSegment",
    "Block",
    "CallIn",
    "CannedReply",
    "Code",
    "CodeBook",
    "CodingSlip",
    "Contact",
    "ContactCard",
    "ContactCode",
    "ContactImport",
    "Conversation",
    "Correction",
    "Count",
    "Duty",
    "DutyKey",
    "Escalation",
    "EscalationCall",
    "Federation",
    "Feed",
    "FigureSettings",
    "FollowUp",
    "Fulfilment",
    "Grant",
    "GrantReport",
    "HandbookPage",
    "HandbookVersion",
    "Invitation",
    "LeftLine",
    "Line",
    "LiveTally",
    "Login",
    "Member",
    "Membership",
    "Message",
    "OnCallPlace",
    "OpeningException",
    "OpeningPeriod",
    "Organisation",
    "OtherHelp",
    "Partner",
    "PlanSeat",
    "PushAddress",
    "Qualification",
    "Quarter",
    "RecoveryCode",
    "Requirement",
    "Segment",
    "Shift",
    "ShiftPlan",
    "ShiftSeat",
    "Signature",
    "StandInAsked",
    "StandInSearch",
    "Supervision",
    "SupervisionPlace",
    "Tally",
    "TallyCarried",
    "Template",
    "TemplateVersion",
    "Term",
    "Told",
    "Volunteer",
    "VolunteerMove",
    "Watch",
]
