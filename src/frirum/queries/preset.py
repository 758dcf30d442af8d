"""The presets that an organisation may begin from."""

from frirum.records.presets import Preset, preset, presets

__all__ = ["Preset", "preset", "presets"]
