"""Enqueueing a job by its name, as an address is reversed by its name."""

from django.utils.module_loading import import_string

from counterpart.base.jobs.declaring import Job


def enqueue(name: str, *arguments: object) -> None:
    """Enqueue the job `name`, as in `counterpart.evidence.jobs.inspect`, in the transaction of the caller.

    For an action of the very app whose jobs call its actions: importing the job there would close a circle. Raises
    ImportError where there is no such job, so a wrong name never passes a test of the action.
    """
    job: Job[..., object] = import_string(name)
    job.enqueue(*arguments)
