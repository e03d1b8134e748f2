"""`counterpart verify` on another machine: no database, no site, no network."""

import os
import subprocess
import sys

import pytest

from tests.bundles import PUBLIC, documents, write_folder, write_zip

pytestmark = pytest.mark.slow  # starts the command in a process of its own

# Importing Django at all would end the process; so would the network.
_NOTHING_ELSE = """
import sys, socket
class Refused:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in ("django", "psycopg"):
            raise AssertionError(f"verify imported {name}")
sys.meta_path.insert(0, Refused())
def no_network(*_): raise AssertionError("verify used the network")
socket.socket.connect = no_network
from counterpart.cli.main import main
sys.argv = ["counterpart", "verify", *sys.argv[1:]]
main()
"""


def verify(*arguments):
    bare = {"PATH": os.environ["PATH"], "PYTHONPATH": "src"}
    run = [sys.executable, "-c", _NOTHING_ELSE, *map(str, arguments)]
    return subprocess.run(run, check=False, capture_output=True, text=True, env=bare)


def test_a_whole_bundle_under_the_key_that_was_given(tmp_path):
    done = verify(write_zip(tmp_path / "case.zip"), "--key", PUBLIC)
    assert (done.returncode, done.stderr) == (0, "")
    assert "signed with the key that you gave" in done.stdout


def test_without_a_key_it_says_what_that_does_not_show(tmp_path):
    done = verify(write_folder(tmp_path / "case"))
    assert done.returncode == 0
    assert "does not yet show who signed it" in done.stdout


def test_a_changed_file_is_named_and_the_exit_code_is_1(tmp_path):
    folder = write_folder(tmp_path / "case")
    (folder / "data/files/a1.mp4").write_bytes(b"another film")
    done = verify(folder, "--key", PUBLIC)
    assert done.returncode == 1
    assert "altered: data/files/a1.mp4" in done.stdout


@pytest.mark.parametrize("key", ["", "no-key"])
def test_what_cannot_be_verified_is_exit_code_2(tmp_path, key):
    path = write_zip(tmp_path / "case.zip", documents())
    if not key:
        path.write_bytes(b"no zip at all")
    assert verify(path, *(["--key", key] if key else [])).returncode == 2
