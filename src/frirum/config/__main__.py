"""Lets `python -m frirum.config` do what the command `frirum` does."""

import sys

from frirum.config.cli import main

sys.exit(main())
