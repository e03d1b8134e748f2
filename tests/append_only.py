"""Transactional tests end by emptying every table, which the audit log refuses: the triggers step aside for that."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import connection
from django.test import TransactionTestCase

from counterpart.base.audit import triggers
from counterpart.performance import triggers as published


@contextmanager
def unprotected() -> Iterator[None]:
    """The audit log without its triggers, as somebody with the keys of the database would have it."""
    triggers.drop(connection)
    try:
        yield
    finally:
        triggers.create(connection)


@pytest.fixture(scope="session", autouse=True)
def emptied_after_transactional_tests() -> Iterator[None]:
    patch = pytest.MonkeyPatch()
    empty = TransactionTestCase._fixture_teardown

    def unprotected_empty(case: TransactionTestCase) -> None:
        published.drop(connection)
        with unprotected():
            empty(case)
        published.create(connection)

    patch.setattr(TransactionTestCase, "_fixture_teardown", unprotected_empty)
    yield
    patch.undo()
