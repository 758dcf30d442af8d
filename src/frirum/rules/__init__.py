"""The law: plain functions on plain data. No Django, no clock, no I/O, no chance."""
