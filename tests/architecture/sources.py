"""What the architecture tests look at: the files that git would keep."""

import ast
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "counterpart"
DOORS = ("business", "desk", "open")


@cache
def kept_files() -> tuple[Path, ...]:
    """Every file that is committed or would be, as absolute paths."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    names = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout.split("\0")
    return tuple(path for name in names if name and (path := ROOT / name).is_file())


def python_files(*folders: str) -> Iterator[Path]:
    """Kept Python files below `folders` of the root, without migrations: Django writes those."""
    for path in kept_files():
        inside = any(path.is_relative_to(ROOT / folder) for folder in folders)
        if inside and path.suffix == ".py" and "migrations" not in path.parts:
            yield path


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def place(path: Path, line: int = 0) -> str:
    """`src/counterpart/desk/urls.py:12`, to click on."""
    return f"{path.relative_to(ROOT)}:{line}" if line else str(path.relative_to(ROOT))
