"""The settings of the tests: those of development, made quick and kept to themselves. Used by pytest and mypy only."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

if "COUNTERPART_TEST_FOLDER" not in os.environ:  # the processes that this one starts share its folder
    os.environ["COUNTERPART_TEST_FOLDER"] = tempfile.mkdtemp(prefix="counterpart-test-")
    atexit.register(shutil.rmtree, os.environ["COUNTERPART_TEST_FOLDER"], ignore_errors=True)

folder = os.environ["COUNTERPART_TEST_FOLDER"]
os.environ["COUNTERPART_VAR"] = folder
os.environ.setdefault("COUNTERPART_DEBUG", "1")
os.environ.setdefault("COUNTERPART_LOG", "WARNING")

from counterpart.config.settings import *  # noqa: E402, F403, TID251  (the environment comes first)

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

if DATABASES["default"]["ENGINE"].endswith("sqlite3"):  # noqa: F405
    # In memory SQLite locks whole tables and refuses to wait: a file behaves as in use, also between threads.
    DATABASES["default"]["TEST"] = {"NAME": os.path.join(folder, "tests.sqlite3")}  # noqa: F405

STATIC_ROOT = Path(folder) / "collected"  # empty; the test server finds static files by itself
STATIC_ROOT.mkdir(exist_ok=True)
