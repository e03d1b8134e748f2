"""Recorded crime in: files of any source, however packed, to one snapshot of recorded-crime rows."""

from counterpart.core.loading.load import Loaded, load
from counterpart.core.loading.mixing import MixedSources

__all__ = ["Loaded", "MixedSources", "load"]
