"""Footage with a signed witness statement about it, and the bundle of that case."""

import shutil
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from django.conf import settings

from counterpart.base.actors import Actor
from counterpart.bundles.actions import making
from counterpart.casework.models import Case, CaseState
from counterpart.core.tables import read_yaml
from counterpart.crimes.models import WhatHappened
from counterpart.crimes.receipts.pdf import is_available
from counterpart.demo.world import World
from counterpart.evidence import storage
from counterpart.evidence.actions import files
from counterpart.evidence.models import Channel
from counterpart.evidence.tickets import open_ticket, ticket_of
from counterpart.witnesses import queries
from counterpart.witnesses.actions import drafts, signing
from counterpart.witnesses.templates import templates

_FOOTAGE = Path("data") / "video" / "one-person-at-a-table.mp4"
_TOLD = Path(__file__).parent / "data" / "witness_statement.yaml"


def show(world: World, *, at: datetime) -> None:
    """One theft of a live case: its footage is sent, spoken about and bundled. Nothing where no case allows it."""
    case = _theft(world)
    if case is None or not is_available():
        return
    business = world.reporters[case.premises_id or 0]
    _send(case, business, at)
    _speak(case, business, at)
    officer = next(actor for actor in world.staff.values() if actor.role == "investigator")
    bundle = making.begin(case=case, why="Shown to the prosecutor", with_files=True, by=officer, at=at)
    making.make(bundle=bundle, at=at)


def _theft(world: World) -> Case | None:
    """The oldest of a business whose reporter has an account."""
    known = [premises for premises, reporter in world.reporters.items() if reporter.is_signed_in]
    live = Case.objects.filter(state__in=(CaseState.NEW, CaseState.OPEN), organisation__isnull=False)
    thefts = live.filter(primary_incident__what_happened=WhatHappened.THEFT, premises__in=known)
    return thefts.select_related("force", "primary_incident").order_by("opened_at", "pk").first()


def _send(case: Case, business: Actor, at: datetime) -> None:
    """A copy is kept, because what is in storage may no longer be changed."""
    ticket = open_ticket(ticket_of(business, case.primary_incident), at)
    with TemporaryDirectory() as folder:
        copy = Path(folder) / "till-3.mp4"
        shutil.copyfile(settings.ROOT / _FOOTAGE, copy)
        kept = storage.keep(copy)
    files.receive(kept=kept, name=copy.name, ticket=ticket, channel=Channel.FORM, by=business, at=at)


def _speak(case: Case, business: Actor, at: datetime) -> None:
    draft = drafts.begin(incident=case.primary_incident, by=business, at=at)
    keys = [str(file.key) for file in queries.files_of(draft)]
    answers = {**read_yaml(_TOLD).values, "maker_name": business.name, "files": keys}
    for page in templates()[draft.template_code].pages:
        drafts.save_page(draft=draft, page=page, answers=answers, by=business, at=at)
    signing.sign(draft=draft, name=business.name, declares=True, address="192.0.2.7", by=business, at=at)
