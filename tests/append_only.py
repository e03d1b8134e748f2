"""Transactional tests end by emptying every table, which append-only ones refuse: the triggers step aside for that."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import connection
from django.test import TransactionTestCase

from counterpart.base.append_only import AppendOnly
from counterpart.base.audit.triggers import AUDIT_LOG
from counterpart.evidence.triggers import CONTINUITY
from counterpart.hotspots.triggers import EDITIONS, FORECASTS, GROUNDS
from counterpart.links.triggers import SAID
from counterpart.performance.triggers import PUBLISHED
from counterpart.series.triggers import SAID_OF_SERIES, UNDOINGS
from counterpart.witnesses.triggers import SIGNED

ALL = (AUDIT_LOG, CONTINUITY, EDITIONS, FORECASTS, GROUNDS, PUBLISHED, SAID, SAID_OF_SERIES, SIGNED, UNDOINGS)


@contextmanager
def unprotected(*tables: AppendOnly) -> Iterator[None]:
    """The audit log (or `tables`) without its triggers, as somebody with the keys of the database would have it."""
    for each in tables or (AUDIT_LOG,):
        each.drop(connection)
    try:
        yield
    finally:
        for each in tables or (AUDIT_LOG,):
            each.create(connection)


@pytest.fixture(scope="session", autouse=True)
def emptied_after_transactional_tests() -> Iterator[None]:
    patch = pytest.MonkeyPatch()
    empty = TransactionTestCase._fixture_teardown

    def unprotected_empty(case: TransactionTestCase) -> None:
        with unprotected(*ALL):
            empty(case)

    patch.setattr(TransactionTestCase, "_fixture_teardown", unprotected_empty)
    yield
    patch.undo()
