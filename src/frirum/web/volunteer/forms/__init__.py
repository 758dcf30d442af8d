"""The forms of the volunteer's room, one file per word."""
