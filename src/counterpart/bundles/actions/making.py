"""Making a bundle: in the background for the desk, or to a path of the operator's."""

import errno
import shutil
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import uuid4

from django.conf import settings
from django.db import transaction

from counterpart.base import audit, files
from counterpart.base.actors import Actor
from counterpart.bundles import gathering, queries, writing
from counterpart.bundles.errors import BundleError
from counterpart.bundles.gathering import Contents
from counterpart.bundles.keys import published_key, signing_key
from counterpart.bundles.models import Bundle, BundleState
from counterpart.casework import guards, trail
from counterpart.casework.models import Case
from counterpart.evidence import continuity
from counterpart.evidence.models import ContinuityKind
from counterpart.evidence.storage import digest_of

FOLDER = "bundles"


@transaction.atomic
def begin(*, case: Case, why: str, with_files: bool, by: Actor, at: datetime) -> Bundle:
    """The row and its line in the timeline. Raises NeedsReason, NoKey."""
    why = guards.words(why, "why", "Say what the bundle is for")
    signing_key()
    bundle = Bundle.objects.create(
        key=uuid4(),
        case=case,
        with_files=with_files,
        why=why,
        asked_at=at,
        asked_by_id=by.person_id,
        asked_by_name=by.name[:200],
        is_simulated=case.is_simulated,
    )
    words = "Bundle asked for" if with_files else "Bundle of hashes asked for"
    trail.record(case, "bundle.ask", words, by=by, at=at, detail=why, target=bundle, kind=audit.Kind.COMBINATION)
    return bundle


def make(*, bundle: Bundle, at: datetime) -> Bundle:
    """Write a bundle that was asked for into storage; one that is made stays as it is."""
    if bundle.state == BundleState.MADE:
        return bundle
    settings.VAR.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=settings.VAR) as folder:
        path = Path(folder) / "bundle.zip"
        try:
            contents = _write(bundle, path)
        except BundleError as error:
            return _fail(bundle, error.message)
        digest, size = digest_of(path), path.stat().st_size
        key = f"{FOLDER}/{digest[:2]}/{digest}.zip"
        files.adopt(path, key)
    return _made(bundle, contents, by=_asker(bundle), at=at, sha256=digest, size=size, storage_key=key)


def write_for_operator(
    *, reference: str, path: Path, with_files: bool, as_folder: bool, why: str, by: Actor, at: datetime
) -> Bundle:
    """Write a bundle to a path of the operator's, whole or not at all.

    Raises BundleError, NotMade for a case there is not, FileExistsError where something is at the path.
    """
    case = queries.any_case(reference)
    if path.exists():
        raise FileExistsError(errno.EEXIST, "is there already", str(path))
    bundle = begin(case=case, why=why, with_files=with_files, by=by, at=at)
    unfinished = path.with_name(f".{path.name}.{bundle.key.hex[:8]}")
    try:
        contents = _write(bundle, unfinished, as_folder=as_folder)
        unfinished.rename(path)
    except (BundleError, OSError) as error:
        _discard(unfinished)  # it holds evidence
        _fail(bundle, str(error))
        raise
    if as_folder:
        return _made(bundle, contents, by=by, at=at)
    return _made(bundle, contents, by=by, at=at, sha256=digest_of(path), size=path.stat().st_size)


def _discard(unfinished: Path) -> None:
    if unfinished.is_dir():
        shutil.rmtree(unfinished)
    else:
        unfinished.unlink(missing_ok=True)


def _write(bundle: Bundle, path: Path, *, as_folder: bool = False) -> Contents:
    """Gather in one view of the database, then write; what is in it."""
    with transaction.atomic():
        contents = gathering.gather(bundle)
    (writing.write_folder if as_folder else writing.write_zip)(bundle, contents, path)
    return contents


@transaction.atomic
def _made(
    bundle: Bundle,
    contents: Contents,
    *,
    by: Actor,
    at: datetime,
    sha256: str = "",
    size: int = 0,
    storage_key: str = "",
) -> Bundle:
    """It is whole: only now the continuity of each file that is in it tells so. One that is made stays as it is."""
    if guards.lock(bundle).state == BundleState.MADE:
        return bundle
    for stored in contents.files:
        where = {"bundle": str(bundle.key), "path": stored.path}
        continuity.record(stored.file, ContinuityKind.BUNDLED, by=by, at=at, why=bundle.why, detail=where)
    bundle.state, bundle.made_at = BundleState.MADE, at
    bundle.file_count = len(contents.documents) + len(contents.files)
    bundle.sha256, bundle.size, bundle.storage_key = sha256, size, storage_key
    bundle.public_key, bundle.problem = published_key(), ""
    bundle.save()
    maker = Actor.system("Bundles")
    detail = f"SHA-256 {sha256}" if sha256 else ""
    trail.record(bundle.case, "bundle.make", "Bundle made", by=maker, at=at, detail=detail, target=bundle)
    return bundle


def _asker(bundle: Bundle) -> Actor:
    """Whoever asked, for the job that makes it: a person of the force."""
    force = bundle.case.force
    return Actor(
        name=bundle.asked_by_name,
        person_id=bundle.asked_by_id,
        organisation_id=force.pk,
        organisation_name=force.name,
        organisation_kind=force.kind,
    )


def _fail(bundle: Bundle, problem: str) -> Bundle:
    bundle.state, bundle.problem = BundleState.FAILED, problem
    bundle.save(update_fields=["state", "problem"])
    return bundle
