"""A page that points somewhere points at something."""

import re
from urllib.parse import unquote

from tests.architecture.sources import kept_files, place

LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)")


def test_each_link_inside_the_repository_leads_somewhere() -> None:
    broken = [
        f"{place(path)} -> {target}"
        for path in kept_files()
        if path.suffix == ".md"
        for target in LINK.findall(path.read_text(encoding="utf-8"))
        if not (path.parent / unquote(target)).exists()
    ]
    assert broken == []
