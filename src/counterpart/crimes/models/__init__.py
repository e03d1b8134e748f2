from counterpart.crimes.models.crime import Crime, VictimKind
from counterpart.crimes.models.external_reference import ExternalReference
from counterpart.crimes.models.further_information import FurtherInformation
from counterpart.crimes.models.incident import Channel, ContactHow, Incident, WhatHappened
from counterpart.crimes.models.occurrence import Occurrence
from counterpart.crimes.models.outcome import Outcome
from counterpart.crimes.models.property_item import PropertyItem
from counterpart.crimes.models.report_draft import ReportDraft
from counterpart.crimes.models.suspect_description import SuspectDescription

__all__ = [
    "Channel",
    "ContactHow",
    "Crime",
    "ExternalReference",
    "FurtherInformation",
    "Incident",
    "Occurrence",
    "Outcome",
    "PropertyItem",
    "ReportDraft",
    "SuspectDescription",
    "VictimKind",
    "WhatHappened",
]
