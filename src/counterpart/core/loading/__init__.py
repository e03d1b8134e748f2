"""Recorded crime in: files of any source, however packed, to one snapshot of recorded-crime rows."""

from counterpart.core.loading.load import Loaded, load

__all__ = ["Loaded", "load"]
