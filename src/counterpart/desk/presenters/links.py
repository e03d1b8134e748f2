"""Links as pages show them."""

from collections.abc import Iterable, Iterator
from functools import cached_property, partial
from typing import Any

from django.urls import reverse
from markupsafe import Markup

from counterpart.accounts.permissions import Permission
from counterpart.base.actors import Actor
from counterpart.base.wording import day, local_time, plural
from counterpart.core.layouts.charts import balance
from counterpart.core.layouts.charts.balance import Balance, Weight
from counterpart.core.layouts.charts.frame import both
from counterpart.desk.presenters import link_said
from counterpart.desk.presenters.case_frame import Deed
from counterpart.desk.presenters.linked_records import Shown, shown, side_by_side
from counterpart.desk.presenters.tags import Tag
from counterpart.links import policy
from counterpart.links.models import LIVE, Link, LinkKind, LinkReview, LinkState, Separation
from counterpart.links.queries import answering, finding, said
from counterpart.links.queries.joining import Joined
from counterpart.links.sources import stands

_TONES = {LinkState.SUGGESTED: "waiting", LinkState.CONFIRMED: "good"}
# Looks are told in free words, which change with the day and the teller.
_UNWEIGHED = ("Build", "Height", "Hair", "Distinctive")
# What a page calls two records of one kind.
QUESTIONS = {
    LinkKind.PERSON: "Is this the same person?",
    LinkKind.VEHICLE: "Is this the same vehicle?",
    LinkKind.PREMISES: "Are these the same premises?",
    LinkKind.BUSINESS: "Is this the same business?",
}


def state_tag(link: Link) -> Tag:
    return Tag(link.get_state_display(), _TONES.get(LinkState(link.state), "neutral"))


def link_rows(links: Iterable[Link]) -> list[list[Any]]:
    """Rows of a table: the two records, how strong, and what speaks for it most."""
    links = list(links)
    records = shown(record for link in links for record in (link.left, link.right))
    return [
        [
            {"text": records[link.left_id].name, "href": reverse("desk_links:link", args=[link.key])},
            records[link.right_id].name,
            strength(link),
            link.caution or strongest(link),
        ]
        for link in links
    ]


def decided_rows(links: Iterable[Link]) -> list[list[Any]]:
    """The same for what was decided: the two records, what was decided and when."""
    links = list(links)
    records = shown(record for link in links for record in (link.left, link.right))
    return [
        [
            {"text": records[link.left_id].name, "href": reverse("desk_links:link", args=[link.key])},
            records[link.right_id].name,
            link.get_state_display(),
            day(link.decided_at) if link.decided_at else "",
        ]
        for link in links
    ]


def strength(link: Link) -> str:
    """How strong the sum of the weights is, with its bits; no percentage: the models are surer than they should be."""
    return f"{policy.strength(link.weight)} ({link.weight:+.1f})".replace("-", "−")


