"""Bundles of a case in words."""

from collections.abc import Iterable
from dataclasses import dataclass

from counterpart.base.wording import local_time, size
from counterpart.bundles.models import Bundle, BundleState
from counterpart.desk.presenters.tags import Tag

_TONES = {BundleState.ASKED: "active", BundleState.MADE: "good", BundleState.FAILED: "urgent"}


@dataclass(frozen=True, slots=True)
class BundleCard:
    """One bundle: what stands about it on the page."""

    bundle: Bundle
    tag: Tag
    facts: str

    @property
    def can_be_fetched(self) -> bool:
        return self.bundle.state == BundleState.MADE and bool(self.bundle.storage_key)


def bundle_cards(bundles: Iterable[Bundle]) -> list[BundleCard]:
    """Each bundle, in the order given."""
    return [BundleCard(each, _tag(each), _facts(each)) for each in bundles]


def _tag(bundle: Bundle) -> Tag:
    return Tag(bundle.get_state_display(), _TONES[BundleState(bundle.state)])


def _facts(bundle: Bundle) -> str:
    holds = "with the files" if bundle.with_files else "with the hashes of files"
    how_large = f", {size(bundle.size)}" if bundle.size else ""
    return f"{bundle.asked_by_name}, {local_time(bundle.asked_at)}, {holds}{how_large}"
