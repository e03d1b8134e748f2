"""Same as last time: begin a report from one that was sent before."""

from dataclasses import replace

from counterpart.core.reporting.answers import Answers
from counterpart.core.reporting.parts import Evidence, Item, Theft


def same_as_last_time(previous: Answers) -> Answers:
    """Return what is likely to be the same again, for the person to check and complete.

    What happened, how, where, what kind of things, who, and how to make contact stay. Nothing
    stays that says when, how much, who was hurt or threatened, or who was held: that has to be
    told afresh, because triage goes by it.
    """
    return Answers(
        what_happened=previous.what_happened,
        where=previous.where,
        theft=Theft(how=previous.theft.how) if previous.theft else None,
        burglary=previous.burglary,
        items=tuple(Item(category=item.category, owner=item.owner) for item in previous.items),
        damage=previous.damage and replace(previous.damage, fire=None, value_pence=None),
        making_off=previous.making_off and replace(previous.making_off, value_pence=None, vrm=""),
        suspects_known=previous.suspects_known,
        suspects=tuple(replace(each, clothing="", direction="") for each in previous.suspects),
        evidence=Evidence(cctv=previous.evidence.cctv) if previous.evidence else None,
        contact=previous.contact and replace(previous.contact, slot_id=None, agreed_reason=""),
    )
