"""Deeds: one transaction each."""
