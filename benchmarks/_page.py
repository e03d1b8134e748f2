"""Keeps what a benchmark printed in docs/reference/benchmarks.md, under its own heading."""

import re
from pathlib import Path

PAGE = Path("docs/reference/benchmarks.md")


def keep(heading: str, text: str) -> None:
    """Put `text` under the heading, in place of what stood there; a new heading comes last."""
    page = PAGE.read_text(encoding="utf-8")
    section = f"## {heading}\n\n{text.strip()}\n"
    pattern = re.compile(rf"^## {re.escape(heading)}\n.*?(?=^## |\Z)", re.MULTILINE | re.DOTALL)
    found = pattern.search(page)
    page = pattern.sub(lambda _: section + "\n", page) if found else f"{page.rstrip()}\n\n{section}"
    PAGE.write_text(page.rstrip() + "\n", encoding="utf-8")


def one_line(text: str) -> str:
    """A paragraph that is written over several lines, as one."""
    return " ".join(text.split())
