"""Onto the disk, so that it outlives a power cut."""

import os
from pathlib import Path


def sync(path: Path) -> None:
    """A file's content, or a folder's list of names."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
