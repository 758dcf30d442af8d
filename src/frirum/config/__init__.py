"""The front gate: settings, addresses, how Frirum is started."""
