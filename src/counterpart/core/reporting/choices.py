"""The words that answers may hold. The questions give each its label."""

from typing import Literal

WhatHappened = Literal[
    "theft",
    "burglary",
    "robbery",
    "damage",
    "violence",
    "making_off",
    "fraud",
    "cyber",
    "asb",
    "other",
]
WhenChosen = Literal["now", "last_hour", "exact", "range", "several"]
WhenKind = Literal["point", "range"]
WhereKind = Literal["premises", "place"]
TheftHow = Literal[
    "concealed",
    "walked_out",
    "distraction",
    "till_snatch",
    "stockroom",
    "employee",
    "delivery",
    "other",
]
ForceUsed = Literal["none", "before_or_during", "after"]
Building = Literal["business", "home_business_part", "home"]
ItemCategory = Literal[
    "alcohol",
    "food",
    "meat_cheese",
    "toiletries",
    "baby",
    "clothing",
    "electronics",
    "tobacco_vapes",
    "tools",
    "cash",
    "fuel",
    "other",
]
Owner = Literal["business", "person"]
Damaged = Literal["building", "vehicle", "stock", "equipment", "other"]
MadeOffFrom = Literal["fuel", "meal", "taxi", "other"]
FraudKind = Literal["payment_card", "refund", "invoice", "online", "other"]
CyberKind = Literal["ransomware", "hacking", "phishing", "ddos", "other"]
SuspectsKnown = Literal["none", "described", "named"]
Sex = Literal["male", "female", "unknown"]
YesNoUnknown = Literal["yes", "no", "unknown"]
Detained = Literal["no", "police_not_called", "still_here", "left"]
Violence = Literal["none", "abuse", "threat", "pushed", "hit", "weapon_used"]
Weapon = Literal["none", "seen", "threatened", "used"]
Injury = Literal["none", "minor", "hospital"]
Hate = Literal["none", "race", "religion", "orientation", "disability", "transgender", "other"]
Level = Literal["low", "medium", "high"]
ContactHow = Literal["email", "phone", "none"]
YesNoUnsure = Literal["yes", "no", "unsure"]
