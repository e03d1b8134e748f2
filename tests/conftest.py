"""For all tests: what happens where the machine lacks something, and what the last lines of a run say."""

import os
from collections import Counter
from collections.abc import Iterator

import pytest
from pluggy import Result

from tests.append_only import emptied_after_transactional_tests  # noqa: F401
from tests.engines import engine  # noqa: F401
from tests.fixtures import client_of, people  # noqa: F401
from tests.needs import NEEDS

SKIP_NOTHING = os.environ.get("COUNTERPART_SKIP_NOTHING") == "1"
KINDS = ("unit", "integration", "spec", "generative", "browser", "verification", "architecture")

# Kinds that mostly read no database. The others all do, some by a process or a server of their own.
OFTEN_WITHOUT_DATABASE = ("unit", "spec", "generative", "architecture")
DATABASE_FIXTURES = frozenset({"db", "transactional_db", "live_server"})

missing = {name: need for name, need in NEEDS.items() if not need.is_met()}
left_out: Counter[str] = Counter()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--of-database",
        action="store_true",
        help="leave out what reads no database: on a second database it would say the same again",
    )


def pytest_configure(config: pytest.Config) -> None:
    for kind in KINDS:
        config.addinivalue_line("markers", f"{kind}: a test in tests/{kind} (set by its folder)")


@pytest.hookimpl(tryfirst=True)  # before -k and -m choose
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Each test carries its folder's name as a mark, and answers to `-k needs_<name>` for what it needs.

    Browser tests need Chromium without saying so.
    """
    for item in items:
        kind = item.nodeid.split("/")[1] if item.nodeid.startswith("tests/") else ""
        if kind in KINDS:
            item.add_marker(kind)
        if kind == "browser":
            item.add_marker(pytest.mark.needs("chromium"))
        for mark in item.iter_markers("needs"):
            item.extra_keyword_matches.update(f"needs_{name}" for name in mark.args)
    if config.getoption("--of-database"):
        without = [item for item in items if not reads_database(item)]
        config.hook.pytest_deselected(items=without)
        items[:] = [item for item in items if reads_database(item)]


def reads_database(item: pytest.Item) -> bool:
    """Whether the test reads a database, or is of a kind that does. Without these fixtures pytest-django lets none."""
    if not any(item.get_closest_marker(kind) for kind in OFTEN_WITHOUT_DATABASE):
        return True
    asked = DATABASE_FIXTURES.intersection(getattr(item, "fixturenames", ()))
    return bool(asked) or item.get_closest_marker("django_db") is not None


def pytest_runtest_setup(item: pytest.Item) -> None:
    for mark in item.iter_markers("needs"):
        for name in mark.args:
            if name not in NEEDS:
                pytest.fail(f"no such need: {name!r}; known: {', '.join(NEEDS)}")
            if name in missing:
                pytest.skip(f"{name} is not on this machine ({missing[name].remedy})")


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport() -> Iterator[None]:
    """In the build nothing may be skipped: a skip becomes a failure, with its reason."""
    outcome: Result[pytest.TestReport] = yield  # type: ignore[assignment]
    report = outcome.get_result()
    if SKIP_NOTHING and report.skipped and not hasattr(report, "wasxfail"):
        report.longrepr = f"skipped, and nothing may be skipped here: {report.longrepr}"
        report.outcome = "failed"


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    if report.skipped and not hasattr(report, "wasxfail"):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple | list) else str(report.longrepr)
        left_out[reason.removeprefix("Skipped: ")] += 1


def pytest_unconfigure(config: pytest.Config) -> None:
    """After pytest's own last line, so that nobody overlooks it."""
    if hasattr(config, "workerinput"):
        return
    for reason, count in left_out.items():
        print(f"NOT RUN: {count} {'test' if count == 1 else 'tests'}: {reason}")
