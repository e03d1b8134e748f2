"""Loading files of recorded crime and of indicators: taking them in at the desk, and reading them in a job."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Protocol
from uuid import uuid4

from django.conf import settings
from django.db import transaction

from counterpart.accounts.permissions import Permission
from counterpart.base import audit
from counterpart.base.actors import Actor
from counterpart.core.formats.problems import BadRow, UnreadableFile
from counterpart.core.loading import Loaded, load
from counterpart.core.snapshots import open_snapshot
from counterpart.partners.models import Organisation
from counterpart.performance import guards, storage
from counterpart.performance.actions import cubes, indicators
from counterpart.performance.actions.superseding import put_in_force
from counterpart.performance.errors import NothingToLoad
from counterpart.performance.models import CrimeSnapshot, DataSource, LoadState, SnapshotProblem
from counterpart.performance.queries.cubes import newest

MOST_PROBLEMS = 500
MOST_FILES = 100
TAKEN = (".csv", ".gz", ".zip")
_ODD = re.compile(r"[^A-Za-z0-9._-]+")
_OURS = re.compile(r"\S*\.files/\d{3}/")
_LONGEST_NAME = 100


class SentFile(Protocol):
    """A file as a form hands it over."""

    @property
    def name(self) -> str | None:
        """What its sender calls it."""
        ...

    def chunks(self) -> Iterable[bytes]:
        """Its content, a piece at a time."""
        ...


def take_in(
    *, force: Organisation, files: Sequence[SentFile], by: Actor, at: datetime, is_simulated: bool = False
) -> CrimeSnapshot:
    """Keep the files that somebody sends, to be read by `carry_out`. Raises NothingToLoad for what cannot be one."""
    guards.allow(by, Permission.CRIME_DATA_LOAD, force)
    if not files:
        raise NothingToLoad("Select the files to load", "sent")
    if len(files) > MOST_FILES:
        raise NothingToLoad(f"Select at most {MOST_FILES} files; put more of them into one zip", "sent")
    names = [_name(file.name or "") for file in files]
    folder = f"load-{uuid4().hex}"
    inbox = _inbox(folder)
    inbox.mkdir(parents=True)
    for number, (file, name) in enumerate(zip(files, names, strict=True)):
        # A folder for each, so that two files of the same name can be sent together.
        place = inbox / f"{number:03d}"
        place.mkdir()
        with (place / name).open("wb") as kept:
            for chunk in file.chunks():
                kept.write(chunk)
    with transaction.atomic():
        snapshot = CrimeSnapshot.objects.create(
            force=force,
            source=DataSource.FILES,
            folder=folder,
            names=names,
            requested_at=at,
            loaded_by_id=by.person_id,
            loaded_by_name=by.name,
            is_simulated=is_simulated or force.is_simulated,
        )
        data = {"force": force.pk, "files": names}
        audit.record(by=by, at=at, action="crime_data.send", kind=audit.Kind.COLLECTION, target=snapshot, data=data)
    return snapshot


def carry_out(*, snapshot: CrimeSnapshot, by: Actor, at: datetime) -> CrimeSnapshot:
    """Read the files of a load that waits; its rows join those that the force has already.

    Bears to run twice, one run after another or both at once: of two, one puts its rows in force.
    """
    while snapshot.state == LoadState.WAITING:
        before = newest(snapshot.force, DataSource.FILES)
        known = [open_snapshot(folder) for folder in before.folders] if before else []
        paths = sorted(path for path in _inbox(snapshot.folder).rglob("*") if path.is_file())
        attempt = snapshot.path.with_name(f"{snapshot.folder}.{uuid4().hex}")
        try:
            loaded = load(paths, attempt / "rows", known=known, keep_going=True)
            _keep(snapshot, loaded, before=before, by=by, at=at)
        except UnreadableFile as error:
            _fail(snapshot, own_name(str(error)), by=by, at=at)
        finally:
            storage.remove(attempt)
    _tidy(snapshot)
    if snapshot.state == LoadState.READY:
        cubes.store(snapshot=snapshot, at=at)
    return snapshot


def _tidy(snapshot: CrimeSnapshot) -> None:
    """Forget the files as they were sent, and what attempts that died left behind."""
    for leftover in snapshot.path.parent.glob(f"{snapshot.folder}.*"):
        storage.remove(leftover)


def own_name(text: str) -> str:
    """Words about a file without the folder in which we kept it."""
    return _OURS.sub("", text)


def _inbox(folder: str) -> Path:
    return Path(settings.SNAPSHOTS) / f"{folder}.files"


@transaction.atomic
def _keep(snapshot: CrimeSnapshot, loaded: Loaded, *, before: CrimeSnapshot | None, by: Actor, at: datetime) -> None:
    """Put the rows in force: unless another worker has, or other rows have come into force since these were read.

    In the second case the load still waits: it has to be read again, beside those rows.
    """
    guards.lock(Organisation.objects.get(pk=snapshot.force_id))
    guards.lock(snapshot)
    if snapshot.state != LoadState.WAITING or newest(snapshot.force, DataSource.FILES) != before:
        return
    storage.remove(snapshot.path)  # left by an attempt that died before its commit
    written = replace(loaded.snapshot, folder=loaded.snapshot.folder.rename(snapshot.path))
    put_in_force(snapshot, written, parts=[*(before.parts if before else []), snapshot.folder], by=by, at=at)
    snapshot.inputs = [{**one, "name": own_name(one["name"])} for one in snapshot.inputs]
    snapshot.reason = "\n".join([*_unread(loaded), *_repeated(loaded)])[:5000]
    snapshot.left_out = max(snapshot.left_out, len(loaded.problems))
    snapshot.save(update_fields=["inputs", "left_out", "reason"])
    SnapshotProblem.objects.bulk_create(_problems(snapshot, loaded.problems[:MOST_PROBLEMS]))
    indicators.enter(force=snapshot.force, values=loaded.indicators, snapshot=snapshot, by=by, at=at)
    data = {"rows": snapshot.added, "left_out": snapshot.left_out, "indicators": len(loaded.indicators)}
    audit.record(by=by, at=at, action="crime_data.load", kind=audit.Kind.COLLECTION, target=snapshot, data=data)


@transaction.atomic
def _fail(snapshot: CrimeSnapshot, reason: str, *, by: Actor, at: datetime) -> None:
    guards.lock(snapshot)
    if snapshot.state != LoadState.WAITING:
        return
    snapshot.state, snapshot.reason = LoadState.FAILED, reason[:2000]
    snapshot.save(update_fields=["state", "reason"])
    audit.record(by=by, at=at, action="crime_data.refuse", kind=audit.Kind.ALTERATION, target=snapshot)


def _unread(loaded: Loaded) -> Iterable[str]:
    yield from (own_name(str(error)) for error in loaded.unreadable)
    yield from (f"{own_name(name)} holds nothing that is loaded here" for name in loaded.aside)


def _repeated(loaded: Loaded) -> Iterable[str]:
    return (f"{own_name(name)} is the same as {own_name(first)}" for name, first in loaded.repeated)


def _problems(snapshot: CrimeSnapshot, problems: Sequence[BadRow]) -> list[SnapshotProblem]:
    return [
        SnapshotProblem(
            snapshot=snapshot,
            position=position,
            file=own_name(bad.file)[:300],
            row=bad.row,
            line=bad.line,
            column=bad.column,
            field=bad.field[:200],
            problem=bad.problem[:500],
            expected=bad.expected[:500],
        )
        for position, bad in enumerate(problems, start=1)
    ]


def _name(name: str) -> str:
    """A file's own name, fit for a folder; raises NothingToLoad for a kind that is not read."""
    own = _ODD.sub("-", Path(name.replace("\\", "/")).name).lstrip(".-")[-_LONGEST_NAME:]
    if not own.lower().endswith(TAKEN):
        raise NothingToLoad(f"{name or 'A file'} is none that can be loaded: expected .csv, .csv.gz or .zip", "sent")
    return own
