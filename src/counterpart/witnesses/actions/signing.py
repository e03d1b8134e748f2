"""Signing: from then on a witness statement never changes."""

from datetime import datetime
from typing import Any

from django.db import transaction

from counterpart.base import audit, files
from counterpart.base.actors import Actor
from counterpart.casework import guards, trail
from counterpart.casework.queries import groups
from counterpart.witnesses import composing, content, pdf, queries, rules
from counterpart.witnesses.actions import drafts
from counterpart.witnesses.errors import NotReady
from counterpart.witnesses.models import WitnessDraft, WitnessStatement
from counterpart.witnesses.templates import Template, templates

FOLDER = "witness-statements"


def sign(*, draft: WitnessDraft, name: str, declares: bool, address: str, by: Actor, at: datetime) -> WitnessStatement:
    """Sign it as `name`, from the network `address`. Raises NotReady, NotOffered, AlreadySigned.

    The PDF is laid out before the transaction, which would otherwise hold the database for a second.
    """
    _refuse_unready(draft, name, declares=declares)
    queries.refuse_where_not_offered(draft.incident, at)
    told = content.unsigned(draft)
    signed, laid = _laid_out(told, templates()[draft.template_code], name=name, address=address, at=at)
    with transaction.atomic():
        drafts.lock_open(draft)
        guards.lock(draft.incident)  # two that sign at once would count the same statements
        if content.unsigned(draft) != told:
            raise NotReady("The statement was changed in another window. Read it again, then sign")
        return _keep(draft, signed, laid, by=by, at=at)


def _refuse_unready(draft: WitnessDraft, name: str, *, declares: bool) -> None:
    if drafts.pages_left(draft):
        raise NotReady("Answer all the questions first")
    if not declares:
        raise NotReady("Tick to say that you have read the declaration and that it is true", "declares")
    if not rules.is_same_name(name, draft.answers["maker_name"]):
        raise NotReady(f"Type your name as it stands in the statement: {draft.answers['maker_name']}", "name")


def _laid_out(
    told: dict[str, Any], template: Template, *, name: str, address: str, at: datetime
) -> tuple[dict[str, Any], pdf.Laid]:
    """The signed content with its PDF: the declaration states how many pages that has."""
    pages = pdf.page_count(told, template)
    for _again in range(2):
        declaration = composing.declaration(template, pages)
        signed = content.signed(told, declaration=declaration, name=name, address=address, pages=pages, at=at)
        laid = pdf.lay_out(signed)
        if laid.pages == pages:
            break
        pages = laid.pages
    return signed, laid


def _keep(draft: WitnessDraft, signed: dict[str, Any], laid: pdf.Laid, *, by: Actor, at: datetime) -> WitnessStatement:
    case = groups.holder(draft.incident)
    statement = WitnessStatement.objects.create(
        key=draft.key,
        draft=draft,
        incident=draft.incident,
        organisation_id=draft.organisation_id,
        amends=draft.amends,
        number=WitnessStatement.objects.filter(incident=draft.incident).count() + 1,
        template_code=draft.template_code,
        maker_name=draft.maker_name,
        content=signed,
        sha256=content.digest(signed),
        pdf_key=files.save(laid.content, folder=FOLDER, suffix=".pdf"),
        pdf_sha256=pdf.digest(laid.content),
        pages=laid.pages,
        signed_at=at,
        signed_by_id=by.person_id,
        signed_from=signed["signature"]["address"],
        is_simulated=draft.is_simulated,
    )
    trail.record(
        case,
        "witness.sign",
        f"{statement.maker_name} signed a witness statement",
        by=by,
        at=at,
        shared=True,
        incident=draft.incident,
        target=statement,
        kind=audit.Kind.COLLECTION,
        data={"sha256": statement.sha256, "pdf_sha256": statement.pdf_sha256},
    )
    return statement
