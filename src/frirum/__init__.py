"""Frirum: the software a volunteer-run support line works on."""
