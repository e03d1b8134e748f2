"""One of everything about images, and the address of every page of it, by name: for walks over all of them."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.urls import reverse

from counterpart.partners.models import InformationSharingAgreement
from counterpart.suspects import renditions
from counterpart.suspects.actions import adding
from counterpart.suspects.models import Nominal, SuspectImage
from counterpart.suspects.tokens import challenge_token
from tests.factories import (
    NOW,
    make_agreement,
    make_case,
    make_circulation,
    make_crime,
    make_identification,
    make_image_challenge,
    make_nominal,
    make_nominal_link,
    make_suspect_image,
)
from tests.factories.suspects import make_picture
from tests.people import People


@dataclass(frozen=True)
class Shown:
    """An image that officers and Beth's partnership are asked about, and a nominal that rests on another."""

    image: SuspectImage
    known: SuspectImage
    agreement: InformationSharingAgreement
    desk: dict[str, str]
    administration: dict[str, str]
    partnership: dict[str, str]
    open: dict[str, str]


def show(people: People, at: Any = NOW) -> Shown:
    """Everything in date from `at`."""
    case = make_case(force=people.norfolk, organisation=people.castle_street, premises=people.castle_street_shop)
    moments = {"added_at": at, "circulated_from": at, "expires_at": at + timedelta(days=28)}
    image = make_suspect_image(case=case, by=people.alice.actor, caption="blue coat", **moments)
    known = make_suspect_image(
        case=case, by=people.alice.actor, image_class="known", content=make_picture(9), **moments
    )
    make_crime(incident=case.primary_incident)
    for each in (image, known):
        each.quality = {"width": 320, "height": 240, "sharpness": 90.0, "brightness": 90.0, "contrast": 40.0}
        each.save()
        renditions.make(each, adding.open_picture(each.file, by=people.alice.actor, at=at))
    agreement = make_agreement(force=people.norfolk, partner=people.beth.organisation)
    officers = make_circulation(image=image, from_at=at)
    make_circulation(image=image, agreement=agreement, from_at=at)
    said = make_identification(image=image, by=people.beth.actor)
    nominal = make_nominal(force=people.norfolk, distinctive="scar on the left hand")
    link = make_nominal_link(nominal=nominal, image=known, by=people.alice.actor)
    challenge = make_image_challenge(force=people.norfolk, told_reference="unknown", name="Sam Example")
    of_one = {"review": said, "undo": link.identification, "end_circulation": officers}
    of_one |= {"challenge": challenge, "attach": challenge}
    return Shown(
        image=image,
        known=known,
        agreement=agreement,
        desk=_desk(image, nominal)
        | {name: reverse(f"desk_images:{name}", args=[one.pk]) for name, one in of_one.items()},
        administration=_administration(agreement),
        partnership=_partnership(image, agreement),
        open={
            "ask": reverse("open_images:ask"),
            "status": reverse("open_images:status", args=[challenge_token(challenge)]),
        },
    )


def _numbered(records: dict[str, Any]) -> dict[str, str]:
    return {name: reverse(f"desk_images:{name}", args=[record.pk]) for name, record in records.items()}


def _desk(image: SuspectImage, nominal: Nominal) -> dict[str, str]:
    of_image = {name: reverse(f"desk_images:{name}", args=[image.key]) for name in _OF_IMAGE}
    sizes = {size: reverse("desk_images:picture", args=[image.key, size]) for size in renditions.SIZES}
    of_case = {name: reverse(f"desk_images:{name}", args=[image.case.reference]) for name in ("of_case", "choose")}
    of_case["add"] = reverse("desk_images:add", args=[image.case.reference, image.file.key])
    of_person = {name: reverse(f"desk_images:{name}", args=[nominal.reference]) for name in ("nominal", "describe")}
    lists = {name: reverse(f"desk_images:{name}") for name in _LISTS}
    return lists | of_image | sizes | of_case | of_person | {"found": lists["people"] + "?text=Jordan"}


def _administration(agreement: InformationSharingAgreement) -> dict[str, str]:
    lists = {name: reverse(f"desk_agreements:{name}") for name in ("agreements", "draft")}
    return lists | {name: reverse(f"desk_agreements:{name}", args=[agreement.pk]) for name in _OF_AGREEMENT}


def _partnership(image: SuspectImage, agreement: InformationSharingAgreement) -> dict[str, str]:
    return {
        "gallery": reverse("business_images:gallery"),
        "answer": reverse("business_images:answer", args=[image.key]),
        **{size: reverse("business_images:picture", args=[image.key, size]) for size in renditions.SIZES},
        "agreements": reverse("business_images:agreements"),
        "agreement": reverse("business_images:agreement", args=[agreement.pk]),
    }


_LISTS = ("register", "know", "identifications", "challenges", "people")
_OF_IMAGE = ("image", "answer", "circulate", "share", "extend", "withdraw", "authorise", "sheet")
_OF_AGREEMENT = ("agreement", "next_version", "sign", "suspend", "resume", "terminate")
