"""The clockwork: what happens because time passes."""
