"""Background jobs, mail and the audit log in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from counterpart.base.jobs.queries import Watched
from counterpart.base.models import AuditSeal, SentMail
from counterpart.base.wording import local_time, plural, size
from counterpart.evidence.models import IntegrityRun


@dataclass(frozen=True, slots=True)
class FailedJob:
    """One line of the list of failed jobs."""

    id: UUID
    name: str
    ended_at: datetime
    error: str


def failed_rows(jobs: Iterable[Any]) -> list[FailedJob]:
    """Failed jobs with their last error, by its kind only: its words may hold what is nobody's business here."""
    return [
        FailedJob(job.id, job_name(job.task_path), job.finished_at, job.exception_class_path.rpartition(".")[2])
        for job in jobs
    ]


def recurring_rows(jobs: Iterable[Watched]) -> list[list[Any]]:
    """Rows of the table of recurring jobs."""
    return [
        [
            job_name(job.name),
            job.rhythm,
            local_time(job.succeeded_at) if job.succeeded_at else _("Never"),
            _("Overdue") if job.is_overdue else _("On time"),
        ]
        for job in jobs
    ]


def mail_rows(mails: Iterable[SentMail]) -> list[list[Any]]:
    """Rows of the table of mails that did not arrive: which and why, but not to whom."""
    return [
        [local_time(mail.written_at), mail.template.replace("_", " ") or _("Other"), str(mail.pk), mail.error]
        for mail in mails
    ]


def seal_words(newest: AuditSeal | None) -> str:
    """The newest seal, by the number and hash that somebody may want to write down."""
    if newest is None:
        return _("There is no seal yet.")
    sealed = _("The newest seal is %(number)s of %(moment)s, chain hash %(chain)s.")
    return sealed % {"number": newest.number, "moment": local_time(newest.sealed_at), "chain": newest.chain}


def check_words(latest: IntegrityRun | None) -> str:
    """How far the comparison of stored files with their hashes is, and what it found wrong."""
    if latest is None:
        return _("No stored file was compared with its hash yet.")
    told = {"files": plural(latest.files, "file"), "size": size(latest.bytes), "altered": _altered(latest.altered)}
    if latest.ended_at is None:
        words = _("A check of all stored files is under way since %(moment)s: %(files)s so far, %(size)s. %(altered)s")
        return words % {**told, "moment": local_time(latest.started_at)}
    words = _("All stored files were checked on %(moment)s: %(files)s, %(size)s. %(altered)s")
    return words % {**told, "moment": local_time(latest.ended_at)}


def _altered(count: int) -> str:
    if not count:
        return _("Each is as it was received.")
    return _("Not as received: %(files)s. Each case has a task for a supervisor.") % {"files": plural(count, "file")}


def job_name(path: str) -> str:
    """`counterpart.casework.jobs.sweep_clocks` as `casework: sweep clocks`."""
    parts = [part for part in path.split(".") if part not in ("counterpart", "jobs")]
    return f"{parts[0]}: {parts[-1].replace('_', ' ')}"
