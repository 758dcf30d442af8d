"""The law: plain functions on plain data."""
