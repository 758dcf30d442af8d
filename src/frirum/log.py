"""Where every floor gets its log, and the only place that loads structlog; what may stand in it says `config.logs`."""

import sys

# structlog looks for rich, which our development tools bring along, to paint tracebacks on a terminal. Our log holds
# none (LG4), so rich is hidden while structlog looks: it is a tenth of a start, and four megabytes.
_painter = sys.modules.get("rich")
sys.modules["rich"] = None  # type: ignore[assignment]  # what Python takes for "there is none"
try:
    import structlog
finally:
    del sys.modules["rich"]
    if _painter is not None:
        sys.modules["rich"] = _painter

logger = structlog.get_logger

__all__ = ["logger", "structlog"]
