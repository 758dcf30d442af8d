"""The visitor room."""
