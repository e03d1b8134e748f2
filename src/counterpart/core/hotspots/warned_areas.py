"""Where businesses may be told of a near repeat: areas of one partition, each wide enough to stand for no one square.

Warnings of areas that overlap could be laid over each other until one square is left.
"""

from collections.abc import Collection, Mapping

from counterpart.core.hotspots.sharing import SharingPolicy
from counterpart.core.hotspots.squares import Square


def warned_area(square: Square, policy: SharingPolicy) -> Square:
    """The area of a square: everybody in it is told the same."""
    return square.block(policy.warned_area)


def is_wide(businesses: Mapping[Square, Collection[str]], policy: SharingPolicy) -> bool:
    """Whether enough squares hold somebody else, whichever business looks; `businesses` by square of one area."""
    everybody = {who for each in businesses.values() for who in each}
    return bool(everybody) and all(_others(businesses, who) >= policy.warned_squares for who in everybody)


def _others(businesses: Mapping[Square, Collection[str]], who: str) -> int:
    return sum(bool({*each} - {who}) for each in businesses.values())
