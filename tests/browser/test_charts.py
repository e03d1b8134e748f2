"""Charts in a real browser: nothing is cut off, and nothing is too small to read, on a telephone or a desk."""

from pathlib import Path

import pytest

from counterpart.core.layouts.charts import frame
from tests.charts import ALL
from tests.needs import chromium_path

pytestmark = [pytest.mark.slow, pytest.mark.needs("chromium")]  # a browser starts
STYLE = Path(frame.__file__).with_name("chart.css").read_text(encoding="utf-8")
POLICY = "default-src 'none'; style-src 'nonce-here'"
CUT_OFF = """svg => [...svg.querySelectorAll('text')].filter(text => {
    const inside = text.getBoundingClientRect(), all = svg.getBoundingClientRect();
    return inside.left < all.left - 1 || inside.right > all.right + 1 || inside.bottom > all.bottom + 1;
}).map(text => text.textContent)"""
SMALLEST = """svg => Math.min(...[...svg.querySelectorAll('text')].map(text =>
    parseFloat(text.getAttribute('font-size')) * svg.getBoundingClientRect().width / svg.viewBox.baseVal.width))"""


def document():
    head = f'<meta http-equiv="Content-Security-Policy" content="{POLICY}"><style nonce="here">{STYLE}</style>'
    return f"<!doctype html><title>Charts</title>{head}" + "".join(frame.both(draw) for draw in ALL.values())


@pytest.mark.parametrize("width", [320, 1280])
def test_charts_fit_their_screen(page, width):
    assert chromium_path()
    refused = []
    page.on("console", lambda message: refused.append(message.text))
    page.set_viewport_size({"width": width, "height": 900})
    page.set_content(document())
    shown = [svg for svg in page.query_selector_all("svg") if svg.is_visible()]
    assert len(shown) == len(ALL)
    assert [svg.evaluate(CUT_OFF) for svg in shown] == [[]] * len(ALL)
    assert all(svg.evaluate(SMALLEST) >= 12 for svg in shown)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert refused == [], "the policy lets all of it stand"
