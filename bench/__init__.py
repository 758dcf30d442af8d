"""Measurements: ratios within one run, never a test with a clock."""

CORE_OF_THE_SERVER = 0
CORE_OF_THE_CROWD = 1
