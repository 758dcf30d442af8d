"""The timetable of what may wait until the doors are open: nobody outside would notice whether it was done already."""

from __future__ import annotations

from frirum.jobs import coding, evening, mail, quarters, shifts, tally, telling, volunteers
from frirum.jobs.entry import Entry

HOUSEWORK: tuple[Entry, ...] = (
    Entry(2, telling.tell, apart=True, urgent=True),
    Entry(5, evening.settle),
    Entry(600, evening.sweep),
    Entry(10, tally.write_down),
    Entry(60 * tally.LOOKED_EVERY, tally.look_around),
    Entry(600, tally.carry),
    Entry(60, coding.sweep),
    Entry(5, coding.forget, apart=True),
    Entry(3600, quarters.freeze),
    Entry(3600, volunteers.warn),
    Entry(3600, volunteers.forget_the_gone),
    Entry(10, shifts.look_for_stand_ins, apart=True),
    Entry(30, shifts.tell_of_shifts, apart=True),
    Entry(3600, shifts.sweep),
    Entry(5, mail.send_due, apart=True),
)
