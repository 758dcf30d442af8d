"""Phases: a checklist that follows Bo, not the other way round (AL1)."""

from hypothesis import given
from hypothesis import strategies as st

from frirum.rules.phase import Phase, suggested, ticked


def test_phases_come_in_their_usual_order_however_they_were_ticked() -> None:  # AL1
    assert ticked([Phase.ALTERNATIVES], Phase.WELCOME, on=True) == (Phase.WELCOME, Phase.ALTERNATIVES)
    assert ticked([Phase.WELCOME, Phase.SUBJECT], Phase.WELCOME, on=False) == (Phase.SUBJECT,)


def test_the_first_phase_not_ticked_is_suggested() -> None:
    assert suggested([]) is Phase.WELCOME
    assert suggested([Phase.WELCOME, Phase.ALTERNATIVES]) is Phase.SUBJECT
    assert suggested(list(Phase)) is None


@given(st.frozensets(st.sampled_from(Phase)), st.sampled_from(Phase), st.booleans())
def test_any_phase_can_be_ticked_and_cleared_at_any_time(done: frozenset[Phase], phase: Phase, on: bool) -> None:
    after = ticked(done, phase, on=on)
    assert (phase in after) is on
    assert set(after) - {phase} == done - {phase}
