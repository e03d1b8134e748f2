"""Each kind of storage that a site may use: a folder, and a bucket of a real S3 server process."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import boto3

from counterpart.config.files import FileRoute, files_from

SECRET = "only-for-tests"
BUCKET = "evidence"
_LISTENS = re.compile(r"http://127\.0\.0\.1:(\d+)")


@contextmanager
def bucket() -> Iterator[str]:
    """The address, as a setting has it, of an empty bucket."""
    command = [sys.executable, "-u", "-m", "moto.server", "-H", "127.0.0.1", "-p", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True) as server:
        try:
            assert server.stderr is not None
            port = next(found[1] for line in server.stderr if (found := _LISTENS.search(line)))
            os.set_blocking(server.stderr.fileno(), False)
            endpoint = f"http://127.0.0.1:{port}"
            keys = {"aws_access_key_id": "key", "aws_secret_access_key": SECRET, "region_name": "eu-west-2"}
            boto3.client("s3", endpoint_url=endpoint, **keys).create_bucket(
                Bucket=BUCKET, CreateBucketConfiguration={"LocationConstraint": "eu-west-2"}
            )
            yield f"s3+http://key:{SECRET}@127.0.0.1:{port}/{BUCKET}?region=eu-west-2"
        finally:
            server.kill()


@contextmanager
def store(kind: str, folder: Path) -> Iterator[FileRoute]:
    """A store of one `kind`: `folder` or `bucket`."""
    if kind == "folder":
        yield files_from(str(folder))
    else:
        with bucket() as address:
            yield files_from(address)
