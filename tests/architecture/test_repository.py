"""Nothing of one machine is in the repository, and nothing unfinished."""

import re

from tests.architecture.sources import kept_files, place

# In pieces, so that this file does not find itself.
OF_ONE_MACHINE = re.compile(
    "|".join(["/" + "work/", "/" + "root/", "/" + "opt/", "py" + "pi\\.org", "npm" + "js\\.(?:org|com)"])
)
UNFINISHED = re.compile(r"\b(" + "|".join(["TO" + "DO", "FIX" + "ME", "X" * 3]) + r")\b")
BINARY = {".gz", ".ico", ".jpg", ".mp4", ".parquet", ".pdf", ".png", ".woff2", ".xz"}


def found(pattern: re.Pattern[str]) -> list[str]:
    return [
        f"{place(path, number)} {match.group()}"
        for path in kept_files()
        if path.suffix not in BINARY
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if (match := pattern.search(line))
    ]


def test_no_path_or_registry_of_one_machine() -> None:
    assert found(OF_ONE_MACHINE) == []


def test_nothing_is_left_for_later() -> None:
    assert found(UNFINISHED) == []
