"""Stored files, such as receipts as PDF: kept under a key made of their content.

Saving the same content twice keeps one file, so a job that runs again leaves nothing behind. Where
files are kept is the setting COUNTERPART_FILES.
"""

from hashlib import sha256

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage


def save(content: bytes, *, folder: str, suffix: str) -> str:
    """Keep `content`; its key, as in `receipts/3f/3f7a...c1.pdf`."""
    digest = sha256(content).hexdigest()
    key = f"{folder}/{digest[:2]}/{digest}{suffix}"
    return key if default_storage.exists(key) else default_storage.save(key, ContentFile(content))


def read(key: str) -> bytes:
    """The content under `key`. Raises FileNotFoundError where there is none."""
    with default_storage.open(key) as file:
        content: bytes = file.read()
    return content


def delete(key: str) -> None:
    """Forget the content under `key`; nothing happens where there is none."""
    default_storage.delete(key)
