"""The office's forms: they read what was typed and keep it; the rules judge it."""
