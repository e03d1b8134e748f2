"""The parts of a report: each a frozen record whose fields are the keys of its JSON.

Parts that can carry a sum of money have a twin without it (`Taken`, `DamageDone`, `MadeOff`), and
`without_loss()` gives the twin. Triage is handed twins only, so loss cannot reach it.
"""

from dataclasses import dataclass, field
from datetime import date, datetime

from counterpart.core.reporting import choices


@dataclass(frozen=True, kw_only=True)
class When:
    """When it happened, as moments in UTC; a range is half-open.

    `chosen` keeps which choice the person took, `from_known_as` the time as typed where a clock
    change made it ambiguous.
    """

    chosen: choices.WhenChosen | None = None
    kind: choices.WhenKind | None = None
    from_at: datetime | None = field(default=None, metadata={"json": "from"})
    to_at: datetime | None = field(default=None, metadata={"json": "to"})
    from_known_as: str = ""


@dataclass(frozen=True, kw_only=True)
class Where:
    """Where it happened: premises on our register, or any other place in words."""

    kind: choices.WhereKind | None = None
    premises_id: int | None = None
    address: str = ""
    town: str = ""
    postcode: str = ""
    area: str = ""
    public_access: bool | None = None


@dataclass(frozen=True, kw_only=True)
class Theft:
    """How a theft was done."""

    how: choices.TheftHow | None = None
    force_used: choices.ForceUsed | None = None
    entered_as_trespasser: bool | None = None


@dataclass(frozen=True, kw_only=True)
class Burglary:
    """What was broken into, and whether they got in."""

    building: choices.Building | None = None
    got_in: bool | None = None


@dataclass(frozen=True, kw_only=True)
class Taken:
    """One thing taken, as triage sees it: no description, quantity or value."""

    category: choices.ItemCategory | None = None
    owner: choices.Owner | None = None
    serial: str = ""
    recovered: bool | None = None


@dataclass(frozen=True, kw_only=True)
class Item:
    """One thing taken, with its value in pence (recorded, never used for triage)."""

    category: choices.ItemCategory | None = None
    description: str = ""
    quantity: int | None = None
    value_pence: int | None = None
    owner: choices.Owner | None = None
    serial: str = ""
    recovered: bool | None = None

    def without_loss(self) -> Taken:
        """Return what triage may see."""
        return Taken(
            category=self.category,
            owner=self.owner,
            serial=self.serial,
            recovered=self.recovered,
        )


@dataclass(frozen=True, kw_only=True)
class DamageDone:
    """What was damaged, as triage sees it."""

    what: choices.Damaged | None = None
    fire: bool | None = None


@dataclass(frozen=True, kw_only=True)
class Damage:
    """What was damaged, with the cost in pence."""

    what: choices.Damaged | None = None
    fire: bool | None = None
    value_pence: int | None = None

    def without_loss(self) -> DamageDone:
        """Return what triage may see."""
        return DamageDone(what=self.what, fire=self.fire)


@dataclass(frozen=True, kw_only=True)
class MadeOff:
    """What was not paid for, as triage sees it."""

    kind: choices.MadeOffFrom | None = None
    vrm: str = ""


@dataclass(frozen=True, kw_only=True)
class MakingOff:
    """What was not paid for, with the sum in pence and the number plate."""

    kind: choices.MadeOffFrom | None = None
    value_pence: int | None = None
    vrm: str = ""

    def without_loss(self) -> MadeOff:
        """Return what triage may see."""
        return MadeOff(kind=self.kind, vrm=self.vrm)


@dataclass(frozen=True, kw_only=True)
class Fraud:
    """What kind of fraud, and whether it calls for the local police."""

    kind: choices.FraudKind | None = None
    offender_present: bool | None = None
    suspect_local: bool | None = None


@dataclass(frozen=True, kw_only=True)
class Cyber:
    """What kind of attack, and whether it goes on."""

    kind: choices.CyberKind | None = None
    in_progress: bool | None = None


@dataclass(frozen=True, kw_only=True)
class Suspect:
    """One person as described; never an ethnicity, religion or orientation."""

    name: str = ""
    known_how: str = ""
    sex: choices.Sex | None = None
    age_from: int | None = None
    age_to: int | None = None
    build: str = ""
    height: str = ""
    hair: str = ""
    clothing: str = ""
    distinctive: str = ""
    vehicle_vrm: str = ""
    vehicle: str = ""
    seen_before: bool | None = None
    direction: str = ""
    under_18: choices.YesNoUnknown | None = None


@dataclass(frozen=True, kw_only=True)
class Occurrence:
    """One of several times told in one report; half-open."""

    from_at: datetime | None = field(default=None, metadata={"json": "from"})
    to_at: datetime | None = field(default=None, metadata={"json": "to"})
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """What could show who did it."""

    cctv: choices.YesNoUnknown | None = None
    overwritten_on: date | None = None
    witnesses: int | None = None
    witness_names: str = ""
    vrm: str = ""
    forensic: bool | None = None
    digital_trail: bool | None = None


@dataclass(frozen=True, kw_only=True)
class Contact:
    """How the business wants to hear from the police."""

    how: choices.ContactHow | None = None
    name: str = ""
    email: str = ""
    phone: str = ""
    slot_id: int | None = None
    agreed_reason: str = ""
    supports_prosecution: choices.YesNoUnsure | None = None
