import pytest

from counterpart.base import files


@pytest.fixture(autouse=True)
def private_files(settings, tmp_path):
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {"BACKEND": "counterpart.base.files.local.LocalFiles", "OPTIONS": {"location": tmp_path}},
    }


def test_a_file_is_kept_under_its_content(tmp_path):
    key = files.save(b"receipt", folder="receipts", suffix=".pdf")
    assert key.startswith("receipts/")
    assert key.endswith(".pdf")
    assert files.read(key) == b"receipt"
    assert files.save(b"receipt", folder="receipts", suffix=".pdf") == key
    assert len(list(tmp_path.rglob("*.pdf"))) == 1


def test_a_deleted_file_is_gone():
    key = files.save(b"receipt", folder="receipts", suffix=".pdf")
    files.delete(key)
    files.delete(key)
    with pytest.raises(FileNotFoundError):
        files.read(key)
