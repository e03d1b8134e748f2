"""What became of the ground around a response: did crime move there (displacement), or fall there too (diffusion)?

Weighted displacement quotient (Bowers and Johnson, 2003), with R the response area, D the buffer around it and C the
comparison area, b before and a after:

    quotient = (Da/Ca - Db/Cb) / (Ra/Ca - Rb/Cb)

It is only asked where the response area is shown to have fallen beside the comparison area: otherwise nothing is known
to have been prevented that could have moved, and the quotient divides by chance.
"""

from dataclasses import dataclass
from enum import StrEnum

from counterpart.core.hotspots.ratios import Counted, Moved, moved


class Spread(StrEnum):
    """What the ground around shows."""

    MORE_DIFFUSION = "diffusion beyond the benefit"
    DIFFUSION = "diffusion"
    NEITHER = "neither"
    DISPLACEMENT = "displacement"
    MORE_DISPLACEMENT = "displacement beyond the benefit"
    NO_BENEFIT = "no benefit"
    TOO_SMALL = "too small"


WORDS = {
    Spread.MORE_DIFFUSION: "Diffusion of benefit: the ground around fell even more than the response area.",
    Spread.DIFFUSION: "Diffusion of benefit: the ground around fell too.",
    Spread.NEITHER: "Neither displacement nor diffusion is shown: chance could explain how the ground around moved.",
    Spread.DISPLACEMENT: "Displacement: some of what was prevented moved to the ground around; less than was gained.",
    Spread.MORE_DISPLACEMENT: "Displacement: the ground around rose by as much as was gained, or more.",
    Spread.NO_BENEFIT: "No fall of the response area is shown, so nothing can be said to have moved.",
    Spread.TOO_SMALL: "Too small to conclude.",
}


@dataclass(frozen=True, slots=True)
class Displacement:
    """`quotient`: None without a benefit that is shown, or where the comparison area had no event before or after."""

    moved: Moved
    quotient: float | None
    spread: Spread

    @property
    def words(self) -> str:
        """What the ground around shows, in a sentence."""
        return WORDS[self.spread]


def displacement(response: Counted, comparison: Counted, buffer: Counted, factor: float = 1.0) -> Displacement:
    """Look at the ground around a response; `factor` is that of `ratios.dispersion`."""
    around, own = moved(buffer, comparison, factor), moved(response, comparison, factor)
    fell = own.shown and own.ratio.value < 1
    quotient = weighted_quotient(response, comparison, buffer) if fell else None
    too_small = around.too_small or own.too_small
    return Displacement(around, quotient, Spread.TOO_SMALL if too_small else _spread(quotient, shown=around.shown))


def weighted_quotient(response: Counted, comparison: Counted, buffer: Counted) -> float | None:
    """The weighted displacement quotient; None where it cannot be asked."""
    if not comparison.before or not comparison.after:
        return None
    gain = _against(response, comparison)
    return _against(buffer, comparison) / gain if gain < 0 else None


def _against(area: Counted, comparison: Counted) -> float:
    return area.after / comparison.after - area.before / comparison.before


def _spread(quotient: float | None, *, shown: bool) -> Spread:
    if quotient is None:
        return Spread.NO_BENEFIT
    if not shown:
        return Spread.NEITHER
    if quotient > 0:
        return Spread.MORE_DIFFUSION if quotient > 1 else Spread.DIFFUSION
    return Spread.MORE_DISPLACEMENT if quotient <= -1 else Spread.DISPLACEMENT
