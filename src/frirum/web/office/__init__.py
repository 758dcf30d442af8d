"""The office room."""
