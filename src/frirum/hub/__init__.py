"""Live lines: who hears what, now."""
