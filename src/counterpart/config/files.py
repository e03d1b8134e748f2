"""Reads COUNTERPART_FILES: a folder of this machine, or a bucket of S3-compatible storage."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from counterpart.config.env import SettingError

MEND = (
    "Write the path of a folder, or s3://key:secret@host:port/bucket (s3+http:// without encryption; "
    "?region=eu-west-2 where the storage asks for one)"
)


@dataclass(frozen=True)
class FileRoute:
    """Where stored files are kept: `folder` of this machine, or None where they are in a bucket."""

    backend: str
    folder: Path | None = None
    options: dict[str, Any] = field(default_factory=dict)

    @property
    def storage(self) -> dict[str, Any]:
        """The entry of Django's STORAGES."""
        return {"BACKEND": self.backend, "OPTIONS": self.options}


def files_from(value: str) -> FileRoute:
    """The route for `value`; raises SettingError, never with a secret in its words."""
    if "://" not in value:
        folder = Path(value).expanduser().resolve()
        return FileRoute("counterpart.base.files.local.LocalFiles", folder, {"location": folder})
    try:
        address = urlsplit(value)
        port = f":{address.port}" if address.port else ""
    except ValueError as error:
        raise SettingError("COUNTERPART_FILES", "the address cannot be read", MEND) from error
    bucket = address.path.strip("/")
    if address.scheme not in ("s3", "s3+http") or not bucket or "/" in bucket or not address.hostname:
        raise SettingError("COUNTERPART_FILES", "neither a folder nor the address of a bucket", MEND)
    options = {
        "access_key": unquote(address.username or ""),
        "secret_key": unquote(address.password or ""),
        "endpoint_url": f"{'http' if address.scheme == 's3+http' else 'https'}://{address.hostname}{port}",
        "bucket_name": bucket,
        "region_name": parse_qs(address.query).get("region", [None])[0],
        "file_overwrite": True,  # no second name is made up: a name stands for its content, and is looked for first
    }
    return FileRoute("counterpart.base.files.bucket.BucketFiles", None, options)
