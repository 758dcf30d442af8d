"""Rooms with doors: the pages, cut by who sits there."""
