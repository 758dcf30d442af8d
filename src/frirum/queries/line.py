"""Which line stands behind an address."""

from frirum.records.line import LineFacts, line, line_by_id

__all__ = ["LineFacts", "line", "line_by_id"]
