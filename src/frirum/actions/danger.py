"""Judging danger during the talk (AL4), and that she is under 18 and it still goes on (CS3)."""

from __future__ import annotations

from datetime import datetime

from frirum.actions.conversation import asked_by
from frirum.records.bell import About, ring
from frirum.records.writer import deed
from frirum.rules.access import Can
from frirum.rules.danger import Danger, Judgement, judged


@deed
def judge(duty_id: int, ref: str, *, danger: Danger | None, young: bool | None, now: datetime) -> None:
    """Judge the talk one holds; None leaves that part as it was. The visitor sees nothing of it.

    Raises NotAllowed, NotBackToNotJudged.
    """
    _, talk = asked_by(duty_id, ref, Can.JUDGE_DANGER, now=now)
    judgement = Judgement(Danger(talk.danger), talk.young_and_ongoing)
    if danger is not None:
        judgement = judged(judgement, danger)
    talk.danger = judgement.danger
    talk.young_and_ongoing = judgement.under_18_and_going_on if young is None else young
    talk.save(update_fields=["danger", "young_and_ongoing"])
    ring(About.LINE, talk.line_id)
