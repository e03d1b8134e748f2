from pathlib import Path

import pytest

from counterpart.config.env import SettingError
from counterpart.config.files import files_from


def test_a_path_is_a_folder_of_this_machine(tmp_path: Path) -> None:
    route = files_from(str(tmp_path / "files"))
    assert (route.folder, route.options) == (tmp_path / "files", {"location": tmp_path / "files"})


def test_an_address_is_a_bucket() -> None:
    route = files_from("s3://the-key:a%2Fb@storage.example.org:9000/evidence?region=eu-west-2")
    assert route.folder is None
    assert route.options["endpoint_url"] == "https://storage.example.org:9000"
    assert route.options["bucket_name"] == "evidence"
    assert (route.options["access_key"], route.options["secret_key"]) == ("the-key", "a/b")
    assert route.options["region_name"] == "eu-west-2"


def test_without_encryption_only_where_it_is_asked_for() -> None:
    assert files_from("s3+http://key:secret@127.0.0.1:9000/evidence").options["endpoint_url"] == "http://127.0.0.1:9000"


@pytest.mark.parametrize(
    "value",
    ["s3://key:hidden@host", "s3://key:hidden@/bucket", "ftp://host/bucket", "s3://k:secret@h:x/b", "s3://h/b/c"],
)
def test_what_cannot_be_read_is_refused_without_its_secret(value: str) -> None:
    with pytest.raises(SettingError) as refused:
        files_from(value)
    assert "s3://key:secret@host:port/bucket" in str(refused.value)
    assert value not in str(refused.value)
    assert "hidden" not in str(refused.value)
