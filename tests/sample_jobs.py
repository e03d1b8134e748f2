"""Jobs for the tests: what they do can be counted in the database, also from other processes."""

import time
from datetime import timedelta

from counterpart.base.clock import now
from counterpart.base.jobs import job
from counterpart.base.models import SentMail
from counterpart.base.models.sent_mail import MailState


class Refused(Exception):
    pass


def mark(number: int) -> None:
    """Leave a row behind, one each time."""
    SentMail.objects.create(subject=str(number), state=MailState.REFUSED, written_at=now())


def marks() -> list[int]:
    """The numbers that were left behind, in order."""
    return sorted(int(subject) for subject in SentMail.objects.values_list("subject", flat=True))


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
def take_long_at_first(number: int, seconds: float) -> None:
    """The first time it sleeps; once its mark is there it is quick."""
    is_first = number not in marks()
    mark(number)
    if is_first:
        time.sleep(seconds)


@job()
def recur() -> None:
    mark(0)
