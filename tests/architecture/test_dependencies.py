"""Every dependency says what it is for, and is locked by hashes, with no address in the lock."""

import json
import re
import tomllib
from collections.abc import Iterator

import pytest

from tests.architecture.sources import ROOT

LOCKS = ("base", "dev")
A_DEPENDENCY = re.compile(r'\s+"(?P<name>[A-Za-z0-9._-]+)[^"]*",\s*(?P<comment>#\s*\w.*)?$')


def test_each_python_dependency_says_what_it_is_for() -> None:
    silent = [match["name"] for match in _dependency_lines() if not match["comment"]]
    assert silent == []
    assert len(list(_dependency_lines())) == len(_direct("base")) + len(_direct("dev"))


def test_each_front_end_dependency_says_what_it_is_for() -> None:
    package = json.loads((ROOT / "package.json").read_text())
    assert set(package["purposes"]) == set(package["devDependencies"])
    assert all(package["purposes"].values())


@pytest.mark.parametrize("lock", LOCKS)
def test_each_direct_dependency_is_locked(lock: str) -> None:
    assert _direct(lock) - set(_locked(lock)) == set()


@pytest.mark.parametrize("lock", LOCKS)
def test_each_locked_package_has_its_hashes(lock: str) -> None:
    entries = re.split(r"\n(?=\S)", _text(lock))
    assert [entry[:60] for entry in entries if entry.strip() and "--hash=sha256:" not in entry] == []


def test_what_is_used_is_what_is_tested() -> None:
    used, tested = _locked("base"), _locked("dev")
    assert {name: version for name, version in used.items() if tested.get(name) != version} == {}


@pytest.mark.parametrize("name", ["requirements/base.txt", "requirements/dev.txt", "package-lock.json"])
def test_no_lock_holds_an_address(name: str) -> None:
    text = (ROOT / name).read_text()
    assert re.findall(r'"resolved"|://|--(?:index-url|find-links|extra-index-url)|file:', _without_funding(text)) == []


def _without_funding(text: str) -> str:
    """npm keeps where to give money; that is no address of a registry."""
    return re.sub(r'"(?:url|funding)": "https://[^"]*"', "", text)


def _dependency_lines() -> Iterator[re.Match[str]]:
    text = (ROOT / "pyproject.toml").read_text()
    for block in re.findall(r"^(?:dependencies|dev) = \[$(.*?)^\]$", text, re.MULTILINE | re.DOTALL):
        for line in block.splitlines():
            if match := A_DEPENDENCY.fullmatch(line):
                yield match


def _direct(lock: str) -> set[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    lines = project["project"]["dependencies"] if lock == "base" else project["dependency-groups"]["dev"]
    return {re.split(r"[\[<>=~! ;]", line)[0].lower() for line in lines}


def _locked(lock: str) -> dict[str, str]:
    return dict(re.findall(r"^([a-z0-9._-]+)(?:\[[a-z,]+\])?==([^\s;\\]+)", _text(lock), re.MULTILINE))


def _text(lock: str) -> str:
    return (ROOT / "requirements" / f"{lock}.txt").read_text()
