"""Images and identifications as pages show them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time
from functools import cached_property
from typing import Any

from django.urls import reverse

from counterpart.accounts.permissions import Permission
from counterpart.base.actors import Actor
from counterpart.base.wording import day, local_time, plural
from counterpart.casework.models import Case
from counterpart.core.periods import positions
from counterpart.core.periods.local_time import to_local
from counterpart.core.pictures import quality
from counterpart.desk.presenters.case_frame import Deed
from counterpart.desk.presenters.tags import Tag
from counterpart.evidence.models import EvidenceFile
from counterpart.partners import sharing
from counterpart.suspects import rules
from counterpart.suspects.models import Circulation, Identification, IdentificationState, ImageClass, SuspectImage
from counterpart.suspects.queries import galleries, people, register

_QUALITY_TONES = {"good": "good", "fair": "waiting", "poor": "urgent"}
_STATE_TONES = {"offered": "waiting", "confirmed": "good", "rejected": "neutral", "undone": "neutral"}


@dataclass(frozen=True, slots=True)
class Card:
    """One image in a list. `place` is a district or empty."""

    image: SuspectImage
    title: str
    place: str
    tags: tuple[Tag, ...]
    expires: str


def cards(images: Iterable[SuspectImage]) -> list[Card]:
    """In the order given."""
    return [_card(image) for image in images]


def title_of(image: SuspectImage) -> str:
    """Who, where that is known; else what is to be seen."""
    if image.nominal is not None:
        return image.nominal.name
    is_known = image.image_class == ImageClass.KNOWN
    return image.caption or ("Known person" if is_known else "Person whose identity is sought")


@dataclass(frozen=True, slots=True)
class Source:
    """A still or picture of which an image can be made; `href` leads to the form, `picture` to its bytes."""

    name: str
    href: str
    picture: str
    facts: tuple[str, ...]


def sources(case: Case, files: Iterable[EvidenceFile]) -> list[Source]:
    """In the order given."""
    return [_source_of(case, file) for file in files]


def identification_rows(waiting: Iterable[Identification], actor: Actor) -> list[list[Any]]:
    """Rows of a table: whom, by whom, how sure, what it waits for."""
    return [
        [
            {"text": each.named, "href": reverse("desk_images:review", args=[each.pk])},
            each.image.case.reference,
            f"{each.said_by_name}, {each.organisation_name}",
            each.get_confidence_display(),
            local_time(each.said_at),
            _waits_for(each, actor),
        ]
        for each in waiting
    ]


class ImagePage:
    """All that the page of one image shows."""

    def __init__(self, image: SuspectImage, *, at: datetime, actor: Actor) -> None:
        self.image = image
        self.at = at
        self.actor = actor
        self.title = title_of(image)

    @property
    def tags(self) -> list[Tag]:
        return [*_card(self.image).tags]

    @cached_property
    def facts(self) -> list[tuple[str, str]]:
        """Rows of a summary list."""
        image = self.image
        verdict = quality.judge(quality.of_json(image.quality))
        faults = f": {', '.join(verdict.faults).lower()}" if verdict.faults else ""
        size = f"{image.quality['width']} by {image.quality['height']} pixels"
        return [
            ("Reference", image.reference),
            ("Taken from", _source(image)),
            ("Quality", f"{image.get_quality_band_display()}{faults} ({size})"),
            ("Age", self._age()),
            ("Added", f"{local_time(image.added_at)} by {image.added_by_name}"),
            ("Review by", day(image.review_at)),
            ("Expires", local_time(image.expires_at)),
        ]

    @property
    def why_not_shown(self) -> str:
        """Why it is in no gallery although it is in date."""
        return rules.why_not_shown(self.image, self.at)

    @cached_property
    def found_again(self) -> list[dict[str, str]]:
        """Links to images that look like copies of this one."""
        return [
            {
                "text": f"{other.reference} in {other.case.reference}",
                "href": reverse("desk_images:image", args=[other.key]),
                "bits": plural(bits, "bit") + " of 64 differ" if bits else "the same to the last bit",
            }
            for other, bits in register.found_again(self.image, self.at)
        ]

    @cached_property
    def circulations(self) -> list[list[Any]]:
        return [self._circulation(each) for each in register.circulations(self.image)]

    @cached_property
    def identifications(self) -> list[list[Any]]:
        return [
            [
                _person_of(each),
                f"{each.said_by_name}, {each.organisation_name}",
                each.get_confidence_display(),
                each.get_state_display(),
                _deed_of(each),
            ]
            for each in people.of_image(self.image)
        ]

    @property
    def deeds(self) -> list[Deed]:
        """What the actor can do with it now, the likeliest first."""
        deeds = [Deed(text, reverse(f"desk_images:{name}", args=[self.image.key])) for text, name in self._deeds()]
        if self.actor.may(Permission.SEARCH_RUN) and self.image.image_class == ImageClass.SOUGHT:
            deeds.append(Deed("Ask for a candidate search", reverse("desk_searches:ask", args=[self.image.key])))
        return deeds

    def _deeds(self) -> Iterable[tuple[str, str]]:
        image = self.image
        if self.actor.may(Permission.IMAGE_WORK) and not self.why_not_shown:
            if not register.is_shown_to_officers(image, self.at):
                yield ("Circulate to officers", "circulate")
            yield ("Share with a partnership", "share")
        if self.actor.may(Permission.IMAGE_REVIEW) and rules.needs_authority(image):
            yield ("Authorise", "authorise")
        if self.actor.may(Permission.IMAGE_WORK):
            yield ("Keep for longer", "extend")
            yield ("Withdraw", "withdraw")
        if galleries.find_shown_to_officers(self.actor, image.key, self.at) is not None:
            yield ("Briefing sheet (PDF)", "sheet")

    def _age(self) -> str:
        image = self.image
        if image.authorised_at is None:
            return image.get_under_18_display()
        return f"{image.get_under_18_display()}; authorised by {image.authorised_by}: {image.authorised_reason}"

    def _circulation(self, each: Circulation) -> list[Any]:
        runs = each.ended_at is None and each.until_at > self.at
        end: Any = {"text": "End", "href": reverse("desk_images:end_circulation", args=[each.pk])} if runs else "Ended"
        to = str(each.partnership or each.get_audience_display())
        items = _in_words(each.disclosure.items) if each.disclosure else "everything here"
        if runs and self.image.nominal_id and self.image.image_class == ImageClass.SOUGHT:
            items = f"{items}; nobody is asked while the person is identified"
        return [to, items, f"{local_time(each.from_at)} until {_end_of(each)}", each.made_by_name, end]


def _end_of(each: Circulation) -> str:
    """One that runs to midnight is said to run to the end of its last day."""
    is_midnight = to_local(each.until_at).time() == time()
    return f"the end of {day(each.last_day)}" if is_midnight else local_time(each.until_at)


def _in_words(items: Iterable[str]) -> str:
    words = sharing.items()
    return ", ".join(words.get(item, item).lower() for item in items)


class IdentificationPage:
    """What reviewers see beside the question."""

    def __init__(self, identification: Identification, actor: Actor) -> None:
        self.said = identification
        words = identification.get_state_display()
        if identification.state == IdentificationState.OFFERED and identification.reviews.all():
            words = "Waiting for one more person"
        self.state = Tag(words, _STATE_TONES[identification.state])
        self._actor = actor

    @cached_property
    def conflicts(self) -> list[str]:
        """Other names that were given for the same image."""
        own = self.said.named.casefold()
        return [
            f"{each.said_by_name} named {each.named} ({each.get_state_display().lower()})"
            for each in people.others_of(self.said)
            if each.named.casefold() != own
        ]

    @cached_property
    def reviews(self) -> list[str]:
        """What was said before, without what the next reviewer should find out alone."""
        return [f"{each.reviewed_by_name} has reviewed it" for each in self.said.reviews.all()]

    @property
    def why_not(self) -> str:
        """Why this reader may not review it; empty where they may."""
        if self.said.state != "offered":
            return "This identification was decided before."
        reviewed = [each.reviewed_by_id for each in self.said.reviews.all()]
        return rules.why_not_reviewer(self._actor.person_id or 0, self.said.said_by_id, reviewed)


def _source_of(case: Case, file: EvidenceFile) -> Source:
    keys = {"reference": case.reference, "key": file.key}
    size = f"{file.media['width']} × {file.media['height']} pixels" if file.media.get("width") else ""
    moment = file.media.get("position_ms")
    at = f"at {positions.printed(moment)}" if moment is not None else ""
    return Source(
        name=file.name,
        href=reverse("desk_images:add", kwargs=keys),
        picture=reverse("desk_evidence:content", kwargs=keys),
        facts=tuple(part for part in (at, size, local_time(file.received_at)) if part),
    )


def _card(image: SuspectImage) -> Card:
    district = image.case.primary_incident.district
    return Card(
        image=image,
        title=title_of(image),
        place=district.name if district else "",
        tags=tuple(_tags(image)),
        expires=f"Expires {day(image.expires_at)}",
    )


def _tags(image: SuspectImage) -> Iterable[Tag]:
    is_sought, is_identified = image.image_class == ImageClass.SOUGHT, image.nominal_id is not None
    if is_sought and is_identified:
        yield Tag("Identified", "good")
    else:
        yield Tag(image.get_image_class_display(), "active" if is_sought else "neutral")
    yield Tag(f"{image.get_quality_band_display()} quality", _QUALITY_TONES[image.quality_band])
    if image.paused_at is not None:
        yield Tag("Paused", "urgent")
    elif rules.needs_authority(image):
        yield Tag("Needs authority", "waiting")
    elif image.circulated_from is None:
        yield Tag("Not circulated", "neutral")


def _source(image: SuspectImage) -> str:
    moment = f" at {image.frame_ms / 1000:.1f} seconds" if image.frame_ms is not None else ""
    return f"{image.source.name}{moment}"


def _waits_for(each: Identification, actor: Actor) -> str:
    reviews = list(each.reviews.all())
    mine = rules.why_not_reviewer(actor.person_id or 0, each.said_by_id, [one.reviewed_by_id for one in reviews])
    return "Somebody else" if mine else plural(rules.REVIEWERS - len(reviews), "person", "people")


def _person_of(each: Identification) -> Any:
    """The name, leading to the record of the person where it is confirmed that it is them."""
    if each.nominal is None or each.state != IdentificationState.CONFIRMED:
        return each.named
    return {"text": each.named, "href": reverse("desk_images:nominal", args=[each.nominal.reference])}


def _deed_of(each: Identification) -> Any:
    """What can be done with it now."""
    deeds = {IdentificationState.CONFIRMED: ("Undo", "undo"), IdentificationState.OFFERED: ("Review", "review")}
    words, name = deeds.get(IdentificationState(each.state), ("", ""))
    return {"text": words, "href": reverse(f"desk_images:{name}", args=[each.pk])} if name else ""
