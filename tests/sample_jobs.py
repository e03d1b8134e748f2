"""Jobs for the tests: what they do can be counted in the database, also from other processes."""

import time
from datetime import timedelta

from counterpart.base.clock import now
from counterpart.base.jobs import job
from counterpart.base.models import AuditSeal


class Refused(Exception):
    pass


def mark(number: int) -> None:
    """Leave a row behind. A second one with the same number is not refused: it gets another key."""
    AuditSeal.objects.create(
        number=time.monotonic_ns(), sealed_at=now(), size=number, root="", chain=f"{time.monotonic_ns():064}"
    )


@job()
def do(number: int) -> None:
    mark(number)


@job(attempts=3)
def do_and_fail(number: int) -> None:
    mark(number)
    raise Refused(f"number {number}")


@job(limit=timedelta(seconds=1))
def take_too_long() -> None:
    time.sleep(5)


@job()
def do_another(number: int) -> None:
    do.enqueue(number)


@job()
def do_slowly(number: int, seconds: float) -> None:
    mark(number)
    time.sleep(seconds)


@job()
def recur() -> None:
    mark(0)
