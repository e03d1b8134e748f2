"""Files in a bucket of S3-compatible storage."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from botocore.exceptions import BotoCoreError, ClientError
from storages.backends.s3 import S3Storage

from counterpart.base.files.kinds import PIECE, FilesUnreachable
from counterpart.base.files.workshop import workshop

_NONE_SUCH = {"404", "NoSuchKey", "NotFound"}


class BucketFiles(S3Storage):
    """An upload in parts becomes a file when its last part is in: whole or not at all."""

    def adopt(self, path: Path, name: str) -> None:
        if not self.exists(name):
            self._client.upload_file(str(path), self.bucket_name, name)

    def pieces(self, name: str, start: int = 0, stop: int | None = None) -> Iterator[bytes]:
        if stop is not None and stop <= start:
            return
        wanted = f"bytes={start}-{'' if stop is None else stop - 1}"
        try:
            found = self._client.get_object(Bucket=self.bucket_name, Key=name, Range=wanted)
        except ClientError as error:
            if error.response["Error"]["Code"] in ("416", "InvalidRange"):
                return
            raise _missing(error, name) from error
        yield from found["Body"].iter_chunks(PIECE)

    @contextmanager
    def on_disk(self, name: str) -> Iterator[Path]:
        """A copy in the workshop, deleted after the block."""
        with workshop("stored-") as folder:
            path = Path(folder) / "file"
            try:
                self._client.download_file(self.bucket_name, name, str(path))
            except ClientError as error:
                raise _missing(error, name) from error
            yield path

    def check(self) -> str:
        try:
            self._client.head_bucket(Bucket=self.bucket_name)
        except (BotoCoreError, ClientError) as error:
            raise FilesUnreachable(f"the bucket {self.bucket_name} at {self.endpoint_url}: {error}") from error
        return f"in the bucket {self.bucket_name} at {self.endpoint_url}"

    @property
    def _client(self) -> Any:
        return self.connection.meta.client


def _missing(error: ClientError, name: str) -> Exception:
    return FileNotFoundError(name) if error.response["Error"]["Code"] in _NONE_SUCH else error
