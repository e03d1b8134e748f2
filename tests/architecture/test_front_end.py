"""What we serve is ours to serve."""

import re

import pytest

from tests.architecture.sources import ROOT

BUILT = ROOT / "build" / "static"
WITHHELD = re.compile(r"GDS ?Transport|@font-face|crest\.(?:svg|png)|crown\.(?:svg|png)", re.IGNORECASE)


@pytest.fixture
def style_sheet() -> str:
    path = BUILT / "counterpart.css"
    if not path.exists():
        pytest.skip("the front end is not built (make setup)")
    return path.read_text(encoding="utf-8")


def test_no_font_or_crest_of_government(style_sheet: str) -> None:
    assert WITHHELD.findall(style_sheet) == []
    assert [path.name for path in BUILT.rglob("*") if re.search(r"crest|crown|woff|opengraph", path.name)] == []


def test_nothing_is_fetched_from_elsewhere(style_sheet: str) -> None:
    assert re.findall(r"url\(['\"]?(?:https?:)?//", style_sheet) == []


def test_each_class_of_ours_is_styled_in_one_file() -> None:
    """Two rooms that take the same name would restyle each other's pages, the later file the earlier one."""
    styled: dict[str, set[str]] = {}
    for path in sorted((ROOT / "frontend" / "styles").glob("*.css")):
        for name in re.findall(r"^(\.cp-[\w-]+)(?=[ ,]*[{,])", path.read_text(encoding="utf-8"), re.MULTILINE):
            styled.setdefault(name, set()).add(path.name)
    assert {name: files for name, files in styled.items() if len(files) > 1} == {}
