"""Questions: plain data out, nothing changed."""
