"""Questions about images, identifications and nominals. `gallery` and `decisions_of` are what other rooms ask."""

from counterpart.suspects.queries.decisions import ImageDecision, decisions_of
from counterpart.suspects.queries.galleries import gallery, left_gallery

__all__ = ["ImageDecision", "decisions_of", "gallery", "left_gallery"]
