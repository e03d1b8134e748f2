"""Transactional tests end by emptying every table, which the audit log refuses: the triggers step aside for that."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import connection
from django.test import TransactionTestCase

from counterpart.base.audit import triggers


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
        with unprotected():
            empty(case)

    patch.setattr(TransactionTestCase, "_fixture_teardown", unprotected_empty)
    yield
    patch.undo()
