"""A site whose files are in a bucket, from the sender to the player: on this machine's disk lies nothing of them."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import boto3
import pytest

from tests.file_stores import BUCKET, SECRET, bucket
from tests.recordings import FOOTAGE
from tests.verification.uploads.raw import begin, patch
from tests.verification.uploads.site import COMMAND, Site

pytestmark = [pytest.mark.slow, pytest.mark.needs("ffmpeg")]  # starts an S3 server and a site

CONTENT = FOOTAGE.read_bytes()
HALF = len(CONTENT) // 2


@pytest.fixture(scope="module")
def store() -> Iterator[str]:
    with bucket() as address:
        yield address


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, laid: Path, store: str) -> Iterator[Site]:
    """One that goes without a scanner, as only a demonstration may."""
    more = {"COUNTERPART_FILES": store, "COUNTERPART_DEMO": "1", "COUNTERPART_CLAMD": "none-in-demo"}
    running = Site(tmp_path_factory.mktemp("site"), laid, more)
    running.start()
    yield running
    running.close()


def test_footage_goes_through_a_bucket(site: Site, store: str) -> None:
    send_in_two_pieces(site)
    (master,) = site.received()
    assert master["sha256"] == master["stored"]
    assert list(site.spool.iterdir()) == []
    assert stored(store, master["key"]) == CONTENT
    assert not (site.folder / "files").exists()

    assert site.work() > 0
    made = site.copies()
    assert {each["role"] for each in made} == {"thumbnail", "still"}  # it plays as it is
    assert {each["state"] for each in [*made, master]} >= {"cleared"}

    first, last = 1_000, 70_000
    answer = site.watch(first, last)
    assert (answer["status"], answer["range"]) == (206, f"bytes {first}-{last}/{len(CONTENT)}")
    assert bytes.fromhex(answer["body"]) == CONTENT[first : last + 1]
    assert site.watch(len(CONTENT), len(CONTENT) + 9)["status"] == 416

    well = verify(site)
    assert (well.returncode, well.stderr) == (0, "")
    assert f"{len(made) + 1} files" in well.stdout

    client(store).put_object(Bucket=BUCKET, Key=master["key"], Body=CONTENT[:-1] + b"!")
    told = verify(site)
    assert told.returncode == 1
    assert "till.mp4" in told.stdout
    assert "its bytes are not those that were received" in told.stdout
    assert "1 altered" in told.stdout


def send_in_two_pieces(site: Site) -> None:
    address = begin(site, site.link(), len(CONTENT), Upload_Metadata="filename dGlsbC5tcDQ=")
    assert patch(site, address, 0, CONTENT[:HALF]).status == 204
    assert patch(site, address, HALF, CONTENT[HALF:]).status == 204


def verify(site: Site) -> "subprocess.CompletedProcess[str]":
    command = [*COMMAND, "evidence", "verify"]
    return subprocess.run(command, env=site.environment, capture_output=True, text=True, check=False)


def client(store: str):  # type: ignore[no-untyped-def]
    """A client of the bucket that knows nothing of ours."""
    endpoint = "http://" + store.partition("@")[2].partition("/")[0]
    keys = {"aws_access_key_id": "key", "aws_secret_access_key": SECRET, "region_name": "eu-west-2"}
    return boto3.client("s3", endpoint_url=endpoint, **keys)


def stored(store: str, key: str) -> bytes:
    content: bytes = client(store).get_object(Bucket=BUCKET, Key=key)["Body"].read()
    return content
