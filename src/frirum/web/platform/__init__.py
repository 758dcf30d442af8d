"""The platform room."""
