"""The site's one colour of its own, as a style sheet: custom properties that every other style reads."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import cache_control

WHITE, BLACK = (255, 255, 255), (0, 0, 0)
Colour = tuple[int, int, int]


@cache_control(public=True, max_age=3600)
def theme(_request: HttpRequest) -> HttpResponse:
    """`/theme.css`. A page could not carry it inline: the Content-Security-Policy forbids inline styles."""
    return HttpResponse(style_sheet(settings.SITE_COLOUR), content_type="text/css; charset=utf-8")


def style_sheet(colour: str) -> str:
    """The custom properties of `colour` (`#rrggbb`) and its shades."""
    own = parse(colour)
    shades = {
        "--govuk-brand-colour": own,
        "--govuk-link-colour": own,
        "--govuk-link-hover-colour": mixed(own, BLACK, 0.45),
        "--cp-colour": own,
        "--cp-colour-dark": mixed(own, BLACK, 0.3),
        "--cp-colour-light": mixed(own, WHITE, 0.85),
        "--cp-colour-faint": mixed(own, WHITE, 0.95),
        "--govuk-template-background-colour": mixed(own, WHITE, 0.95),
        "--govuk-surface-background-colour": mixed(own, WHITE, 0.95),
        "--govuk-surface-border-colour": mixed(own, WHITE, 0.6),
    }
    lines = "".join(f"  {name}: {written(shade)};\n" for name, shade in shades.items())
    return f":root {{\n{lines}}}\n"


def parse(colour: str) -> Colour:
    """`#12436d` as red, green, blue from 0 to 255."""
    red, green, blue = bytes.fromhex(colour.removeprefix("#"))
    return red, green, blue


def written(colour: Colour) -> str:
    """The colour as `#rrggbb`."""
    return f"#{bytes(colour).hex()}"


def mixed(colour: Colour, other: Colour, share: float) -> Colour:
    """`colour` with `share` (0 to 1) of `other` in it."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(colour, other, strict=True))
    return red, green, blue