class LinkPage:
    """One link: the two records, the reasons, and the answers once both are in."""

    def __init__(self, link: Link, *, actor: Actor, joined: Joined | None = None) -> None:
        self.link = link
        self.joined = joined or Joined()
        self.actor = actor
        records = shown((link.left, link.right))
        self.left: Shown = records[link.left_id]
        self.right: Shown = records[link.right_id]
        self.title = QUESTIONS[LinkKind(link.kind)]
        self.state = state_tag(link)
        self.strength = strength(link)

    @property
    def rows(self) -> list[list[str]]:
        """What each record says."""
        return side_by_side(self.left, self.right)

    @property
    def joins(self) -> str:
        """All that would be one, where that is more than the two, and whether somebody said otherwise."""
        if not self.joined.records:
            return ""
        names = "; ".join(self._joined_names[each.pk].name for each in self.joined.records)
        but = " People said of some of them that they are not the same." if self.against else ""
        return f"This would join {plural(len(self.joined.records), 'record')}: {names}.{but}"

    @property
    def against(self) -> list[str]:
        """Who said of which two that they are not the same."""
        return [link_said.against(each, self._joined_names) for each in self.joined.contradictions]

    @property
    def before(self) -> list[tuple[str, str, str]]:
        """What was decided of the same two before, why, and where that stands."""
        return [_before(each) for each in said.before(self.link)]

    @property
    def again(self) -> str:
        return link_said.again(self.link)

    @cached_property
    def _joined_names(self) -> dict[int, Shown]:
        return shown(self.joined.records)

    @cached_property
    def changed(self) -> bool:
        """Whether a record says something else now than when the two were compared."""
        return not stands(self.link)

    @property
    def reasons(self) -> list[list[str]]:
        """Rows of a table: field, what was found, bits."""
        return [[title, words, f"{value:+.1f}".replace("-", "−")] for title, words, value in reason_lines(self.link)]

    @property
    def drawing(self) -> Markup:
        """The same as bars."""
        lines = [Weight(words, value) for _, words, value in reason_lines(self.link)]
        lines[-1] = Weight(lines[-1].label, lines[-1].value, total=True)
        drawn = Balance("How each field weighs", "Speaks against", "Speaks for", tuple(lines))
        return Markup(both(partial(balance.draw, drawn, "weights")))  # noqa: S704 (the drawing escapes its words)

    @property
    def unknown(self) -> str:
        """Fields that are not known of both, in a list."""
        return ", ".join(title.lower() for title in self.link.reasons["unknown"])

    @property
    def unweighed(self) -> str:
        """What both records tell of and no model reads, in a list with how it compares."""
        left, right = self.left.facts, self.right.facts
        told = [each for each in _UNWEIGHED if left.get(each) and right.get(each)]
        same = [left[each].casefold() == right[each].casefold() for each in told]
        return ", ".join(
            f"{each.lower()} ({'the same' if agrees else 'told differently'})"
            for each, agrees in zip(told, same, strict=True)
        )

    @property
    def reviews(self) -> list[LinkReview]:
        return list(finding.reviews_of(self.link))

    @property
    def notice(self) -> str:
        """That answers to the same pair are awaited, and none shown before."""
        if self.link.decided_at and answering.is_open(self.link):
            return "This pair waits for answers again. What was said here is shown once they are in."
        return ""

    @property
    def ended(self) -> str:
        """Who undid or withdrew it, when and why."""
        link = self.link
        if not link.ended_at:
            return ""
        return f"{link.get_state_display()} by {link.ended_by_name}, {local_time(link.ended_at)}: {link.ended_reason}"

    @property
    def why_not(self) -> str:
        """Why the actor has nothing to answer; empty where they have."""
        if self.link.state != LinkState.SUGGESTED:
            return "This link does not wait for an answer."
        if finding.own_review(self.link, self.actor):
            return "Your answer is kept. It counts once somebody else has answered too."
        if self.changed:
            return "It is compared anew within ten minutes. Two people are asked then, about what the records say now."
        why = answering.why_barred(self.link, self.actor.person_id or 0)
        return f"{why}." if why else ""

    @property
    def deeds(self) -> list[Deed]:
        """What the actor can do now."""
        return [Deed(text, reverse(f"desk_links:{name}", args=[self.link.key])) for text, name in self._deeds()]

    def _deeds(self) -> Iterator[tuple[str, str]]:
        if not self.actor.may(Permission.LINK_WORK):
            return
        if self.link.state == LinkState.CONFIRMED:
            yield ("Undo this link", "undo")
        if self.link.state not in LIVE and not answering.is_open(self.link):
            yield ("Suggest this link again", "again")


def _before(said_of: Link | Separation) -> tuple[str, str, str]:
    address = reverse("desk_links:link", args=[said_of.key]) if isinstance(said_of, Link) else ""
    return *link_said.before(said_of), address


def reason_lines(link: Link) -> list[tuple[str, str, float]]:
    """Field, words and bits: the start, each field that is known of both, and the sum."""
    fields = [(each["title"], each["words"], float(each["weight"])) for each in link.reasons["fields"]]
    start = ("Start", "Two records drawn at random", float(link.reasons["start"]))
    return [start, *fields, ("Sum", "All together", link.weight)]


def strongest(link: Link) -> str:
    """The two fields that speak for it most."""
    fields = sorted(link.reasons["fields"], key=lambda each: -each["weight"])
    words = "; ".join(str(each["words"]).lower() for each in fields[:2] if each["weight"] > 0)
    return words.capitalize()
