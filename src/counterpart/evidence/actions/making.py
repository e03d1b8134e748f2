"""From a recipe to a kept copy with its parent, its recipe and its own hash."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import Any

from counterpart.base.actors import Actor
from counterpart.base.files.workshop import workshop
from counterpart.core.media import Limits, Media, Recipe, carry_out
from counterpart.evidence import storage
from counterpart.evidence.actions import files
from counterpart.evidence.models import EvidenceFile, FileRole

_FIELDS = frozenset(Media.__dataclass_fields__)


def make(
    recipe: Recipe,
    *,
    source: Path,
    parent: EvidenceFile,
    role: FileRole,
    name: str,
    limits: Limits,
    media: Mapping[str, Any],
    by: Actor,
    at: datetime,
) -> EvidenceFile:
    """Carry out `recipe` on the verified `source` and keep what it gives; `name` has no ending. Raises MediaError."""
    with workshop("making-") as folder:
        target = Path(folder) / f"copy{recipe.suffix}"
        carry_out(recipe, source=source, target=target, limits=limits)
        kept = storage.keep(target)
    return files.derive(
        parent=parent,
        kept=kept,
        role=role,
        name=f"{name[:250]}{recipe.suffix}",
        media_type=recipe.media_type,
        recipe=recipe.facts(),
        media=media,
        by=by,
        at=at,
    )


def stem_of(file: EvidenceFile) -> str:
    """The file's name without its ending."""
    return PurePosixPath(file.name).stem


def media_of(file: EvidenceFile) -> Media:
    """What was found in a file when it was prepared."""
    return Media(**{field: value for field, value in file.media.items() if field in _FIELDS})
